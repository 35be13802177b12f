"""Joining cities loses none of them."""

from hypothesis import given
from hypothesis import strategies as st

from organizer_app.domain.places.map_insets import TERRITORY_INSETS
from organizer_app.domain.rows.place_groups import group_by_place
from organizer_app.ui.screens.plan.map.map_layout import (
    CELL,
    ClusterLevels,
    MapPoint,
    best_region,
    points_of,
    zoom_level,
)
from tests.support.action_rows import BLANK, make_row, one_row_each

BERLIN = BLANK._replace(place_id="berlin", city="Berlin", country="DE", world_x=530.0, world_y=110.0)

points = st.lists(
    st.builds(
        lambda x, y, mix: MapPoint(f"{x}-{y}", "Town", x, y, tuple(mix), max(1, sum(mix))),
        st.floats(0, 975),
        st.floats(0, 610),
        st.lists(st.integers(0, 9), min_size=6, max_size=6),
    ),
    max_size=80,
)


@given(points, st.floats(0.2, 40))
def test_markers_hold_every_city_once_and_every_action_and_stand_among_them(
    given_points: list[MapPoint], scale: float
) -> None:
    clusters = ClusterLevels(given_points).at(scale)
    members = sorted(index for cluster in clusters for index in cluster.members)
    assert members == list(range(len(given_points)))
    assert sum(cluster.actions for cluster in clusters) == sum(point.actions for point in given_points)
    for level in range(6):
        assert sum(c.mix[level] for c in clusters) == sum(p.mix[level] for p in given_points)
    for cluster in clusters:
        xs = [given_points[index].x for index in cluster.members]
        assert min(xs) - 1e-6 <= cluster.x <= max(xs) + 1e-6


def crowd(count: int, apart: float) -> list[MapPoint]:
    side = round(count**0.5)
    return [
        MapPoint(str(n), f"T{n}", (n % side) * apart, (n // side) * apart, (0, 0, 1, 0, 0, 0), 1)
        for n in range(count)
    ]


def test_a_crowd_is_joined_and_taken_apart_by_zooming() -> None:
    levels = ClusterLevels(crowd(400, 4.0))
    assert len(levels.at(1.0)) < 50
    assert len(levels.at(32.0)) == 400


def test_few_cities_with_room_are_never_joined() -> None:
    assert all(len(c.members) == 1 for c in ClusterLevels(crowd(49, CELL * 0.9)).at(1.0))


def test_markers_are_computed_once_per_half_octave() -> None:
    levels = ClusterLevels(crowd(100, 5.0))
    assert levels.at(1.0) is levels.at(1.1)
    assert zoom_level(2.0) == zoom_level(1.0) + 2
    assert levels.at(2.0) is not levels.at(1.0)


def test_the_largest_marker_is_drawn_last_and_named_after_its_largest_city() -> None:
    near = [MapPoint("a", "A", 1, 1, (0, 0, 0, 0, 2, 0), 2), MapPoint("b", "B", 2, 2, (0, 0, 0, 0, 9, 0), 9)]
    far = MapPoint("c", "C", 900, 600, (0, 0, 0, 0, 1, 0), 1)
    clusters = ClusterLevels([*near * 40, far]).at(1.0)
    assert clusters[-1].name == "B"
    assert clusters[0].name == "C"


def test_what_stands_in_a_small_map_is_joined_with_nothing_outside_of_it() -> None:
    spots = [(845.0, 520.0), *((inset.left + 5, inset.top + 5) for inset in TERRITORY_INSETS), (955.0, 590.0)]
    near = [MapPoint(str(n), f"T{n}", x, y, (0, 0, 1, 0, 0, 0), 1) for n, (x, y) in enumerate(spots)]
    found = {cluster.members for cluster in ClusterLevels(near * 60, TERRITORY_INSETS).at(0.4)}
    places = [{index % len(spots) for index in members} for members in found]
    assert sorted(map(sorted, places)) == [[0], [1], [2], [3], [4, 5]]
    apart = ClusterLevels(near, TERRITORY_INSETS).at(4.0)
    assert len(apart) == len(near)


def test_every_city_of_the_country_has_a_point() -> None:
    shown = points_of(group_by_place(one_row_each()), "usa")
    assert len(shown.points) == len(one_row_each())
    assert shown.unplaced == 0


def test_what_has_no_point_is_counted_unless_called_off() -> None:
    nowhere = BLANK._replace(place_id="x", city="Nowhere")
    off = BLANK._replace(place_id="y", city="Elsewhere", status="cancelled")
    assert points_of(group_by_place([nowhere, nowhere, off, make_row()]), "usa").unplaced == 2


def test_the_world_is_shown_first_only_without_a_city_in_the_country() -> None:
    assert best_region(group_by_place([BERLIN])) == "world"
    assert best_region(group_by_place([BERLIN, make_row()])) == "usa"
    assert best_region([]) == "usa"
    assert len(points_of(group_by_place([BERLIN, make_row()]), "world").points) == 2
