"""Pixels and map points belong together."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer_app.domain.places.map_insets import TERRITORY_INSETS
from organizer_app.ui.screens.plan.map.map_viewport import (
    Box,
    Viewport,
    fitted,
    inset_boxes,
    inset_frame,
    inset_label,
)

numbers = st.floats(-2000, 2000)
scales = st.floats(0.1, 40)


@given(scales, numbers, numbers, numbers, numbers)
def test_there_and_back(scale: float, x: float, y: float, px: float, py: float) -> None:
    view = Viewport(scale, x, y)
    assert view.to_screen(*view.to_map(px, py)) == pytest.approx((px, py), abs=1e-6)


@given(scales, scales, numbers, numbers)
def test_zooming_keeps_the_point_under_the_pointer(old: float, new: float, px: float, py: float) -> None:
    view = Viewport(old, 30, -20)
    under = view.to_map(px, py)
    assert view.zoomed(new, px, py).to_screen(*under) == pytest.approx((px, py), abs=1e-5)


def test_a_fitted_view_shows_everything_and_no_more_than_it_must() -> None:
    view = fitted(Box(0, 0, 200, 100), Box(10, 10, 410, 410))
    assert view.scale == 2
    assert view.to_screen(0, 0) == (10, 110)
    assert view.to_screen(200, 100) == (410, 310)


def test_boxes() -> None:
    box = Box(0, 0, 10, 10)
    assert box.meets(Box(9, 9, 20, 20))
    assert not box.meets(Box(10, 0, 20, 10)), "edges may touch"
    assert box.contains(Box(1, 1, 9, 9))
    assert not box.contains(Box(1, 1, 11, 9))
    assert box.holds(10, 10)
    assert (box.nearest(13, 4), box.distance(13, 14)) == ((10, 4), 5)
    assert box.grown(2) == (-2, -2, 12, 12)
    assert Viewport(2, 1, 1).moved(3, -1) == Viewport(2, 4, 0)


def test_frames_and_names_stand_apart() -> None:
    view = Viewport(0.9, 10, 20)
    names = [inset_label(inset, view) for inset in TERRITORY_INSETS]
    frames = [inset_frame(inset, view) for inset in TERRITORY_INSETS]
    assert not any(one.meets(other) for one, other in combinations(names, 2))
    assert not any(name.meets(frame) for name in names for frame in frames)
    assert set(inset_boxes(view)) == {*names, *frames}


def test_a_frame_holds_its_territory() -> None:
    view = Viewport(1.3, -40, 12)
    for inset in TERRITORY_INSETS:
        middle = inset.point(sum(inset.latitudes) / 2, sum(inset.longitudes) / 2)
        assert inset_frame(inset, view).holds(*view.to_screen(*middle))
