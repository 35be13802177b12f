"""Lines of cards are split in a time that only grows with their length, however hostile they are."""

import time

import pytest

from organizer_app.exchange.contacts.vcard_lines import lines_of, unfolded
from organizer_app.exchange.contacts.vcard_reader import read_vcards


@pytest.mark.parametrize(
    "line",
    [
        "X" + ";a" * 28,
        "X" + ";A=A" * 28,
        "X" + ';a="b","b"' * 28,
        'X;a="' + ":" * 400_000,
        "X;" + '"' * 400_000 + ":x",
        "X;ENCODING=QUOTED-PRINTABLE:" + "=\r\n" * 80_000,
        "NOTE:" + "A\r\n " * 400_000,
        "X:" + "\\" * 400_000,
    ],
)
def test_no_line_takes_more_than_a_moment(line: str) -> None:
    before = time.process_time()
    read_vcards(f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana Ruiz\r\n{line}\r\nEND:VCARD\r\n".encode())
    assert time.process_time() - before < 2


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
