"""Pixels of the strip: whole hours, quarters under the pointer, stacks that can be seen."""

from organizer_app.domain.calendar.concurrency import Concurrency, UtcSpan, ZoneCurve
from organizer_app.ui.screens.plan.strip.live_strip import axis_of, joined, layers, runs, tallest

START = 60 * 24 * 365 * 50 // 60 * 60 + 30
EMPTY = (0, 0, 0, 0, 0, 0)
ONE = (0, 0, 1, 0, 0, 0)
DAY = Concurrency(START, (ZoneCurve("UTC", 2, (ONE, ONE, (1, 0, 2, 0, 0, 0), EMPTY, ONE)),), {}, None)


def test_the_axis_goes_from_whole_hour_to_whole_hour() -> None:
    axis = axis_of(DAY, 100, 240)
    assert (axis.start, axis.end) == (START - 30, START + 90)
    assert axis.x_of(START - 30) == 100
    assert axis.x_of(START + 90) == 340
    assert [mark.x for mark in axis.hours("UTC", 40)] == [100, 220, 340]
    assert [mark.minutes % 60 for mark in axis.hours("America/New_York", 40)] == [0, 0, 0]
    assert [mark.x for mark in axis.hours("UTC", 200)] == [100, 340]


def test_a_pixel_lies_in_a_quarter_hour_of_the_day() -> None:
    axis = axis_of(DAY, 100, 240)
    assert axis.quarter_at(101) == START - 30
    assert axis.quarter_at(161) == START
    assert axis.quarter_at(-50) == START - 30
    assert axis.quarter_at(9999) == START + 75


def test_equal_neighbours_are_one_run_and_gaps_are_none() -> None:
    assert runs(DAY.curves[0].quarters) == [(0, 2, ONE), (2, 3, (1, 0, 2, 0, 0, 0)), (4, 5, ONE)]
    assert tallest(DAY) == 3
    assert tallest(Concurrency(0, (), {}, None)) == 0


def test_a_level_that_is_there_can_be_seen_and_ready_ones_stand_lowest() -> None:
    stack = layers((1, 0, 0, 0, 999, 0), 1000, 20)
    assert [level for level, _bottom, _top in stack] == [4, 0]
    assert all(top - bottom >= 2 for _level, bottom, top in stack)
    assert stack[-1][2] <= 20.01
    assert layers(EMPTY, 10, 20) == []


def test_a_span_is_the_same_in_both_directions() -> None:
    assert joined(30, 60) == joined(60, 30) == UtcSpan(30, 75)
