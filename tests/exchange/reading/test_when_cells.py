"""The moment of a row comes out the same, however it was spread over the cells."""

from datetime import date, time

import pytest

from organizer_app.domain.importing.incoming import RowWarningCode
from organizer_app.domain.importing.written_days import DateRules
from organizer_app.exchange.reading.incoming_fields import Field
from organizer_app.exchange.reading.when_cells import When, read_when

JULY_15 = date(2019, 7, 15)
RULES = DateRules(year=2019)


def when(day: str = "", start: str = "", end: str = "", end_day: str = "", zone: str = "") -> When:
    return read_when(day, end_day, start, end, zone, RULES)


@pytest.mark.parametrize(
    "cells",
    [
        ("7/15/2019", "12pm", "2pm"),
        ("7/15/2019", "12-2pm"),
        ("7/15/2019 12:00 PM - 2:00 PM",),
        ("", "7/15/2019 12:00", "14:00"),
        ("", "2019-07-15T12:00:00", "2019-07-15T14:00:00"),
        ("7/15/2019 8:00 AM", "12pm", "2pm"),
    ],
)
def test_one_moment_in_many_splits(cells: tuple[str, ...]) -> None:
    read = when(*cells)
    assert (read.day, read.starts, read.ends, read.ends_day) == (JULY_15, time(12), time(14), None)
    assert read.faults == ()


def test_an_end_after_midnight_or_with_a_later_date_has_its_day() -> None:
    assert when("7/15/2019", "10pm", "1am").ends_day == date(2019, 7, 16)
    assert when("7/15/2019", "10pm-1am").ends_day == date(2019, 7, 16)
    assert when("7/15/2019", "10am", "4pm", "7/17/2019").ends_day == date(2019, 7, 17)
    assert when("7/15/2019", "10am", "4pm", "7/15/2019").ends_day is None


def test_an_end_before_its_start_is_left_for_the_checks() -> None:
    read = when("7/15/2019", "2pm", "12pm")
    assert (read.starts, read.ends, read.ends_day) == (time(14), time(12), None)


def test_midnight_after_a_spreadsheet_date_is_no_time() -> None:
    assert when("2019-07-15 00:00:00").starts is None


def test_an_instant_becomes_wall_time_of_the_named_zone() -> None:
    read = when("2019-07-15T16:00:00Z", zone="America/New_York")
    assert (read.day, read.starts, read.zone) == (JULY_15, time(12), "America/New_York")
    late = when("1563235200", end_day="1563242400", zone="America/Los_Angeles")
    assert (late.day, late.starts, late.ends) == (JULY_15, time(17), time(19))


def test_an_instant_without_a_usable_zone_stays_in_utc() -> None:
    assert when("2019-07-15T16:00:00Z").zone == "UTC"
    assert when("2019-07-15T16:00:00Z", zone="../../etc/passwd").zone == "UTC"
    assert when("2019-07-15T16:00:00Z", zone="Mars/Olympus_Mons").zone == "UTC"


def test_a_time_with_an_offset_is_the_wall_time_that_was_written() -> None:
    read = when("2019-07-15T12:00:00-04:00")
    assert (read.starts, read.zone) == (time(12), "")


def test_a_spoken_zone_counts_when_no_column_has_one() -> None:
    assert when("7/15", "12pm ET").zone == "ET"
    assert when("7/15", "12pm ET", zone="US/Eastern").zone == "US/Eastern"


def test_faults_name_the_cell() -> None:
    assert when("every Friday", "evening").faults == (
        (RowWarningCode.DATE_UNREADABLE, Field.DATE),
        (RowWarningCode.TIME_UNREADABLE, Field.START),
    )
    assert when("7/15", "TBD").faults == ((RowWarningCode.TIME_TBD, Field.START),)
    assert when("", "noon").faults == ((RowWarningCode.NO_DATE, Field.DATE),)
    assert when("7/15", "noon", "whenever").faults == ((RowWarningCode.TIME_UNREADABLE, Field.END),)


def test_an_assumed_year_is_told_only_when_nobody_gave_it() -> None:
    guessed = DateRules(year=2019, year_is_guessed=True)
    assert read_when("7/15", "", "", "", "", guessed).faults == ((RowWarningCode.YEAR_ASSUMED, Field.DATE),)
    assert when("7/15").faults == ()


def test_another_day_of_the_week_than_the_date_has_is_told() -> None:
    other = RowWarningCode.WEEKDAY_OTHER
    assert when("Tue 7/15/2019").faults == ((other, Field.DATE),)
    assert when("", "Sunday, July 14 2019 noon").faults == ()
    assert when("", "Monday, July 14 2019 noon").faults == ((other, Field.START),)
    assert when("Mon, July 15").faults == ()


def test_a_number_beside_a_date_is_no_day_of_a_spreadsheet() -> None:
    rules = DateRules(serial_years=frozenset({2019}))
    assert read_when("43661", "", "", "", "", rules).day == date(2019, 7, 15)
    found = read_when("7/15/2019", "", "43660", "", "", rules)
    assert (found.day, found.faults) == (date(2019, 7, 15), ((RowWarningCode.TIME_UNREADABLE, Field.START),))


def test_hours_that_look_like_a_day_never_take_the_place_of_the_date() -> None:
    found = when("2027-04-17", "12-1")
    assert (found.day, found.starts, found.ends) == (date(2027, 4, 17), time(12), time(13))
    assert found.faults == ()
    found = when("2027-04-17", "12-1:30")
    assert (found.day, found.ends, found.faults) == (date(2027, 4, 17), time(13, 30), ())
    assert when("", "6-14").day == date(2019, 6, 14), "hours alone are no day, but a day alone is no hours"
    assert when("2027-04-17", "4/18/2027 12:30").day == date(2027, 4, 18)
    assert when("", "4/17/2027 12:30").day == date(2027, 4, 17)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("7", "9 PM", (time(19), time(21))),
        ("7 PM", "9", (time(19), time(21))),
        ("9:00", "5:00", (time(9), time(17))),
        ("2:00", "14:00", (time(2), time(14))),
        ("2", "4", (time(14), time(16))),
        ("2pm", "", (time(14), None)),
        ("7", "", (time(7), None)),
    ],
)
def test_the_other_cell_says_which_half_of_the_day_is_meant(
    start: str, end: str, expected: tuple[time, time | None]
) -> None:
    found = when("7/15", start, end)
    assert (found.starts, found.ends) == expected


def test_a_number_behind_a_day_is_no_hour() -> None:
    assert when("July 15 2").starts is None
    assert when("July 15 2pm").starts == time(14)


def test_a_column_in_24_hours_keeps_its_small_hours() -> None:
    rules = DateRules(year=2019, is_24_hours=True)
    found = read_when("7/15", "", "2:00", "4:00", "", rules)
    assert (found.starts, found.ends, found.faults) == (time(2), time(4), ())


def test_a_bare_end_before_its_start_is_doubted_in_a_column_of_24_hours() -> None:
    exact = DateRules(year=2019, is_24_hours=True)
    for start, end in (("9:00", "5:00"), ("9:00 - 5:00", "")):
        read = read_when("7/15/2019", "", start, end, "", exact)
        assert (read.starts, read.ends, read.ends_day) == (time(9), time(17), None)
        assert read.faults == ((RowWarningCode.TIME_DOUBTFUL, Field.START),)
    night = read_when("7/15/2019", "", "22:00", "2:00", "", exact)
    assert (night.ends, night.ends_day, night.faults) == (time(2), date(2019, 7, 16), ())


def test_a_month_and_two_digits_leave_the_day_open_and_say_so() -> None:
    either = DateRules(year=2019, may_name_months=True)
    read = read_when("Jul-18", "", "", "", "", either)
    assert (read.day, read.faults) == (None, ((RowWarningCode.DAY_OR_YEAR, Field.DATE),))


def test_an_instant_becomes_wall_time_of_a_zone_in_everyday_words() -> None:
    read = when("2019-07-15T16:00:00Z", zone="ET")
    assert (read.day, read.starts, read.zone, read.faults) == (JULY_15, time(12), "ET", ())
