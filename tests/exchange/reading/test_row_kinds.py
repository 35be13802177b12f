"""Headings and sums between the rows are told from rows that name a city and nothing else."""

import pytest

from organizer_app.domain.importing.incoming import SkipReason
from organizer_app.exchange.reading.headings import plan_columns
from organizer_app.exchange.reading.row_kinds import ordinary_rows, reason_to_skip

PLAN = plan_columns(["City", "State", "Date", "High", "Notes"], {})


@pytest.mark.parametrize(
    "text",
    [
        "July 15 - West Coast",
        "WEST COAST",
        "Midwest",
        "CA",
        "California",
        "# draft",
        "Confirmed:",
        "12 cities",
        "Friday",
    ],
)
def test_one_cell_that_is_no_city_is_a_section_heading(text: str) -> None:
    assert reason_to_skip([text, "", "", "", ""], PLAN) == (SkipReason.SECTION_HEADING, text)


@pytest.mark.parametrize("text", ["Fargo", "St. Paul", "New York", "Winston-Salem", "Coeur d'Alene"])
def test_a_city_alone_is_an_action_still_to_be_planned(text: str) -> None:
    assert reason_to_skip([text, "", "", "", ""], PLAN) is None


def test_one_cell_outside_the_place_columns_is_a_heading() -> None:
    assert reason_to_skip(["", "", "", "", "call them all"], PLAN) == (
        SkipReason.SECTION_HEADING,
        "call them all",
    )


def test_a_long_heading_is_told_by_its_beginning() -> None:
    assert reason_to_skip(["", "", "", "", "call " * 40], PLAN) == (SkipReason.SECTION_HEADING, "call " * 16)


def test_sums_are_total_lines() -> None:
    for row in (["", "", "", "810", ""], ["TOTAL", "", "", "3,400", ""], ["Grand total:", "12", "", "9", ""]):
        assert reason_to_skip(row, PLAN) == (SkipReason.TOTAL_LINE, "")
    assert reason_to_skip(["Total", "WA", "", "3", ""], PLAN) is None


def test_a_sum_below_the_dates_is_a_total_line_too() -> None:
    counted = ["TOTAL", "", "14", "3400", ""]
    assert not ordinary_rows(PLAN)(counted)
    assert reason_to_skip(counted, PLAN) == (SkipReason.TOTAL_LINE, "")
    assert reason_to_skip(["Fargo", "", "46129", "3400", ""], PLAN) is None
    assert reason_to_skip(["Total Wine", "ND", "5/1", "", ""], PLAN) is None


def test_a_row_with_cells_only_beyond_the_headings_is_no_section() -> None:
    assert reason_to_skip([""] * 5, PLAN) is None


def test_a_narrow_table_has_no_section_headings() -> None:
    assert reason_to_skip(["Midwest", ""], plan_columns(["City", "Date"], {})) is None


def test_rows_with_a_date_and_more_need_no_closer_look() -> None:
    is_ordinary = ordinary_rows(PLAN)
    assert is_ordinary(["Fargo", "", "5/1", "", ""])
    assert not is_ordinary(["", "", "5/1", "", ""])
    assert not is_ordinary(["Fargo", "ND", "", "", ""])
    assert not ordinary_rows(plan_columns(["City"], {}))(["Fargo"])
