"""Moving an action keeps what people agreed on: its length, its nights, its wall time."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer_app.domain.basics.problems import UnknownZone
from organizer_app.domain.model.city_actions import (
    OFF,
    PAST,
    ActionStatus,
    CityAction,
    moved_to_day,
    starting_at,
    with_derived_times,
    with_end,
)
from tests.support.builders import PRIME_DAY, a_city_action

NEXT_DAY = PRIME_DAY + timedelta(days=1)
WALLS = st.times().map(lambda wall: time(wall.hour, wall.minute))
DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 1, 1))


def length(action: CityAction) -> timedelta:
    """Return how long an action lasts on the wall clock."""
    assert action.day
    assert action.starts
    assert action.ends
    ends = datetime.combine(action.ends_day or action.day, action.ends, UTC)
    return ends - datetime.combine(action.day, action.starts, UTC)


def overnight() -> CityAction:
    return a_city_action(starts=time(21), ends=time(1), ends_day=NEXT_DAY)


def test_utc_moments_are_derived_from_wall_time_and_zone() -> None:
    ends = time(13, 30)
    action = CityAction(id="a", day=PRIME_DAY, starts=time(12), ends=ends, zone="America/Chicago")
    action = with_derived_times(action, "2026.1")
    assert action.starts_utc == datetime(2019, 7, 15, 17, tzinfo=UTC)
    assert action.ends_utc == datetime(2019, 7, 15, 18, 30, tzinfo=UTC)
    assert action.tzdata_version == "2026.1"


def test_an_end_on_the_next_day_is_derived_on_that_day() -> None:
    assert overnight().ends_utc == datetime(2019, 7, 16, 8, tzinfo=UTC)


@pytest.mark.parametrize("missing", [{"day": None}, {"starts": None, "ends": None}, {"zone": ""}])
def test_nothing_is_derived_where_day_time_or_zone_is_open(missing: dict[str, None]) -> None:
    action = a_city_action(**missing, starts_utc=datetime(2019, 1, 1, tzinfo=UTC), tzdata_version="old")
    assert (action.starts_utc, action.ends_utc, action.tzdata_version) == (None, None, "")


def test_a_typed_utc_moment_does_not_survive() -> None:
    wrong = a_city_action(starts_utc=datetime(2000, 1, 1, tzinfo=UTC))
    assert wrong.starts_utc == datetime(2019, 7, 15, 19, tzinfo=UTC)


def test_deriving_again_changes_nothing() -> None:
    action = a_city_action()
    assert with_derived_times(action, action.tzdata_version) is action
    assert with_derived_times(action, "2027.1").tzdata_version == "2027.1"


def test_a_zone_nobody_knows_is_a_problem() -> None:
    with pytest.raises(UnknownZone):
        a_city_action(zone="America/Gotham")


def test_moving_an_action_keeps_its_wall_times_even_across_a_clock_change() -> None:
    winter = with_derived_times(moved_to_day(a_city_action(), date(2019, 12, 1)), "x")
    assert (winter.starts, winter.ends) == (time(12), time(13))
    assert winter.starts_utc == datetime(2019, 12, 1, 20, tzinfo=UTC)


def test_moving_an_overnight_action_moves_its_end_along() -> None:
    moved = moved_to_day(overnight(), date(2019, 12, 31))
    assert (moved.day, moved.ends_day) == (date(2019, 12, 31), date(2020, 1, 1))


def test_taking_the_day_away_takes_the_day_of_the_end_away() -> None:
    draft = moved_to_day(overnight(), None)
    assert (draft.day, draft.ends_day, draft.starts) == (None, None, time(21))


def test_a_draft_gets_its_first_day() -> None:
    assert moved_to_day(a_city_action(day=None), PRIME_DAY).day == PRIME_DAY


@given(DAYS)
def test_an_action_moved_away_and_back_is_the_same(day: date) -> None:
    for action in (a_city_action(), overnight()):
        assert moved_to_day(moved_to_day(action, day), PRIME_DAY) == action


@given(WALLS)
def test_another_start_keeps_the_length(starts: time) -> None:
    for action in (a_city_action(), overnight()):
        moved = starting_at(action, starts)
        assert moved.starts == starts
        assert length(moved) == length(action)


def test_a_later_start_can_push_the_end_past_midnight_and_an_earlier_one_brings_it_back() -> None:
    late = starting_at(a_city_action(), time(23, 30))
    assert (late.ends, late.ends_day) == (time(0, 30), NEXT_DAY)
    assert starting_at(late, time(12)) == a_city_action(
        starts_utc=late.starts_utc, ends_utc=late.ends_utc, tzdata_version=late.tzdata_version
    )


def test_an_action_that_ends_before_it_starts_keeps_its_end_for_the_check_to_find() -> None:
    slip = starting_at(a_city_action(ends=time(11)), time(14))
    assert (slip.starts, slip.ends, slip.ends_day) == (time(14), time(11), None)


@pytest.mark.parametrize("known", [{"starts": None}, {"ends": None}])
def test_without_start_or_end_only_the_start_changes(known: dict[str, None]) -> None:
    action = a_city_action(**known)
    moved = starting_at(action, time(9))
    assert (moved.starts, moved.ends, moved.ends_day) == (time(9), action.ends, None)


def test_a_start_can_be_taken_away() -> None:
    action = starting_at(a_city_action(), None)
    assert (action.starts, action.ends) == (None, time(13))


@pytest.mark.parametrize(
    ("starts", "ends", "ends_day"),
    [
        (time(21), time(1), NEXT_DAY),
        (time(21), time(9), NEXT_DAY),
        (time(21), time(9, 1), None),
        (time(12), time(11), None),
        (time(12), time(0), NEXT_DAY),
        (time(12), time(12), None),
        (time(12), time(13), None),
    ],
)
def test_an_end_far_before_the_start_is_one_of_the_next_day(
    starts: time, ends: time, ends_day: date | None
) -> None:
    ended = with_end(a_city_action(starts=starts, ends=None), ends)
    assert (ended.ends, ended.ends_day) == (ends, ends_day)


def test_taking_the_end_away_forgets_its_day() -> None:
    assert with_end(overnight(), None).ends_day is None


@pytest.mark.parametrize("missing", [{"day": None}, {"starts": None}])
def test_an_end_of_a_draft_stays_as_typed(missing: dict[str, None]) -> None:
    ended = with_end(a_city_action(**missing), time(1))
    assert (ended.ends, ended.ends_day) == (time(1), None)


def test_what_is_off_is_not_past() -> None:
    assert not OFF & PAST
    assert ActionStatus.LIVE not in OFF | PAST
