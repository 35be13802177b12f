"""Markers are pushed apart a little, never far."""

import math

from hypothesis import given
from hypothesis import strategies as st

from organizer_app.ui.widgets.marker_layout import FARTHEST, push_apart

spots = st.lists(st.tuples(st.floats(0, 600), st.floats(0, 400)), max_size=60)


@given(spots)
def test_no_marker_goes_far(true: list[tuple[float, float]]) -> None:
    placed = push_apart(true, [24.0] * len(true))
    assert len(placed) == len(true)
    assert all(math.dist(a, b) <= FARTHEST + 1e-6 for a, b in zip(true, placed, strict=True))


def test_two_markers_no_longer_touch() -> None:
    one, other = push_apart([(100, 100), (110, 100)], [24, 24])
    assert math.dist(one, other) >= 24


def test_markers_a_hair_apart_stay_where_they_are() -> None:
    true = [(0.0, 0.0), (0.0, 2.2e-311)]
    assert all(math.dist(a, b) <= FARTHEST for a, b in zip(true, push_apart(true, [24, 24]), strict=True))


def test_markers_on_one_spot_part() -> None:
    one, other = push_apart([(50, 50), (50, 50)], [20, 20])
    assert math.dist(one, other) >= 20


def test_markers_with_room_stay() -> None:
    true = [(0.0, 0.0), (200.0, 0.0)]
    assert push_apart(true, [30, 30]) == true


def test_markers_make_room_for_one_that_is_kept_out() -> None:
    def keep_out(placed: list[list[float]]) -> None:
        placed[0][0] = min(placed[0][0], 80.0)

    kept_out, neighbor = push_apart([(100, 100), (70, 100)], [24, 24], keep_out)
    assert kept_out[0] == 80
    assert math.dist(kept_out, neighbor) >= 24
