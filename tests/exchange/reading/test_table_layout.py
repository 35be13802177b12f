"""Separators and headings are found in the everyday shapes of a table."""

import pytest

from organizer_app.exchange.reading.table_layout import choose_separator, find_header, repeats_header

HEADINGS = {"title", "start", "city", "notes"}


def is_heading(cell: str) -> bool:
    return cell in HEADINGS


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_of_the_headings_wins(separator: str) -> None:
    rows = [["title", "start", "city", "notes"], ["Rally", "noon", "Fargo", '"a, b; c | d"']]
    text = "\r\n".join(separator.join(row) for row in rows * 5)
    assert choose_separator(text, is_heading) == separator


@pytest.mark.parametrize(
    ("text", "separator"),
    [
        ("sep=;\ntitle;start\n", ";"),
        ("\n\ntitle,start,city\nRally,noon,Fargo\n", ","),
        ("a;b;c;d\n" + "x;1,5;2,5;3,5\n" * 9, ";"),
        ("title\tstart\tnotes\n" + "a, b\tnoon\tc, d, e\n" * 6, "\t"),
    ],
)
def test_commas_within_cells_do_not_mislead(text: str, separator: str) -> None:
    assert choose_separator(text, is_heading) == separator


def test_headings_are_found_below_titles() -> None:
    rows = [["Day of action"], ["updated: noon"], ["title", "city"], ["Rally", "Fargo"]]
    assert find_header(rows, is_heading) == 2
    assert find_header([["x", "y"], ["1", "2"]], is_heading) == 0


def test_a_repeated_header_is_one_whatever_its_case_and_gaps() -> None:
    header = ["Title", "City", "Notes"]
    words = frozenset(heading.casefold() for heading in header)
    assert repeats_header(["TITLE", "city", ""], header, words)
    assert not repeats_header(["Title", "Fargo", ""], header, words)
    assert not repeats_header(["Notes", "", ""], header, words)


def test_a_table_of_one_column_is_read_as_one_with_commas() -> None:
    assert choose_separator("city\nFargo\nReno\n", is_heading) == ","
    assert choose_separator("a | b\ncity\nFargo\n", is_heading) == ","
