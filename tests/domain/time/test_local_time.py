"""Local wall time and zone are the truth: every derived moment agrees with a known one."""

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer_app.domain.basics.problems import UnknownZone
from organizer_app.domain.time.local_time import (
    LocalMoment,
    WallTimeKind,
    clock_name,
    epoch_minutes,
    from_epoch_minutes,
    instant_from,
    instant_of,
    local_of,
    offset_minutes,
    shown_at,
    wall_time_kind,
    zone_info,
)

PRIME_DAY = date(2019, 7, 15)
NEW_YORK = "America/New_York"
# In 2019 US clocks went forward on 10 March and back on 3 November, at two in the night.
SPRING, AUTUMN = date(2019, 3, 10), date(2019, 11, 3)
ZONES = (
    NEW_YORK, "America/Chicago", "America/Phoenix", "Pacific/Honolulu", "Europe/London", "Asia/Kolkata",
    "Australia/Lord_Howe", "Pacific/Apia", "Pacific/Chatham", "Africa/Casablanca", "America/St_Johns", "UTC",
)  # fmt: skip

moments = st.builds(
    LocalMoment,
    st.dates(min_value=date(1970, 1, 2), max_value=date(2037, 12, 30)),
    st.times().map(lambda wall: wall.replace(second=0, microsecond=0)),
    st.sampled_from(ZONES),
)


@pytest.mark.parametrize(
    ("city", "zone", "hour"),
    [
        ("New York", NEW_YORK, 16),
        ("Arlington", NEW_YORK, 16),
        ("Washington", NEW_YORK, 16),
        ("Minneapolis", "America/Chicago", 17),
        ("Portland", "America/Los_Angeles", 19),
        ("Seattle", "America/Los_Angeles", 19),
        ("San Francisco", "America/Los_Angeles", 19),
    ],
)
def test_noon_on_prime_day_is_the_known_moment_in_every_city(city: str, zone: str, hour: int) -> None:
    moment = LocalMoment(PRIME_DAY, time(12), zone)
    assert instant_of(moment) == datetime(2019, 7, 15, hour, tzinfo=UTC), city


def test_winter_noon_is_an_hour_later_in_utc_than_summer_noon() -> None:
    assert instant_of(LocalMoment(date(2019, 1, 15), time(12), NEW_YORK)).hour == 17
    assert instant_of(LocalMoment(date(2019, 1, 15), time(12), "America/Phoenix")).hour == 19
    assert instant_of(LocalMoment(PRIME_DAY, time(12), "America/Phoenix")).hour == 19


@pytest.mark.parametrize(
    ("day", "wall", "kind"),
    [
        (SPRING, time(1, 59), WallTimeKind.ONCE),
        (SPRING, time(2), WallTimeKind.SKIPPED),
        (SPRING, time(2, 59), WallTimeKind.SKIPPED),
        (SPRING, time(3), WallTimeKind.ONCE),
        (AUTUMN, time(0, 59), WallTimeKind.ONCE),
        (AUTUMN, time(1), WallTimeKind.DOUBLED),
        (AUTUMN, time(1, 59), WallTimeKind.DOUBLED),
        (AUTUMN, time(2), WallTimeKind.ONCE),
    ],
)
def test_clock_changes_skip_and_double_the_right_wall_times(
    day: date, wall: time, kind: WallTimeKind
) -> None:
    assert wall_time_kind(LocalMoment(day, wall, NEW_YORK)) is kind


def test_an_hour_before_midnight_is_doubled_where_the_clock_is_put_back_a_minute_after_it() -> None:
    night = LocalMoment(date(2010, 11, 6), time(23, 30), "America/St_Johns")
    assert wall_time_kind(night) is WallTimeKind.DOUBLED
    assert instant_of(night) == datetime(2010, 11, 7, 2, tzinfo=UTC)


def test_a_whole_day_that_a_zone_left_out_is_skipped() -> None:
    assert wall_time_kind(LocalMoment(date(2011, 12, 30), time(12), "Pacific/Apia")) is WallTimeKind.SKIPPED


def test_a_skipped_wall_time_is_read_with_the_offset_before_the_change() -> None:
    assert instant_of(LocalMoment(SPRING, time(2, 30), NEW_YORK)) == datetime(2019, 3, 10, 7, 30, tzinfo=UTC)


@pytest.mark.parametrize("fold", [1, 0])
def test_a_doubled_wall_time_is_the_first_of_the_two_however_it_was_made(fold: int) -> None:
    moment = LocalMoment(date(2018 + fold, 11, 4 - fold), time(1, 30, fold=fold), NEW_YORK)
    assert instant_of(moment).time() == time(5, 30)


@given(moments)
def test_local_to_utc_and_back_is_the_same_unless_the_clocks_skipped_it(moment: LocalMoment) -> None:
    back = local_of(instant_of(moment), moment.zone)
    assert (back == moment) is (wall_time_kind(moment) is not WallTimeKind.SKIPPED)


@given(st.times(min_value=time(2), max_value=time(2, 59)), st.sampled_from(["America/Chicago", NEW_YORK]))
def test_a_skipped_wall_time_comes_back_later_by_what_was_skipped(wall: time, zone: str) -> None:
    moment = LocalMoment(SPRING, time(wall.hour, wall.minute), zone)
    assert wall_time_kind(moment) is WallTimeKind.SKIPPED
    assert local_of(instant_of(moment), zone) == LocalMoment(SPRING, time(3, wall.minute), zone)


@given(st.datetimes(min_value=datetime(1970, 1, 2), max_value=datetime(2037, 12, 30)), st.sampled_from(ZONES))  # noqa: DTZ001  # Hypothesis wants naive limits
def test_a_moment_seen_in_a_zone_is_that_moment(naive: datetime, zone: str) -> None:
    instant = naive.replace(second=0, microsecond=0, fold=0, tzinfo=UTC)
    assert instant_of(local_of(instant, zone)) == instant


@given(moments, st.booleans())
def test_both_times_of_a_doubled_hour_come_back_as_they_were_and_a_gap_is_named(
    moment: LocalMoment,
    second: bool,  # noqa: FBT001  # drawn like the moment
) -> None:
    meant = replace(moment, is_second=second)
    back = local_of(instant_of(meant), moment.zone)
    kind = wall_time_kind(meant)
    assert ((back.day, back.wall) == (moment.day, moment.wall)) is (kind is not WallTimeKind.SKIPPED)
    if kind is not WallTimeKind.SKIPPED:
        assert back.is_second is (second and kind is WallTimeKind.DOUBLED)
        assert shown_at(moment.day, moment.wall, moment.zone, instant_of(meant)) == back


@pytest.mark.parametrize(("zone", "apart"), [(NEW_YORK, 60), ("Australia/Lord_Howe", 30)])
def test_the_second_of_two_is_later_by_what_the_clock_is_put_back(zone: str, apart: int) -> None:
    day = AUTUMN if zone == NEW_YORK else date(2019, 4, 7)
    first = LocalMoment(day, time(1, 45), zone)
    second = replace(first, is_second=True)
    assert instant_of(second) - instant_of(first) == timedelta(minutes=apart)
    names = [clock_name(first)[1], clock_name(second)[1]]
    assert names[0] - names[1] == apart


@pytest.mark.parametrize(
    "name",
    ["", "Mars/Olympus", "../../etc/passwd", "/etc/passwd", "America", "america/new york", "zone.tab", "a\0b",
     "America/New_York/", "é" * 300, "\ud800"],
)  # fmt: skip
def test_a_name_that_is_no_zone_is_a_problem_that_carries_it(name: str) -> None:
    with pytest.raises(UnknownZone) as unknown:
        zone_info(name)
    assert unknown.value.zone == name


@given(st.text())
def test_no_text_makes_zone_look_up_fail_in_another_way(name: str) -> None:
    with suppress(UnknownZone):
        assert zone_info(name).key == name


def test_a_moment_in_an_unknown_zone_is_a_problem() -> None:
    with pytest.raises(UnknownZone):
        instant_of(LocalMoment(PRIME_DAY, time(12), "Nowhere"))


@pytest.mark.parametrize(
    ("zone", "day", "minutes"),
    [
        (NEW_YORK, PRIME_DAY, -240),
        (NEW_YORK, date(2019, 1, 15), -300),
        ("Asia/Kolkata", PRIME_DAY, 330),
        (NEW_YORK, SPRING, -240),
    ],
)
def test_the_offset_of_a_day_is_the_one_at_noon(zone: str, day: date, minutes: int) -> None:
    assert offset_minutes(zone, day) == minutes


@given(st.integers(min_value=-10_000_000, max_value=100_000_000))
def test_epoch_minutes_go_both_ways(minutes: int) -> None:
    assert epoch_minutes(from_epoch_minutes(minutes)) == minutes
    assert epoch_minutes(from_epoch_minutes(minutes) + timedelta(seconds=59)) == minutes


def test_epoch_minutes_count_from_the_start_of_1970() -> None:
    assert epoch_minutes(datetime(1970, 1, 2, 0, 1, tzinfo=UTC)) == 24 * 60 + 1


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_first_and_the_last_day_there_are_have_a_time_too(day: date) -> None:
    noon = LocalMoment(day, time(12), "UTC")
    assert instant_of(noon) == datetime.combine(day, time(12), tzinfo=UTC)
    assert wall_time_kind(noon) is WallTimeKind.ONCE


def test_a_typed_moment_is_by_the_clock_of_a_zone_unless_it_says_its_offset() -> None:
    wall = datetime.combine(date(2019, 7, 15), time(15, 10))
    assert instant_from(wall, "America/New_York") == datetime(2019, 7, 15, 19, 10, tzinfo=UTC)
    assert instant_from(wall.replace(tzinfo=UTC), "America/New_York") == wall.replace(tzinfo=UTC)
