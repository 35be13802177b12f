"""A layout holds what is near the view and follows it when it moves."""

from organizer_app.ui.screens.plan.map.map_layout import (
    ClusterLevels,
    MapLayout,
    MapPoint,
    Panels,
    lay_out,
    marker_growth,
    marker_size,
)
from organizer_app.ui.screens.plan.map.map_viewport import Box, Viewport
from organizer_app.ui.widgets.marker_layout import shortened

PANELS = Panels(600, 400)
BLUE = (0, 0, 0, 9, 0, 0)


def layout_of(*spots: tuple[float, float], chosen: int | None = None) -> MapLayout:
    points = [MapPoint(f"p{n}", f"Town {n}", x, y, (0, 0, 1, 0, 0, 0), 1) for n, (x, y) in enumerate(spots)]
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
    assert found.cluster.key == "p1"
    assert layout.marker_at(200, 100) is None


def test_the_shift_is_what_the_view_moved() -> None:
    assert layout_of((1, 1)).shift(Viewport().moved(30, -4)) == (30, -4)


def test_markers_grow_with_their_actions_and_half_as_much_with_the_text() -> None:
    assert [marker_size(actions) for actions in (1, 4, 100, 10_000)] == [20, 25, 45, 48]
    assert [marker_size(4, marker_growth(zoom)) for zoom in (0.8, 1.0, 1.5, 2.0)] == [25, 25, 31, 38]


def test_a_marker_neither_buries_nor_leaves_the_frame_it_stands_in() -> None:
    frame = Box(300, 100, 324, 130)
    crowd = [("in", 312.0, 115.0, 90), ("beside", 296.0, 115.0, 900)]
    points = [MapPoint(key, key, x, y, (0, 0, 1, 0, 0, 0), actions) for key, x, y, actions in crowd]
    clusters = [cluster for point in points for cluster in ClusterLevels([point]).at(1.0)]
    panels = Panels(600, 400, (frame,), (frame,))
    layout = lay_out(clusters, Viewport(), panels, None, lambda name: 6.0 * len(name))
    inside, beside = layout.markers
    assert inside.size == 22
    assert frame.contains(Box(inside.x - 11, inside.y - 11, inside.x + 11, inside.y + 11))
    assert beside.size == 48


def test_no_marker_of_the_land_touches_the_frame_of_a_small_map() -> None:
    frame = Box(300.0, 100.0, 336.0, 146.0)
    spots = [("coast", 290.0, 110.0, 90), ("south", 288.0, 150.0, 300), ("inland", 250.0, 120.0, 300)]
    points = [MapPoint(key, key, x, y, BLUE, actions) for key, x, y, actions in spots]
    clusters = [cluster for point in points for cluster in ClusterLevels([point]).at(1.0)]
    layout = lay_out(clusters, Viewport(), Panels(600, 400, (frame,), (frame,)), None, lambda _name: 1.0)
    for marker in layout.markers:
        assert marker.x + marker.size / 2 < frame.left, marker.cluster.key
        assert abs(marker.x - marker.true_x) < 40


def crowded(name: str, gap: float, width: float = 600.0) -> MapLayout:
    spots = [(0.0, 0.0), *((x * gap, y * gap) for x in (-1, 0, 1) for y in (-1, 0, 1) if x or y)]
    points = [MapPoint(f"p{n}", name, 300 + x, 200 + y, BLUE, 9) for n, (x, y) in enumerate(spots)]
    single = [cluster for point in points for cluster in ClusterLevels([point]).at(1.0)]
    clusters = [cluster._replace(members=(number,)) for number, cluster in enumerate(single)]
    return lay_out(clusters, Viewport(), Panels(width, 400), 0, lambda text: 6.0 * len(text))


def test_the_selected_city_is_named_in_full_a_little_farther_away_before_its_name_is_cut() -> None:
    long_name = "Philadelphia and Neighbouring Townships"
    assert crowded(long_name, 52.0, 420.0).markers[-1].name == long_name


def test_the_selected_city_is_named_shorter_before_its_name_goes_unwritten() -> None:
    long_name = "Philadelphia and Neighbouring Townships of the Lower Delaware River, Both Banks"
    marker = crowded(long_name, 52.0, 420.0).markers[-1]
    assert marker.name == shortened(long_name) == "Philadelphia…"
    assert shortened("Washington") == "Washington"


def test_the_selected_city_is_named_beyond_a_crowd_or_not_at_all() -> None:
    marker = crowded("Reno", 36.0).markers[-1]
    assert 20 < marker.label.distance(marker.x, marker.y) < 60
    assert crowded("Sacramento", 36.0).markers[-1].name == "Sacramento"
