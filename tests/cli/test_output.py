"""Data on standard output is JSON, CSV or aligned columns, and nothing else."""

import csv
import io
import json
from collections.abc import Callable

import pytest

from organizer_app.cli.output import print_csv, print_json, print_table

LONG = "A sentence that is longer than forty letters and ends here."


@pytest.fixture
def out(capsys: pytest.CaptureFixture[str]) -> Callable[[], str]:
    return lambda: capsys.readouterr().out


def test_json_keeps_every_letter_and_null(out: Callable[[], str]) -> None:
    print_json([{"city": "Cañon City", "lead": None}])
    text = out()
    assert json.loads(text) == [{"city": "Cañon City", "lead": None}]
    assert "Cañon" in text


def test_csv_has_headings_joined_lists_and_empty_cells(out: Callable[[], str]) -> None:
    print_csv([{"groups": ["Mijente", "ALIGN"], "lead": None, "title": 'The "gate", noon'}])
    assert list(csv.DictReader(io.StringIO(out()))) == [
        {"groups": "Mijente; ALIGN", "lead": "", "title": 'The "gate", noon'}
    ]
    print_csv([])
    assert out() == ""


def test_columns_are_aligned_and_only_the_last_is_uncut(out: Callable[[], str]) -> None:
    print_table([("a", LONG, LONG), ("bbb", "short", "x")], headings=("H", "Text", "More"))
    first, second, third = out().splitlines()
    assert second.endswith(LONG)
    assert second.count(LONG) == 1
    assert "…" in second
    assert first.index("Text") == second.index("A sentence") == third.index("short")
    assert first.index("More") == third.index("x")


def test_sentences_are_cut_nowhere(out: Callable[[], str]) -> None:
    print_table([(LONG, LONG)], whole=True)
    assert out().count(LONG) == 2


def test_a_line_break_in_a_cell_stays_on_its_line(out: Callable[[], str]) -> None:
    print_table([("one\ntwo", "three\n\nfour")])
    assert out() == "one two  three four\n"


def test_an_empty_table_says_so(out: Callable[[], str]) -> None:
    print_table([], headings=("City",))
    assert out() == "Nothing found.\n"
