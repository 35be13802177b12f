"""A layout holds what is near the view and follows it when it moves."""

import pytest

from organizer_app.ui.screens.plan.map_clusters import ClusterLevels, MapPoint
from organizer_app.ui.screens.plan.map_layout import MapLayout, Panels, lay_out, marker_growth, marker_size
from organizer_app.ui.screens.plan.map_viewport import Box, Viewport

PANELS = Panels(600, 400)


def layout_of(*spots: tuple[float, float], chosen: int | None = None) -> MapLayout:
    points = [MapPoint(f"p{n}", f"Town {n}", x, y, (0, 0, 1, 0, 0), 1) for n, (x, y) in enumerate(spots)]
    clusters = ClusterLevels(points).at(1.0)
    return lay_out(clusters, Viewport(), PANELS, chosen, lambda name: 6.0 * len(name))


def test_what_is_far_away_is_left_out() -> None:
    assert [marker.cluster.key for marker in layout_of((100, 100), (5000, 100)).markers] == ["p0"]


def test_the_selected_city_is_drawn_last_and_keeps_its_size() -> None:
    layout = layout_of((100, 100), (300, 100), chosen=0)
    assert layout.markers[-1].cluster.key == "p0"
    assert layout.markers[-1].size == layout.markers[0].size == 20


def test_a_marker_is_found_where_it_is_drawn() -> None:
    layout = layout_of((100, 100), (300, 100))
    found = layout.marker_at(303, 98)
    assert found is not None
    assert found.cluster.key == "p1"
    assert layout.marker_at(200, 100) is None


def test_the_shift_is_what_the_view_moved() -> None:
    assert layout_of((1, 1)).shift(Viewport().moved(30, -4)) == (30, -4)


@pytest.mark.parametrize(("actions", "size"), [(1, 20), (4, 25), (100, 45), (10_000, 48)])
def test_markers_grow_with_their_actions(actions: int, size: int) -> None:
    assert marker_size(actions) == size


@pytest.mark.parametrize(("zoom", "size"), [(0.8, 25), (1.0, 25), (1.5, 31), (2.0, 38)])
def test_markers_grow_with_the_text_but_half_as_much(zoom: float, size: int) -> None:
    assert marker_size(4, marker_growth(zoom)) == size


def test_a_marker_neither_buries_nor_leaves_the_frame_it_stands_in() -> None:
    frame = Box(300, 100, 324, 130)
    crowd = [("in", 312.0, 115.0, 90), ("beside", 296.0, 115.0, 900)]
    points = [MapPoint(key, key, x, y, (0, 0, 1, 0, 0), actions) for key, x, y, actions in crowd]
    clusters = [cluster for point in points for cluster in ClusterLevels([point]).at(1.0)]
    panels = Panels(600, 400, (frame,), (frame,))
    layout = lay_out(clusters, Viewport(), panels, None, lambda name: 6.0 * len(name))
    inside, beside = layout.markers
    assert inside.size == 22
    assert frame.contains(Box(inside.x - 11, inside.y - 11, inside.x + 11, inside.y + 11))
    assert beside.size == 48
