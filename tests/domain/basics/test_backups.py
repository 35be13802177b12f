"""Of all backups, everything of two days stays, then one a day, one a week and one a month."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer_app.domain.basics.backups import MONTHS, kept

NOW = datetime(2027, 4, 6, 15, 20, tzinfo=UTC)


def ages(found: set[datetime]) -> list[timedelta]:
    return sorted(NOW - moment for moment in found)


def test_everything_of_two_days_stays() -> None:
    every_half_hour = [NOW - timedelta(minutes=30 * n) for n in range(97)]
    assert kept(every_half_hour, NOW) == set(every_half_hour)


@pytest.mark.parametrize(
    ("from_day", "to_day", "most"), [(3, 14, 12), (15, 56, 7), (57, 183, 5)], ids=["days", "weeks", "months"]
)
def test_older_ones_thin_out(from_day: int, to_day: int, most: int) -> None:
    every_hour = [NOW - timedelta(hours=n) for n in range(24 * 400)]
    old = [
        each
        for each in ages(kept(every_hour, NOW))
        if timedelta(days=from_day) <= each <= timedelta(days=to_day)
    ]
    assert most - 1 <= len(old) <= most + 1


def test_the_newest_of_a_day_stays() -> None:
    day = datetime(2027, 4, 1, tzinfo=UTC)
    made = [day + timedelta(hours=hour) for hour in (9, 17, 12)]
    assert kept([NOW, *made], NOW) == {NOW, day + timedelta(hours=17)}


def test_the_newest_stays_however_old_it_is() -> None:
    old = NOW - timedelta(days=4000)
    assert kept([old, old - timedelta(days=1)], NOW) == {old}
    assert kept([], NOW) == set()


@given(st.lists(st.integers(0, 60 * 24 * 300), max_size=60))
def test_what_stays_does_not_depend_on_how_often_it_is_asked(minutes: list[int]) -> None:
    made = {NOW - timedelta(minutes=each) for each in minutes}
    once = kept(made, NOW)
    assert kept(once, NOW) == once <= made
    assert all(NOW - each <= MONTHS for each in once - {max(made, default=NOW)})
