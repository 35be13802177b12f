"""A book of marks holds what is not left out, between the days that the filter keeps."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer_app.domain.checklists.due_days import DueDay
from organizer_app.domain.rows.action_rows import KeyDateHead
from organizer_app.domain.time.holidays_of_place import HolidayDay
from organizer_app.ui.screens.plan.marks.day_marks import Layer, MarkBook, MarkSources, read, written

SOURCES = MarkSources(
    [KeyDateHead("k", "Hearing", "2027-04-15", None, "", "")],
    [DueDay("2027-04-16", 1, "Van", "", is_permit=False)],
    [HolidayDay("2027-04-17", "Some day", "public", "US")],
    "US",
    today=date(2027, 4, 1),
)


@pytest.mark.parametrize(
    ("hidden", "days"),
    [
        (frozenset[Layer](), {"2027-04-15", "2027-04-16", "2027-04-17"}),
        (frozenset({Layer.KEY_DATES}), {"2027-04-16", "2027-04-17"}),
        (frozenset({Layer.DEADLINES}), {"2027-04-15", "2027-04-17"}),
        (frozenset({Layer.HOLIDAYS}), {"2027-04-15", "2027-04-16"}),
        (frozenset(Layer), set[str]()),
    ],
)
def test_each_layer_is_left_out_alone(hidden: frozenset[Layer], days: set[str]) -> None:
    book = MarkBook(SOURCES._replace(hidden=hidden))
    assert set(book.by_day) == days
    assert book.has_daylight is (Layer.DAYLIGHT not in hidden)


def test_only_the_days_of_the_filter_are_in_it() -> None:
    book = MarkBook(SOURCES._replace(days=("2027-04-16", "2027-04-16")))
    assert set(book.by_day) == {"2027-04-16"}
    assert book.on("2027-04-15") == ()


def test_before_the_day_is_known_nothing_is_due() -> None:
    assert set(MarkBook(SOURCES._replace(today=None)).by_day) == {"2027-04-15", "2027-04-17"}


@given(hidden=st.frozensets(st.sampled_from(Layer)))
def test_what_is_written_is_read_again(hidden: frozenset[Layer]) -> None:
    assert read(written(hidden)) == hidden


def test_codes_of_no_layer_are_left_out() -> None:
    assert read("weather,deadlines,") == {Layer.DEADLINES}
    assert read("") == frozenset()
