"""Quiet days lend their room to days with much at once; together they always fill the week."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from organizer_app.ui.screens.plan.week.week_layout import MOST_LANES, DayWish, column_edges, lanes_in

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


def test_days_alike_are_as_wide_as_each_other_and_a_busy_one_is_wide_enough_to_read() -> None:
    for lanes in (1, 3, 50):
        assert max(widths([lanes] * 7)) - min(widths([lanes] * 7)) <= 1
    busy, *quiet = widths([3, 1, 1, 1, 1, 1, 1])
    assert busy >= 3 * 128
    assert len(set(quiet)) <= 2
    assert [lanes_in(width, 1.0) for width in (20, 90, 110, 210, 2000)] == [1, 2, 2, 4, MOST_LANES]


def test_empty_days_lend_room_but_keep_enough_for_a_line_above_their_hours() -> None:
    empty, lined = DayWish(1, is_empty=True), DayWish(1, is_empty=True, is_lined=True)
    edges = column_edges([DayWish(3), *[empty] * 6], 505, 1.0)
    assert edges[1] >= 2 * 64
    assert 52 <= edges[2] - edges[1] < 505 / 7
    edges = column_edges([DayWish(50), empty, lined, *[empty] * 4], WEEK, 1.0)
    assert edges[3] - edges[2] >= 112 > edges[2] - edges[1]
    edges = column_edges([lined, lined, DayWish(4), lined, DayWish(50), lined, lined], 505, 1.0)
    assert edges[5] - edges[4] >= 2 * 52, (
        "a narrow week leaves its busy days room whatever is above the others"
    )
    assert edges[-1] == 505


def test_a_day_with_more_on_it_is_wider_but_leaves_a_lighter_one_its_usual_lanes() -> None:
    crowded, light, empty = DayWish(50, 300), DayWish(6, 18, 3), DayWish(1, is_empty=True)
    edges = column_edges([crowded, light, *[DayWish(1, 1)] * 5], WEEK, 1.0)
    assert edges[1] > edges[2] - edges[1] >= 3 * 48
    assert edges[1] > 1.3 * (edges[2] - edges[1])
    edges = column_edges([DayWish(50, 5000), *[DayWish(50, 80)] * 6], WEEK, 1.0)
    assert edges[1] > 1.15 * (edges[2] - edges[1])
    edges = column_edges([empty, light, crowded, *[empty] * 4], 505, 1.0)
    assert edges[2] - edges[1] >= 2 * 54, "two lanes of a narrow week in which names can be read"
    assert edges[3] - edges[2] >= 2 * 52
    assert edges[-1] == 505
