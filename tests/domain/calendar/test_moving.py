"""Actions move by days on their own calendar and by minutes in real time, over clock changes too."""

from dataclasses import replace
from datetime import date, time

import pytest

from organizer_app.domain.calendar.moving import Edge, clock_troubles, resized, shifted
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.time.local_time import WallTimeKind

SPRING, AUTUMN = date(2027, 3, 14), date(2027, 11, 7)


def action(
    day: date | None = date(2027, 4, 17),
    starts: time | None = time(14),
    ends: time | None = time(15, 30),
    zone: str = "America/Chicago",
    ends_day: date | None = None,
) -> CityAction:
    return CityAction(id="a1", day=day, starts=starts, ends=ends, ends_day=ends_day, zone=zone)


def when(moved: CityAction) -> tuple[date | None, time | None, date | None, time | None]:
    return moved.day, moved.starts, moved.ends_day, moved.ends


def test_minutes_over_midnight_take_the_end_along() -> None:
    moved = shifted(action(starts=time(22), ends=time(23, 30)), minutes=60)
    assert when(moved) == (date(2027, 4, 17), time(23), date(2027, 4, 18), time(0, 30))
    moved = shifted(moved, minutes=60)
    assert when(moved) == (date(2027, 4, 18), time(0), None, time(1, 30))


def test_an_hour_over_the_skipped_one_is_two_on_the_clock() -> None:
    night = action(SPRING, time(1, 30), time(4, 30))
    assert when(shifted(night, minutes=60)) == (SPRING, time(3, 30), None, time(5, 30))
    assert when(shifted(shifted(night, minutes=60), minutes=-60)) == when(night)


def test_days_keep_what_the_clock_shows_and_name_what_it_never_shows() -> None:
    moved = shifted(action(date(2027, 3, 13), time(2, 30), time(4)), days=1)
    assert when(moved) == (SPRING, time(2, 30), None, time(4))
    (trouble,) = clock_troubles(moved, "Chicago, IL")
    assert (trouble.wall, trouble.kind) == (time(2, 30), WallTimeKind.SKIPPED)
    moved = shifted(action(date(2027, 11, 6), time(1), time(4)), days=1)
    assert [each.kind for each in clock_troubles(moved, "")] == [WallTimeKind.DOUBLED]
    assert clock_troubles(action(zone=""), "") == ()


def test_without_a_day_nothing_moves_and_without_a_start_only_the_day() -> None:
    assert shifted(action(day=None), days=3, minutes=5) == action(day=None)
    assert shifted(action(starts=None, ends=None), days=1, minutes=60).day == date(2027, 4, 18)
    assert shifted(action(ends=None), minutes=15).ends is None
    assert shifted(action(zone=""), minutes=15).starts == time(14, 15)


@pytest.mark.parametrize(
    ("edge", "minutes", "starts", "ends"),
    [
        (Edge.END, 30, time(14), time(16)),
        (Edge.END, -600, time(14), time(14, 15)),
        (Edge.START, -30, time(13, 30), time(15, 30)),
        (Edge.START, 600, time(15, 15), time(15, 30)),
    ],
)
def test_an_end_is_pulled_and_a_quarter_remains(edge: Edge, minutes: int, starts: time, ends: time) -> None:
    assert when(resized(action(), edge, minutes)) == (date(2027, 4, 17), starts, None, ends)


def test_pulling_gives_an_open_end_a_time() -> None:
    assert resized(action(ends=None), Edge.END, 30).ends == time(15, 30)
    assert resized(action(ends=None, zone=""), Edge.START, -15).starts == time(13, 45)
    assert resized(action(starts=None), Edge.END, 30) == action(starts=None)
    assert resized(action(ends=time(13)), Edge.END, 0).ends == time(15)


def test_an_end_pulled_over_the_doubled_hour_keeps_real_length() -> None:
    night = action(AUTUMN, time(0, 30), time(0, 45))
    assert resized(night, Edge.END, 120).ends == time(1, 45)
    assert resized(night, Edge.END, 180).ends == time(2, 45)
    assert resized(night, Edge.END, 60) == replace(night, ends=time(1, 45))
    assert resized(night, Edge.END, 120) == replace(night, ends=time(1, 45), ends_second=True)


def test_an_action_moved_through_the_doubled_hour_passes_both_times() -> None:
    night = action(AUTUMN, time(0, 30), time(0, 45))
    seen = [shifted(night, minutes=later) for later in (60, 120, 180)]
    assert [(each.starts, each.starts_second) for each in seen] == [
        (time(1, 30), False), (time(1, 30), True), (time(2, 30), False),
    ]  # fmt: skip
    assert [clock_troubles(each, "Albany") != () for each in seen] == [True, False, False]
    assert shifted(seen[1], minutes=-120) == night


def test_an_action_that_ends_as_it_starts_is_taken_for_one_of_the_usual_length() -> None:
    instant = action(ends=time(14))
    assert resized(instant, Edge.END, 0).ends == resized(action(ends=None), Edge.END, 0).ends == time(15)
    minute = action(ends=time(14, 1))
    assert resized(minute, Edge.END, 30).ends == time(14, 31)


def test_without_a_zone_the_wall_clock_is_pulled() -> None:
    open_place = action(zone="")
    assert resized(open_place, Edge.END, 30).ends == time(16)
    assert resized(open_place, Edge.START, 600).starts == time(15, 15)
    night = action(starts=time(23), ends=time(1), ends_day=date(2027, 4, 18), zone="")
    assert when(resized(night, Edge.END, 30)) == (date(2027, 4, 17), time(23), date(2027, 4, 18), time(1, 30))
