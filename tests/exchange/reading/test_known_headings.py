"""Headings are told from other cells, and lists from summaries."""

import pytest

from organizer_app.domain.importing.foreign_files import ForeignTable
from organizer_app.exchange.reading.known_headings import (
    has_known_headings,
    is_action_heading,
    is_known_heading,
)


@pytest.mark.parametrize("cell", ["City", "Start Time", "location__locality", "Time (local)"])
def test_headings_of_actions_are_known(cell: str) -> None:
    assert is_action_heading(cell, set())


def test_headings_of_people_and_a_persons_own_are_known_too() -> None:
    assert is_known_heading("Pronouns", set())
    assert not is_action_heading("Pronouns", set())
    assert is_known_heading("wann", {"wann"})


@pytest.mark.parametrize("cell", ["", "Boise", "City " * 30])
def test_other_cells_are_none(cell: str) -> None:
    assert not is_known_heading(cell, set())


@pytest.mark.parametrize(
    ("rows", "is_list"),
    [
        ([["City", "Date"], ["Boise", "x"]], True),
        ([["Our day", ""], ["", ""], ["City", "Date"]], True),
        ([["slug"], ["350Boise"]], True),
        ([["Cities so far", "12"], ["Expected", "4000"]], False),
        ([["Notes"], ["Call Ana"]], True),
        ([["State", "Count"], ["ID", "3"]], False),
        ([["Totals", ""], ["State", "Expected", "Low", "High"], ["ID", "3", "1", "2"]], False),
        ([["State", "Count", "City"], ["ID", "3", "Boise"]], True),
        ([["Read me first", ""], ["x", "y"]], False),
    ],
)
def test_a_list_has_headings(rows: list[list[str]], *, is_list: bool) -> None:
    assert has_known_headings(ForeignTable(rows, list(range(len(rows))))) is is_list


def test_a_column_that_a_person_named_makes_a_list_of_a_summary() -> None:
    table = ForeignTable([["State", "Count"], ["ID", "3"]], [1, 2])
    assert has_known_headings(table, {"Count"})
