"""Hours, lanes and snapping hold on every day of the year, the two of clock changes included."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer_app.domain.calendar.time_grid import (
    DAY,
    HOUR,
    Span,
    WallClock,
    day_span,
    hour_ticks,
    offset_text,
    pack,
    snapped,
    span_of,
    utc_of,
    wall_of,
)
from tests.support.action_rows import make_row

SPRING, AUTUMN = date(2027, 3, 14), date(2027, 11, 7)
NEW_YORK, PHOENIX = "America/New_York", "America/Phoenix"


@pytest.mark.parametrize(("day", "hours"), [(SPRING, 23), (AUTUMN, 25), (date(2027, 4, 17), 24)])
def test_a_day_is_as_long_as_its_clock_makes_it(day: date, hours: int) -> None:
    span = day_span(day, NEW_YORK)
    assert (span.ends - span.starts) / HOUR == hours
    assert day_span(day, PHOENIX).ends - day_span(day, PHOENIX).starts == DAY


def test_a_skipped_hour_is_marked_once() -> None:
    ticks = hour_ticks(day_span(SPRING, NEW_YORK), NEW_YORK)
    assert [tick.wall // HOUR for tick in ticks] == [0, 1, *range(3, 24), 0]
    assert [(tick.wall, tick.skipped) for tick in ticks if tick.skipped] == [(180, 60)]
    assert not any(tick.is_again for tick in ticks)


def test_a_doubled_hour_is_marked_the_second_time() -> None:
    ticks = hour_ticks(day_span(AUTUMN, NEW_YORK), NEW_YORK)
    assert [tick.wall // HOUR for tick in ticks][:4] == [0, 1, 1, 2]
    assert [tick.is_again for tick in ticks][:4] == [False, False, True, False]
    assert not any(tick.skipped for tick in ticks)


def test_hours_of_a_zone_that_is_half_an_hour_off_lie_between_those_of_the_desk() -> None:
    ticks = hour_ticks(day_span(date(2027, 4, 17), NEW_YORK), "America/St_Johns")
    assert {tick.utc % HOUR for tick in ticks} == {30}
    assert {tick.wall % HOUR for tick in ticks} == {0}
    assert len(ticks) == 24


def test_a_clock_half_an_hour_off_jumps_by_half_an_hour() -> None:
    ticks = hour_ticks(day_span(date(2026, 10, 4), "Australia/Lord_Howe"), "Australia/Lord_Howe")
    assert [tick.skipped for tick in ticks if tick.skipped] == [30]


def test_wall_and_utc_are_each_others_reverse() -> None:
    utc = utc_of(SPRING, 26 * HOUR, NEW_YORK)
    assert wall_of(utc, NEW_YORK) == WallClock("2027-03-15", 120)


def test_offsets_are_written_with_their_half_hours() -> None:
    utc = utc_of(date(2027, 4, 17), 720, NEW_YORK)
    texts = [offset_text(zone, utc) for zone in (NEW_YORK, "Asia/Kolkata", "Europe/London")]
    assert texts == ["UTC−4", "UTC+5:30", "UTC+1"]  # noqa: RUF001  # a minus sign


def test_an_action_without_a_sound_end_lasts_an_hour() -> None:
    row = make_row("Boston", 600)
    assert row.starts_utc is not None
    hour = Span(row.starts_utc, row.starts_utc + 60)
    assert span_of(row) == hour
    assert span_of(row._replace(ends_utc=row.starts_utc - 30)) == hour
    assert span_of(row._replace(ends_utc=row.starts_utc + 90)) == Span(row.starts_utc, row.starts_utc + 90)
    assert span_of(make_row("Boston", None)) is None


@pytest.mark.parametrize(("minutes", "step", "there"), [(7, 15, 0), (8, 15, 15), (-8, 15, -15), (62, 5, 60)])
def test_snapping_goes_to_the_nearest_step(minutes: int, step: int, there: int) -> None:
    assert snapped(minutes, step) == there


spans = st.lists(
    st.builds(lambda start, length: Span(start, start + length), st.integers(0, 400), st.integers(1, 200)),
    max_size=40,
)


@given(spans, st.integers(1, 4))
def test_nothing_in_a_lane_covers_anything_and_nothing_is_lost(found: list[Span], most: int) -> None:
    packed = pack(found, most)
    assert packed.lanes <= most
    taken = [(slot.lane, found[slot.number]) for slot in packed.slots]
    taken += [(crowd.lane, crowd.span) for crowd in packed.crowds]
    for number, (lane, span) in enumerate(taken):
        for other_lane, other in taken[number + 1 :]:
            assert lane != other_lane or span.ends <= other.starts or other.ends <= span.starts
    seen = [slot.number for slot in packed.slots] + [i for crowd in packed.crowds for i in crowd.members]
    assert sorted(seen) == list(range(len(found)))


def test_lanes_are_shared_by_neighbours_alone() -> None:
    packed = pack([Span(0, 60), Span(30, 90), Span(100, 120)], 3)
    assert [(slot.lane, slot.lanes) for slot in packed.slots] == [(0, 2), (1, 2), (0, 1)]


def test_a_crowd_is_counted_by_the_hour() -> None:
    packed = pack([Span(0, 90)] * 10 + [Span(60, 90)] * 5, 3)
    assert [(crowd.span, len(crowd.members)) for crowd in packed.crowds] == [
        (Span(0, 60), 8),
        (Span(60, 90), 5),
    ]
    assert packed.lanes == 3


@given(spans, st.integers(1, 4))
def test_no_crowd_takes_the_room_of_a_single_one(found: list[Span], most: int) -> None:
    assert all(len(crowd.members) > 1 for crowd in pack(found, most).crowds)


def test_one_that_finds_no_lane_is_shown_instead_of_counted_or_counted_with_the_next_crowd() -> None:
    at_once = [Span(0, 240)] * 2
    packed = pack([*at_once, Span(0, 60), *[Span(120, 180)] * 2], 3)
    assert (2, 2) in [(slot.number, slot.lane) for slot in packed.slots]
    assert [len(crowd.members) for crowd in packed.crowds] == [2]
    packed = pack([*at_once, Span(0, 150), *[Span(120, 180)] * 2], 3)
    assert [(crowd.span, len(crowd.members)) for crowd in packed.crowds] == [(Span(0, 180), 3)]


def test_one_that_is_over_as_the_next_crowd_begins_stands_beside_it() -> None:
    packed = pack([*[Span(0, 240)] * 2, Span(0, 120), *[Span(120, 180)] * 2], 3)
    assert (2, 2) in [(slot.number, slot.lane) for slot in packed.slots]
    assert [(crowd.span, len(crowd.members)) for crowd in packed.crowds] == [(Span(120, 180), 2)]


def test_a_crowd_late_in_its_hour_is_high_enough_for_its_count() -> None:
    late = [Span(45, 105)] * 4
    assert [crowd.span for crowd in pack(late, 3).crowds] == [Span(45, 70)]
    early = [Span(35, 95)] * 4
    assert [crowd.span for crowd in pack([*early, *[Span(60, 120)] * 4], 3).crowds] == [
        Span(35, 60),
        Span(60, 120),
    ]
    (joined,) = pack([*late, *[Span(60, 120)] * 4], 3).crowds
    assert (joined.span, len(joined.members)) == (Span(45, 120), 6)
