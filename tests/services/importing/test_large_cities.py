"""A chat is seen to speak of the large cities of the shipped list, which its reader is given."""

from organizer_app.services.importing.incoming_files import IncomingFile, opened_file
from organizer_app.services.importing.large_cities import large_cities
from tests.support.messy_files import CHAT


def test_large_cities_are_known_as_people_write_them() -> None:
    assert {"boston", "duluth", "saint paul", "new york", "nyc"} <= large_cities()
    assert "rally" not in large_cities()


def test_a_text_is_read_with_them_and_a_table_without() -> None:
    (table,) = opened_file(IncomingFile("chat.txt", "\n".join(CHAT).encode())).tables
    assert [row[table.rows[0].index("city")] for row in table.rows[1:]] == [
        "Boston",
        "Seattle",
        "Denver",
        "Austin",
        "Duluth",
    ]
