"""Times of day are read as people write them, and never guessed from words."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer_app.domain.incoming import RowWarningCode
from organizer_app.exchange.time_shapes import TimeSpan, ends_next_day, read_time_span


def span(start: str, end: str = "") -> tuple[time, time | None]:
    return time.fromisoformat(start), time.fromisoformat(end) if end else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12:00 PM", span("12:00")),
        ("12pm", span("12:00")),
        ("noon", span("12:00")),
        ("12 Noon", span("12:00")),
        ("midnight", span("00:00")),
        ("12:30 am", span("00:30")),
        ("14:00", span("14:00")),
        ("14:00:00", span("14:00")),
        ("1400", span("14:00")),
        ("12h30", span("12:30")),
        ("7 p.m.", span("19:00")),
        ("at 5pm", span("17:00")),
        ("6pm sharp", span("18:00")),
        ("2-4pm", span("14:00", "16:00")),
        ("1- 4PM", span("13:00", "16:00")),
        ("12-1pm", span("12:00", "13:00")),
        ("12-4pm", span("12:00", "16:00")),
        ("9am-12pm", span("09:00", "12:00")),
        ("11-1pm", span("11:00", "13:00")),
        ("11am-1:30pm", span("11:00", "13:30")),
        ("10:30AM - 12PM", span("10:30", "12:00")),
        ("12:00:00 PM - 8pm", span("12:00", "20:00")),
        ("7PM - 9PM", span("19:00", "21:00")),
        ("10am-2", span("10:00", "14:00")),
        ("noon-2", span("12:00", "14:00")),
        ("Noon \u2013 1:00 p.m.", span("12:00", "13:00")),
        ("11a-1p", span("11:00", "13:00")),
        ("12.00-13.00", span("12:00", "13:00")),
        ("10:30 until 12:15", span("10:30", "12:15")),
        ("3 PM to 5 PM local time", span("15:00", "17:00")),
    ],
)
def test_times_and_spans(text: str, expected: tuple[time, time | None]) -> None:
    read = read_time_span(text)
    assert (read.starts, read.ends) == expected
    assert read.code is None


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("10 am ET", "ET"),
        ("2:00 p.m. to 4:00 p.m. EST", "EST"),
        ("7pm (PDT)", "PDT"),
        ("5pm Pacific", "PACIFIC"),
    ],
)
def test_zone_words_are_told(text: str, zone: str) -> None:
    assert read_time_span(text).zone == zone
    assert read_time_span(text).starts is not None


@pytest.mark.parametrize(
    "text", ["evening", "5", "12-4", "25:00", "99:99 PM", "6 PM & 8 PM", "all day", "pm"]
)
def test_what_could_mean_anything_is_unreadable(text: str) -> None:
    assert read_time_span(text) == TimeSpan(code=RowWarningCode.TIME_UNREADABLE)


@pytest.mark.parametrize("text", ["TBD", "tba", "time TBD", "?"])
def test_not_yet_known_is_told_apart_from_unreadable(text: str) -> None:
    assert read_time_span(text).code is RowWarningCode.TIME_TBD


def test_two_in_the_night_without_am_is_doubtful() -> None:
    assert read_time_span("2:00").code is RowWarningCode.TIME_DOUBTFUL
    assert read_time_span("02:00").code is None
    assert read_time_span("2:00").starts == time(2)


def test_an_end_after_midnight_is_on_the_next_day() -> None:
    for text in ("10pm-1am", "8pm - 12am", "8pm-midnight", "22:00-01:30"):
        assert read_time_span(text).next_day
    assert not read_time_span("2pm-1pm").next_day, "a fault to be shown, not a night"
    assert not ends_next_day(time(9), None)


@given(st.text(max_size=30))
def test_any_text_gives_a_span_or_a_code(text: str) -> None:
    read = read_time_span(text)
    assert read.starts is not None or read.code is not None or not text.strip()
