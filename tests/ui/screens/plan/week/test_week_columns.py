"""Quiet days lend their room to days with much at once; together they always fill the week."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from organizer_app.ui.screens.plan.week.week_columns import MOST_LANES, DayWish, column_edges, lanes_in

WEEK = 7 * 160


def widths(wanted: list[int], width: int = WEEK, zoom: float = 1.0) -> list[int]:
    edges = column_edges([DayWish(each) for each in wanted], width, zoom)
    return [end - begin for begin, end in pairwise(edges)]


@given(
    wanted=st.lists(st.integers(1, 40), min_size=7, max_size=7),
    width=st.integers(300, 3000),
    zoom=st.floats(0.8, 2.0),
)
def test_the_days_fill_the_week_and_none_disappears(wanted: list[int], width: int, zoom: float) -> None:
    found = widths(wanted, width, zoom)
    assert sum(found) == width
    assert min(found) >= 0.75 * min(width // 7, 88 * zoom) - 1


def test_days_alike_are_as_wide_as_each_other() -> None:
    for lanes in (1, 3, 50):
        assert max(widths([lanes] * 7)) - min(widths([lanes] * 7)) <= 1


def test_one_busy_day_is_wide_enough_to_read_three_side_by_side() -> None:
    found = widths([3, 1, 1, 1, 1, 1, 1])
    assert found[0] >= 3 * 128
    assert len(set(found[1:])) <= 2


def test_more_room_holds_more_side_by_side() -> None:
    assert [lanes_in(width, 1.0) for width in (20, 90, 110, 210, 2000)] == [1, 2, 2, 4, MOST_LANES]


def test_empty_days_of_a_narrow_week_lend_room_to_the_one_that_has_actions() -> None:
    wishes = [DayWish(3), *[DayWish(1, is_empty=True)] * 6]
    edges = column_edges(wishes, 505, 1.0)
    assert edges[1] >= 2 * 64
    assert 52 <= edges[2] - edges[1] < 505 / 7


def test_a_day_with_a_line_above_its_hours_is_wide_enough_to_read_it() -> None:
    wishes = [DayWish(50), DayWish(1, is_empty=True), DayWish(1, is_empty=True, is_lined=True)]
    edges = column_edges([*wishes, *wishes[1:2] * 4], WEEK, 1.0)
    assert edges[3] - edges[2] >= 112 > edges[2] - edges[1]


def test_a_narrow_week_leaves_its_busy_days_room_whatever_stands_above_the_others() -> None:
    lined = DayWish(1, is_empty=True, is_lined=True)
    edges = column_edges([lined, lined, DayWish(4), lined, DayWish(50), lined, lined], 505, 1.0)
    assert edges[5] - edges[4] >= 2 * 52
    assert edges[-1] == 505


def test_a_day_with_more_on_it_is_wider_but_leaves_a_lighter_one_its_usual_lanes() -> None:
    quiet = DayWish(1, 1)
    crowded, light = DayWish(50, 300), DayWish(6, 18, 3)
    edges = column_edges([crowded, light, *[quiet] * 5], WEEK, 1.0)
    assert edges[1] > edges[2] - edges[1] >= 3 * 48
    assert edges[1] > 1.3 * (edges[2] - edges[1])
    edges = column_edges([DayWish(50, 5000), *[DayWish(50, 80)] * 6], WEEK, 1.0)
    assert edges[1] > 1.15 * (edges[2] - edges[1])


def test_a_light_day_of_a_narrow_week_has_two_lanes_in_which_names_can_be_read() -> None:
    empty = DayWish(1, is_empty=True)
    edges = column_edges([empty, DayWish(6, 18, 3), DayWish(50, 300), *[empty] * 4], 505, 1.0)
    assert edges[2] - edges[1] >= 2 * 54
    assert edges[3] - edges[2] >= 2 * 52
    assert edges[-1] == 505
