"""Hours that may be AM or PM are written in both halves of the day, as cells that leave no doubt."""

from datetime import time

import pytest

from organizer_app.domain.importing.open_hours import open_hours
from organizer_app.domain.importing.written_times import read_time_span


@pytest.mark.parametrize(
    ("text", "as_read", "otherwise"),
    [
        ("6-7", "6:00 PM - 7:00 PM", "6:00 AM - 7:00 AM"),
        ("6-7:30 ET", "6:00 PM - 7:30 PM ET", "6:00 AM - 7:30 AM ET"),
        ("7", "7:00 AM", "7:00 PM"),
        ("9-5", "9:00 AM - 5:00 PM", "9:00 PM - 5:00 AM"),
        ("11-1", "11:00 AM - 1:00 PM", "11:00 PM - 1:00 AM"),
    ],
)
def test_both_meanings_are_cells_without_a_doubt(text: str, as_read: str, otherwise: str) -> None:
    hours = open_hours(text)
    assert hours is not None
    assert (hours.cell_as_read, hours.cell_otherwise) == (as_read, otherwise)
    before, after = read_time_span(text), read_time_span(as_read)
    assert (after.starts, after.ends, after.zone) == (before.starts, before.ends, before.zone)
    for cell, starts in ((as_read, hours.as_read), (otherwise, hours.otherwise)):
        span = read_time_span(cell)
        assert (span.starts, span.code) == (starts, None)


@pytest.mark.parametrize("text", ["", "6 pm", "18:00", "06:00", "12-1:30", "noon", "evening", "TBD"])
def test_hours_that_say_their_half_are_not_asked_about(text: str) -> None:
    assert open_hours(text) is None


def test_an_answer_is_a_time_of_day() -> None:
    hours = open_hours("2:30")
    assert hours is not None
    assert (hours.as_read, hours.otherwise) == (time(14, 30), time(2, 30))
