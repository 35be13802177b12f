"""Days and times are written the way people on the phone say them."""

from datetime import datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer_app.wording.language.dates import (
    clock,
    day_and_clock,
    desk_time,
    long_day,
    month_year,
    short_clock,
    short_day,
    span,
    wall_clock,
    weekday_day,
    weekday_names,
    zone_and_desk,
)
from tests.support.action_rows import make_row


@pytest.mark.parametrize(
    ("minutes", "long", "short"),
    [
        (0, "12:00 AM", "12 AM"),
        (9 * 60, "9:00 AM", "9 AM"),
        (720, "12:00 PM", "Noon"),
        (750, "12:30 PM", "12:30 PM"),
        (17 * 60 + 5, "5:05 PM", "5:05 PM"),
        (1439, "11:59 PM", "11:59 PM"),
        (1500, "1:00 AM", "1 AM"),
    ],
)
def test_clock_times(minutes: int, long: str, short: str) -> None:
    assert (clock(minutes), short_clock(minutes)) == (long, short)


@pytest.mark.parametrize(
    ("starts", "ends", "written"),
    [
        (840, 930, "2:00 – 3:30 PM"),  # noqa: RUF001  # spans are written with an en dash
        (660, 720, "11:00 AM – 12:00 PM"),  # noqa: RUF001  # as above
        (1380, 1500, "11:00 PM – 1:00 AM"),  # noqa: RUF001  # as above
        (840, None, "2:00 PM"),
    ],
)
def test_spans_say_the_half_of_the_day_once(starts: int, ends: int | None, written: str) -> None:
    assert span(starts, ends) == written


@given(st.integers(0, 1439), st.integers(0, 1439))
def test_different_times_are_written_differently(one: int, other: int) -> None:
    assert (clock(one) == clock(other)) is (one == other)


def test_days() -> None:
    assert long_day("2027-04-17") == "Sat, Apr 17 2027"
    assert weekday_day("2027-04-17") == "Sat, Apr 17"
    assert short_day("2027-12-01") == "Dec 1"
    assert month_year(2027, 4) == "April 2027"
    assert weekday_names() == ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def test_the_desk_has_another_clock_and_maybe_another_day() -> None:
    row = make_row("Honolulu", starts=20 * 60)
    assert row.starts_utc is not None
    assert desk_time(row.starts_utc, "America/New_York") == ("2027-04-18", 120)


@pytest.mark.parametrize(
    ("city", "starts", "written"),
    [
        ("Kansas City", 840, "CT · 3:00 PM ET"),
        ("Phoenix", 690, "MST · 2:30 PM ET"),
        ("New York", 840, "ET"),
        ("Honolulu", 1200, "HT · 2:00 AM ET, Apr 18"),
        ("Kansas City", None, "CT"),
    ],
)
def test_where_a_time_holds_and_what_it_is_at_the_desk(city: str, starts: int | None, written: str) -> None:
    row = make_row(city, starts)
    assert zone_and_desk(row.zone, row.day, row.starts, row.starts_utc, "America/New_York") == written


def test_without_a_desk_only_the_zone_is_said() -> None:
    row = make_row("Denver")
    assert zone_and_desk(row.zone, row.day, row.starts, row.starts_utc, "") == "MT"


def test_a_wall_time_and_a_local_moment_are_written_by_their_minutes() -> None:
    assert (wall_clock(time(0, 5)), wall_clock(time(18, 20))) == (clock(5), clock(18 * 60 + 20))
    assert day_and_clock(datetime(2019, 4, 5, 18, 20)) == "Apr 5, 6:20 PM"  # noqa: DTZ001  # a local moment
