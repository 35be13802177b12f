"""T-90 and its like are the days that the organizers' own calendar says."""

from datetime import date

import pytest

from organizer_app.domain.basics.problems import BadValue
from organizer_app.domain.time.offsets import Bases, OffsetFrom, OffsetUnit, due_day, shifted
from organizer_app.domain.time.working_days import Region

PRIME_DAY = date(2019, 7, 15)
CALENDAR, WORKING = OffsetUnit.CALENDAR_DAY, OffsetUnit.WORKING_DAY


@pytest.mark.parametrize(
    ("before", "day"),
    [(90, (4, 16)), (60, (5, 16)), (30, (6, 15)), (14, (7, 1)), (5, (7, 10))],
)
def test_days_before_prime_day(before: int, day: tuple[int, int]) -> None:
    found = shifted(PRIME_DAY, -before, CALENDAR, Region())
    assert found == date(2019, *day)
    assert (found - PRIME_DAY).days == -before


def test_working_days_count_in_both_directions() -> None:
    assert shifted(PRIME_DAY, -15, WORKING, Region("US", "CA")) == date(2019, 6, 21)
    assert shifted(date(2019, 7, 3), 1, WORKING, Region()) == date(2019, 7, 5)
    assert shifted(date(2019, 7, 13), 0, WORKING, Region()) == date(2019, 7, 13)


def test_an_offset_counts_from_the_day_it_names() -> None:
    bases = Bases(anchor=PRIME_DAY, start=date(2019, 7, 11), permit_due=None)
    assert due_day(bases, -1, CALENDAR, OffsetFrom.ANCHOR) == date(2019, 7, 14)
    assert due_day(bases, -1, CALENDAR, OffsetFrom.START) == date(2019, 7, 10)
    assert due_day(bases, -1, CALENDAR, OffsetFrom.PERMIT_DUE) is None
    assert due_day(bases, None, CALENDAR, OffsetFrom.ANCHOR) is None


def test_an_offset_beyond_ten_years_or_the_calendar_is_refused() -> None:
    with pytest.raises(BadValue):
        shifted(PRIME_DAY, 4000, CALENDAR, Region())
    with pytest.raises(BadValue):
        shifted(date.max, 1, CALENDAR, Region())
