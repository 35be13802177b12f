"""Lines of cards are split in a time that only grows with their length, however hostile they are."""

import pytest

from organizer_app.domain.importing.incoming_people import IncomingPerson
from organizer_app.exchange.contacts.vcard_lines import lines_of, unfolded
from organizer_app.exchange.foreign.foreign_file import FileGiven, ForeignReader


@pytest.mark.parametrize(
    "line",
    [
        "X" + ";a" * 2_000_000,
        "X" + ";A=A" * 2_000_000,
        "X" + ';a="b","b"' * 1_000_000,
        'X;a="' + ":" * 4_000_000,
        "X;" + '"' * 8_000_000 + ":x",
        "X;ENCODING=QUOTED-PRINTABLE:" + "=\r\n" * 2_000_000,
        "NOTE:" + "A\r\n " * 2_000_000,
        "X:" + "\\" * 2_000_000,
    ],
    ids=["words", "types", "quoted", "colons", "quotes", "soft breaks", "folds", "backslashes"],
)
def test_a_line_as_long_as_a_file_takes_less_than_the_time_that_a_file_has(line: str) -> None:
    card = f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana Ruiz\r\n{line}\r\nEND:VCARD\r\n"
    # The child that reads it ends after a number of seconds of its own work.
    with ForeignReader() as reader:
        (person,) = reader.read(FileGiven(name="people.vcf", data=card.encode())).people
    assert isinstance(person, IncomingPerson)
    assert person.name == "Ana Ruiz"


def test_a_group_parameters_and_quoted_values_are_told_apart() -> None:
    (line,) = lines_of('item1.TEL;TYPE=CELL,VOICE;X-NOTE="a;b:c";PREF=1:202-555-0142')
    assert (line.group, line.name, line.types) == ("item1", "TEL", ("cell", "voice"))
    assert (line.parameters, line.value) == ({"X-NOTE": "a;b:c", "PREF": "1"}, "202-555-0142")


def test_types_in_one_quoted_list_are_several() -> None:
    (line,) = lines_of('TEL;TYPE="cell,text":202-555-0142')
    assert line.types == ("cell", "text")


def test_a_line_without_a_colon_has_no_name_and_is_kept() -> None:
    (line,) = lines_of("NOTE;no value")
    assert (line.name, line.written) == ("", "NOTE;no value")


def test_folds_and_soft_breaks_are_joined_and_blank_lines_left_out() -> None:
    text = "NOTE:one\r\n  two\r\n\r\nNOTE;QUOTED-PRINTABLE:caf=\r\n=C3=A9\r\nTEL:1\n"
    assert list(unfolded(text)) == ["NOTE:one two", "NOTE;QUOTED-PRINTABLE:caf=\n=C3=A9", "TEL:1"]
    assert [line.text for line in lines_of(text)] == ["one two", "café", "1"]


def test_a_quotation_mark_that_nobody_closed_ends_at_the_first_colon() -> None:
    (line,) = lines_of('TEL;TYPE="cell:202-555-0142')
    assert line.value == "202-555-0142"
