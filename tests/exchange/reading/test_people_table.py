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
        ("Name,Phone,Diet,Emergency contact,Address", TableSubject.PEOPLE),
        ("Name,Email,Street,Zip", TableSubject.PEOPLE),
        ("Name,Email,Venue,Address", TableSubject.ACTIONS),
        ("Name,Address,City,State,Email", TableSubject.ACTIONS),
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


def test_a_second_number_is_another_way_to_reach_the_person() -> None:
    data = b"name,phone_number,mobile_number,tags\nAna Ruiz,206-555-0100,206-555-0199,host\n"
    (person,) = read_people(table_in(data))
    assert isinstance(person, IncomingPerson)
    assert [point.value for point in person.points] == ["206-555-0100", "206-555-0199"]
    assert person.notes == "tags: host"


def test_a_placeholder_is_neither_a_person_nor_a_number() -> None:
    first, second = read_people(table_in(b"Name,Phone,Group\nTBD,617-555-0100,\nAna Ruiz,n/a,TBA\n"))
    assert isinstance(first, RefusedCard)
    assert isinstance(second, IncomingPerson)
    assert (second.points, second.organization) == ((), "")
