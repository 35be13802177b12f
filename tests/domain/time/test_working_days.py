"""Offices close on weekends and public holidays, and each state has its own."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer_app.domain.basics.problems import BadValue
from organizer_app.domain.time.working_days import (
    MOST_DAYS,
    Region,
    holiday_name,
    holidays_between,
    is_working_day,
    region_of,
    shifted_working_days,
    working_days_between,
)
from tests.support.builders import a_place

PRIME_DAY = date(2019, 7, 15)
US = Region()


def test_fifteen_working_days_before_prime_day_skip_the_fourth_of_july() -> None:
    assert shifted_working_days(PRIME_DAY, -15, US) == date(2019, 6, 21)
    assert shifted_working_days(PRIME_DAY, -15, Region("ZZ")) == date(2019, 6, 24), (
        "nobody knows ZZ's holidays"
    )
    assert holidays_between(date(2019, 6, 21), PRIME_DAY, US) == [(date(2019, 7, 4), "Independence Day")]
    assert holiday_name(date(2019, 7, 5), US) == ""


@pytest.mark.parametrize(
    ("day", "region", "works"),
    [
        (date(2019, 4, 15), Region("US", "MA"), False),
        (date(2019, 4, 15), Region("US", "NY"), True),
        (date(2019, 7, 4), Region("US", "XX"), False),
        (date(2019, 7, 13), Region("ZZ"), False),
        (date(2019, 7, 5), Region("AE"), False),
    ],
    ids=[
        "Patriots' Day in MA",
        "and not in NY",
        "a state nobody knows has the country's",
        "Saturday",
        "Friday in 2019",
    ],
)
def test_a_region_has_days_off_of_its_own(day: date, region: Region, works: bool) -> None:  # noqa: FBT001  # a column of the table
    assert is_working_day(day, region) is works


@given(st.dates(date(2000, 1, 1), date(2030, 1, 1)), st.integers(-120, 120))
def test_so_many_working_days_lie_between_a_day_and_its_shift(day: date, count: int) -> None:
    assert working_days_between(day, shifted_working_days(day, count, US), US) == count or not is_working_day(
        day, US
    )


@pytest.mark.parametrize("count", [MOST_DAYS, -MOST_DAYS])
def test_ten_years_are_the_farthest_offset(count: int) -> None:
    anywhere = Region("ZZ")
    assert (
        working_days_between(PRIME_DAY, shifted_working_days(PRIME_DAY, count, anywhere), anywhere) == count
    )
    with pytest.raises(BadValue):
        shifted_working_days(PRIME_DAY, count + (1 if count > 0 else -1), anywhere)


def test_an_offset_beyond_ten_years_or_the_calendar_is_refused() -> None:
    with pytest.raises(BadValue):
        shifted_working_days(PRIME_DAY, -4000, US)
    with pytest.raises(BadValue):
        shifted_working_days(date.min, -3, Region("ZZ"))


def test_an_office_is_where_its_place_is() -> None:
    assert region_of(None) == region_of(a_place(country="", admin1="")) == Region("US", "")
    assert region_of(a_place(country="", admin1="MA")) == Region("US", "MA")
    assert region_of(a_place(country="CA", admin1="QC")) == Region("CA", "QC")
