"""Times of day are read as people write them, and never guessed from words."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer_app.domain.basics.problems import UnclearError
from organizer_app.domain.importing.incoming import RowWarningCode
from organizer_app.domain.importing.written_times import (
    TimeSpan,
    ends_next_day,
    hours_meant,
    is_24_hours,
    read_time_span,
    time_meant,
)


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
    "text",
    [
        "evening",
        "25:00",
        "99:99 PM",
        "10:60",
        "6 PM & 8 PM",
        "all day",
        "pm",
        "13pm",
        "0 am",
        "25",
        "\u0967\u096a",
    ],
)
def test_what_could_mean_anything_is_unreadable(text: str) -> None:
    assert read_time_span(text) == TimeSpan(code=RowWarningCode.TIME_UNREADABLE)


@pytest.mark.parametrize("text", ["TBD", "tba", "time TBD", "?"])
def test_not_yet_known_is_told_apart_from_unreadable(text: str) -> None:
    assert read_time_span(text).code is RowWarningCode.TIME_TBD


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1", span("13:00")),
        ("2", span("14:00")),
        ("6", span("18:00")),
        ("7", span("07:00")),
        ("11", span("11:00")),
        ("12", span("12:00")),
        ("2:00", span("14:00")),
        ("230", span("14:30")),
        ("2-4", span("14:00", "16:00")),
        ("11-1", span("11:00", "13:00")),
        ("9-5", span("09:00", "17:00")),
        ("6-8", span("18:00", "20:00")),
        ("9:00 - 5:00", span("09:00", "17:00")),
    ],
)
def test_a_bare_hour_is_read_by_one_rule_and_is_doubtful(
    text: str, expected: tuple[time, time | None]
) -> None:
    read = read_time_span(text)
    assert (read.starts, read.ends, read.code) == (*expected, RowWarningCode.TIME_DOUBTFUL)


@pytest.mark.parametrize("text", ["12-2", "12 - 2:00", "12:00-2", "12:00 to 2:00"])
def test_what_ends_early_after_twelve_is_after_noon_without_a_doubt(text: str) -> None:
    read = read_time_span(text)
    assert (read.starts, read.ends, read.code) == (time(12), time(14), None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("02:00", span("02:00")),
        ("2:00:00", span("02:00")),
        ("2 am", span("02:00")),
        ("7-9pm", span("19:00", "21:00")),
        ("9pm-1", span("21:00", "01:00")),
        ("22:00-2:00", span("22:00", "02:00")),
        ("2:00-14:00", span("02:00", "14:00")),
        ("0900-1700", span("09:00", "17:00")),
        ("10:00-11:30", span("10:00", "11:30")),
        ("13:00 PM", span("13:00")),
    ],
)
def test_what_is_written_decides_over_the_rule(text: str, expected: tuple[time, time | None]) -> None:
    read = read_time_span(text)
    assert (read.starts, read.ends, read.code) == (*expected, None)


def test_a_column_in_24_hours_decides_over_the_rule() -> None:
    assert is_24_hours({"14:00", "2:00", ""})
    assert is_24_hours({"2019-07-15 14:00", "1430"})
    for cells in ({"2:00", "9:00"}, {"14:00", "2 pm"}, {"14:00", "2:00 P.M."}, {"2019-07-15"}, set()):
        assert not is_24_hours(cells)
    assert read_time_span("2:00", is_exact=True) == TimeSpan(time(2))
    assert read_time_span("2:00-4:00", is_exact=True) == TimeSpan(time(2), time(4))
    assert read_time_span("2:00 pm", is_exact=True).starts == time(14)


def test_a_field_of_one_time_refuses_what_it_cannot_hold() -> None:
    assert (time_meant(""), time_meant(" 2 ")) == (None, time(14))
    assert hours_meant("12-2pm") == (time(12), time(14))
    assert (hours_meant(" "), hours_meant("2")) == ((None, None), (time(14), None))
    for text in ("12-2pm", "2 PM ET", "TBD", "at two", "x"):
        with pytest.raises(UnclearError):
            time_meant(text)
    for text in ("2-4 PM ET", "TBD"):
        with pytest.raises(UnclearError):
            hours_meant(text)


def test_an_end_after_midnight_is_on_the_next_day() -> None:
    for text in ("10pm-1am", "8pm - 12am", "8pm-midnight", "22:00-01:30"):
        assert read_time_span(text).next_day
    assert not read_time_span("2pm-1pm").next_day, "a fault to be shown, not a night"
    assert not ends_next_day(time(9), None)


@given(st.text(max_size=30))
def test_any_text_gives_a_span_or_a_code(text: str) -> None:
    read = read_time_span(text)
    assert read.starts is not None or read.code is not None or not text.strip()


def test_an_end_before_its_start_is_in_the_afternoon_also_beside_times_of_24_hours() -> None:
    span = read_time_span("9:00 - 5:00", is_exact=True)
    assert (span.starts, span.ends, span.code) == (time(9), time(17), RowWarningCode.TIME_DOUBTFUL)
    assert read_time_span("22:00 - 2:00", is_exact=True).ends == time(2)
    assert read_time_span("09:00 - 05:00", is_exact=True).ends == time(5)
    assert read_time_span("9:00 - 14:00", is_exact=True).code is None


def test_a_text_is_read_up_to_its_greatest_length_and_no_further() -> None:
    padded = "2pm".rjust(3) + " " * 76 + "."
    assert len(padded) == 80
    assert read_time_span(padded).starts == time(14)
    assert read_time_span(padded[:-1] + " .").code is RowWarningCode.TIME_UNREADABLE


def test_an_end_equal_to_its_start_is_twelve_hours_later_also_in_a_column_of_24_hours() -> None:
    found = read_time_span("9:00 - 9:00", is_exact=True)
    assert (found.starts, found.ends, found.code) == (time(9), time(21), RowWarningCode.TIME_DOUBTFUL)
