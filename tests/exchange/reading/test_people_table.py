"""Tables of people, of groups and of actions are told apart by their headings."""

import pytest

from organizer_app.domain.importing.incoming_people import IncomingPerson, RefusedCard, TableSubject
from organizer_app.exchange.reading.people_table import read_people, subject_of
from tests.support.foreign_tables import table_in


@pytest.mark.parametrize(
    ("head", "subject"),
    [
        ("Name,Phone,Email", TableSubject.PEOPLE),
        ("First name;Last name;Mobile", TableSubject.PEOPLE),
        ("Name,Role,City", TableSubject.PEOPLE),
        ("Full Name\tPronouns", TableSubject.PEOPLE),
        ("Group,Network,Website", TableSubject.GROUPS),
        ("Name,Credit name", TableSubject.GROUPS),
        ("Organization,City", TableSubject.GROUPS),
        ("Partner", TableSubject.GROUPS),
        ("slug", TableSubject.GROUPS),
        ("City,State,Date", TableSubject.ACTIONS),
        ("City,State,Host Name,Host Email,Time", TableSubject.ACTIONS),
        ("Name,Date,Phone", TableSubject.ACTIONS),
        ("City,Group", TableSubject.ACTIONS),
        ("Name,Phone,Role,City,State", TableSubject.PEOPLE),
        ("City,State,Lead,Phone,Backup", TableSubject.ACTIONS),
        ("what,ever", TableSubject.ACTIONS),
    ],
)
def test_headings_say_what_rows_are(head: str, subject: TableSubject) -> None:
    separator = next((each for each in ",;\t" if each in head), ",")
    row = separator.join("x" for _cell in head.split(separator))
    assert subject_of(table_in(f"{head}\n{row}\n".encode())) is subject


def test_a_long_file_is_known_by_its_beginning() -> None:
    rows = b"".join(b"Ana Ruiz %d,206-555-0100\n" % number for number in range(5_000))
    assert subject_of(table_in(b"Name,Phone\n" + rows)) is TableSubject.PEOPLE


def test_a_placeholder_is_neither_a_person_nor_a_number() -> None:
    first, second = read_people(table_in(b"Name,Phone,Group\nTBD,617-555-0100,\nAna Ruiz,n/a,TBA\n"))
    assert isinstance(first, RefusedCard)
    assert isinstance(second, IncomingPerson)
    assert (second.points, second.organization) == ((), "")
