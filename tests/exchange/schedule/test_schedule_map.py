"""The small map shows each city once and writes no name over another."""

from organizer_app.domain.places.map_projection import MAP_HEIGHT, MAP_WIDTH
from organizer_app.domain.sharing.shared_schedule import SharedEntry
from organizer_app.exchange.schedule.schedule_map import MapDot, insets_shown, map_dots, map_names
from organizer_app.exchange.schedule.schedule_rows import PageRow

PLACES = {
    "Seattle": (47.6, -122.3),
    "Portland": (45.5, -122.7),
    "San Juan": (18.4, -66.1),
    "London": (51.5, 0.0),
}


def row(city: str, *, keeps_hour: bool = True, **fields: object) -> PageRow:
    latitude, longitude = PLACES[city]
    entry = SharedEntry(**{"uid": city, "latitude": latitude, "longitude": longitude, **fields})
    return PageRow(entry, city.lower(), keeps_hour, "noon", "", "", city, "Rally", "", "", "", [])


def test_a_dot_leads_to_its_row() -> None:
    (dot,) = map_dots([row("Seattle")])
    assert (dot.anchor, dot.title, dot.is_ring) == ("seattle", "Seattle, noon", False)


def test_a_city_has_one_dot_filled_when_any_of_its_actions_keeps_the_hour() -> None:
    dots = map_dots([row("Seattle", keeps_hour=False), row("Seattle"), row("Portland", keeps_hour=False)])
    assert [(dot.anchor, dot.is_ring) for dot in dots] == [("portland", True), ("seattle", False)]


def test_what_is_off_abroad_or_unresolved_has_no_dot() -> None:
    assert map_dots([row("London"), row("Seattle", cancelled=True), row("Portland", latitude=None)]) == []


def test_only_insets_with_a_dot_are_drawn() -> None:
    assert insets_shown(map_dots([row("Seattle")])) == []
    assert [inset.codes for inset in insets_shown(map_dots([row("San Juan")]))] == [("PR", "VI")]


def test_names_cover_neither_dots_nor_names() -> None:
    dots = [MapDot(400 + 20 * n, 300, str(n), "", is_ring=False) for n in range(10)]
    names = map_names(dots, {dot.anchor: "Long City Name" for dot in dots})
    assert len(names) == 1, "a name is written once"
    many = map_names(dots, {dot.anchor: f"City {dot.anchor}" for dot in dots})
    assert 2 <= len(many) < len(dots)
    assert len({(name.x, name.y) for name in many}) == len(many)


def test_no_name_is_cut_by_the_edge_even_in_the_larger_type_of_paper() -> None:
    for x in range(780, int(MAP_WIDTH), 5):
        dot = MapDot(x, 300, "a", "", is_ring=False)
        (name,) = map_names([dot], {"a": "Washington"})
        assert name.align != "start" or name.x + 10 * 11.5 <= MAP_WIDTH


def test_no_name_is_cut_by_the_top_or_the_bottom() -> None:
    for y in (0, 4, 8, 14, 580, 590, 600, 610):
        dot = MapDot(487, y, "a", "", is_ring=False)
        for name in map_names([dot], {"a": "Key West"}):
            assert 19 <= name.y <= MAP_HEIGHT - 5, y


def test_a_cloud_of_dots_has_no_names() -> None:
    dots = [MapDot(n, 2 * n, str(n), "", is_ring=False) for n in range(151)]
    assert map_names(dots, {dot.anchor: "A" for dot in dots}) == []
