"""The scene knows what is seen, keeps it in sight, and finds markers where they are drawn."""

import math

import pytest

from organizer_app.domain.rows.place_groups import PlaceGroup, group_by_place
from organizer_app.ui.screens.plan.map.map_layout import Panels
from organizer_app.ui.screens.plan.map.map_scene import CONTENT, MapScene
from organizer_app.ui.screens.plan.map.map_viewport import Box
from tests.support.action_rows import make_row, one_row_each


@pytest.fixture
def scene() -> MapScene:
    made = MapScene(lambda name: 6.0 * len(name))
    made.resize(Panels(900, 600))
    made.show(group_by_place(one_row_each()), "usa")
    return made


def test_the_whole_map_is_shown_at_first_and_after_a_resize(scene: MapScene) -> None:
    for width, height in ((900, 600), (500, 700)):
        scene.resize(Panels(width, height))
        left, top = scene.view.to_screen(CONTENT["usa"].left, CONTENT["usa"].top)
        right, bottom = scene.view.to_screen(CONTENT["usa"].right, CONTENT["usa"].bottom)
        assert left >= 0
        assert top >= 0
        assert right <= width
        assert bottom <= height


def test_a_marker_is_found_after_panning(scene: MapScene) -> None:
    before = scene.marker_of("place-denver")
    scene.pan(40, -25)
    after = scene.marker_of("place-denver")
    assert (after.x - before.x, after.y - before.y) == (40, -25)
    assert scene.marker_at(after.x, after.y) == after


def test_the_map_cannot_be_lost(scene: MapScene) -> None:
    scene.pan(1e6, 1e6)
    assert scene.view.to_screen(CONTENT["usa"].left, CONTENT["usa"].top) == pytest.approx((450, 300))
    scene.pan(-1e6, -1e6)
    assert scene.view.to_screen(CONTENT["usa"].right, CONTENT["usa"].bottom) == pytest.approx((450, 300))


def test_zoom_has_limits(scene: MapScene) -> None:
    for _turn in range(60):
        scene.zoom(1.5, 450, 300)
    nearest = scene.view.scale
    scene.zoom(1.5, 450, 300)
    assert scene.view.scale == nearest
    for _turn in range(60):
        scene.zoom(0.5, 450, 300)
    assert scene.view.scale == pytest.approx(scene.whole().scale * 0.7)


def test_zooming_to_cities_brings_them_all_into_sight(scene: MapScene) -> None:
    wanted = ["place-boston", "place-new-york", "place-washington"]
    scene.zoom_to(wanted)
    seen = {key for marker in scene.markers() for key in scene.keys_of(marker)}
    assert set(wanted) <= seen
    assert "place-seattle" not in seen
    scene.zoom_to(["nowhere"])
    scene.fit()
    assert scene.view == scene.whole()


def test_one_city_is_not_shown_too_near(scene: MapScene) -> None:
    scene.zoom_to(["place-denver"])
    assert scene.view.scale <= scene.whole().scale * 6.01
    marker = scene.marker_of("place-denver")
    assert math.dist((marker.x, marker.y), (450, 300)) < 2


def test_other_maps_begin_whole(scene: MapScene) -> None:
    scene.pan(30, 0)
    scene.turn_to("world")
    assert scene.view == scene.whole()
    assert sum(len(scene.keys_of(marker)) for marker in scene.markers()) == len(one_row_each())


def test_choosing_a_city_draws_it_last(scene: MapScene) -> None:
    scene.choose("place-denver")
    assert scene.layout().markers[-1].cluster.key == "place-denver"
    scene.choose("not-on-this-map")
    assert scene.chosen_index is None


def fresh_scene(groups: list[PlaceGroup]) -> MapScene:
    made = MapScene(lambda name: 6.0 * len(name))
    made.resize(Panels(900, 600))
    made.show(groups, "usa")
    return made


@pytest.mark.parametrize(
    "fields",
    [
        {"readiness": 0},
        {"starts": 600},
        {"status": "cancelled"},
        {"city": "Denver City"},
        {"usa_x": 500.0, "usa_y": 300.0},
        {"usa_x": None, "usa_y": None},
    ],
)
def test_a_map_with_one_changed_city_is_the_map_that_is_made_anew(fields: dict[str, object]) -> None:
    before = group_by_place(one_row_each())
    index = next(number for number, group in enumerate(before) if group.key == "place-denver")
    row = before[index].head._replace(**fields)  # type: ignore[arg-type]  # tests name the fields they mean
    after = [*before[:index], *group_by_place([row]), *before[index + 1 :]]
    scene = fresh_scene(before)
    assert scene.layout().markers == fresh_scene(before).layout().markers
    for groups in (after, before):
        scene.show(groups, "usa")
        fresh = fresh_scene(groups)
        assert scene.layout() == fresh.layout()
        assert scene.unplaced == fresh.unplaced


def test_an_edit_that_the_map_does_not_show_lays_nothing_out(scene: MapScene) -> None:
    before = scene.layout()
    groups = group_by_place(row._replace(version=9, starts=615) for row in one_row_each())
    scene.show(groups, "usa")
    scene.resize(scene.panels)
    assert scene.layout() is before


def test_the_whole_map_has_room_for_cities_just_outside_it() -> None:
    adak = make_row("Seattle", usa_x=-12.0, usa_y=600.0)
    far_north = make_row("Boston", usa_x=300.0, usa_y=-400.0)
    scene = MapScene(lambda _name: 40.0)
    scene.resize(Panels(900.0, 700.0))
    scene.show(group_by_place([adak, far_north]), "usa")
    (shown,) = scene.markers()
    assert scene.keys_of(shown) == ("place-seattle",)
    assert shown.x >= shown.size / 2
    assert scene.whole().to_screen(972.0, 0.0)[0] > 800


def test_the_whole_map_leaves_room_for_every_panel_below_it(scene: MapScene) -> None:
    def lowest() -> float:
        return scene.whole().to_screen(0, CONTENT["usa"].bottom)[1]

    legend = Box(14, 550, 400, 586)
    scene.resize(Panels(900.0, 600.0, (Box(14, 14, 100, 46), legend)))
    assert lowest() <= legend.top
    chip = Box(14, 516, 200, 544)
    scene.resize(Panels(900.0, 600.0, (Box(14, 14, 100, 46), legend, chip)))
    assert lowest() <= chip.top


def test_a_zoom_under_way_keeps_its_names_and_the_end_of_it_places_them_anew(scene: MapScene) -> None:
    before = scene.layout()
    scene.zoom(1.02, 450, 300)
    passing = scene.layout()
    assert [marker.cluster for marker in passing.markers] == [marker.cluster for marker in before.markers]
    for marker in passing.markers:
        true = scene.view.to_screen(marker.cluster.x, marker.cluster.y)
        assert (marker.true_x, marker.true_y) == pytest.approx(true)
    assert scene.layout() is passing
    labels = [marker.label is not None for marker in passing.markers]
    assert labels == [marker.label is not None for marker in before.markers]
    scene.settle()
    settled = scene.layout()
    assert settled is not passing
    fresh = MapScene(scene.width_of)
    fresh.resize(scene.panels)
    fresh.show(group_by_place(one_row_each()), "usa")
    fresh.zoom(1.02, 450, 300)
    fresh.settle()
    assert settled == fresh.layout()


def test_a_zoom_that_joins_other_cities_is_laid_out_at_once(scene: MapScene) -> None:
    before = scene.layout()
    scene.zoom(3.0, 450, 300)
    at_once = scene.layout()
    assert at_once.view.scale > before.view.scale * 2
    scene.settle()
    assert scene.layout() == at_once


def test_the_whole_map_begins_below_the_panels_of_its_corner(scene: MapScene) -> None:
    panel, far = Box(16, 14, 240, 44), Box(850, 14, 884, 120)
    scene.resize(Panels(900, 600, (panel, far)))
    top = scene.view.to_screen(0, CONTENT["usa"].top)[1]
    # Far enough for the ring of a city at the edge, and the buttons at the right take nothing from it.
    assert panel.bottom + 16 <= top < far.bottom


def test_a_selected_city_among_joined_ones_gives_them_its_name() -> None:
    scene = MapScene(lambda name: 6.0 * len(name))
    scene.resize(Panels(900, 600))
    rows = [
        make_row()._replace(
            action_id=f"a{n}",
            place_id=f"place-{n}",
            city=f"Town {n}",
            usa_x=300.0 + n % 20,
            usa_y=200.0 + n // 20,
        )
        for n in range(400)
    ]
    scene.show(group_by_place(rows), "usa")
    scene.choose("place-7")
    marker = scene.marker_of("place-7")
    assert len(marker.cluster.members) > 1
    assert (marker.cluster.name, marker.name) == ("Town 7", "Town 7")
    scene.pan(30, 10)
    moved = scene.marker_of("place-7")
    assert moved.label == marker.label.moved(30, 10)
