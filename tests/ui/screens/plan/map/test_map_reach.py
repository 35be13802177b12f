"""The layer of who lives near is true to scale, counts nobody twice and says whom to ask."""

import math

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from organizer_app.domain.checks.reach import NextCity, Reach
from organizer_app.domain.places.distances import distance_km
from organizer_app.domain.places.map_projection import usa_point
from organizer_app.domain.places.spatial_index import Settlement
from organizer_app.services.actions.reach import ReachOnMap
from organizer_app.ui.screens.plan.map.map_reach import MapReach
from organizer_app.ui.screens.plan.map.map_viewport import Viewport
from organizer_app.ui.theme.theme import Theme

CHICAGO, DENVER, HONOLULU = (41.85, -87.65), (39.74, -104.98), (21.31, -157.86)
VIEW = Viewport(1.0, 0.0, 0.0)
WICHITA = Settlement(1, "Wichita", "KS", "US", 37.69, -97.34, 390_000)
OMAHA = Settlement(2, "Omaha", "NE", "US", 41.26, -95.94, 480_000)
FOUND = ReachOnMap(
    Reach({25: 1, 50: 2, 100: 3}, 10, (OMAHA,), (NextCity(WICHITA, 500_000, None),)), (CHICAGO, DENVER)
)


@pytest.fixture
def layer(theme: Theme) -> MapReach:
    layer = MapReach(theme)
    layer.show(FOUND)
    return layer


def painted(layer: MapReach, *taken: QRectF, view: Viewport = VIEW) -> QImage:
    image = QImage(975, 610, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    layer.draw_below(painter, "usa", view)
    layer.draw_names(painter, "usa", view, taken)
    painter.end()
    return image


def inked(image: QImage, spot: tuple[float, float] | None, dx: float = 0) -> bool:
    return image.pixelColor(round(spot[0] + dx), round(spot[1])).alpha() > 0


@pytest.mark.parametrize("spot", [CHICAGO, DENVER, HONOLULU])
def test_a_kilometre_is_as_long_as_on_the_map_below_it(layer: MapReach, spot: tuple[float, float]) -> None:
    layer.show(FOUND._replace(spots=(spot,)))
    (disc,) = layer.discs("usa")
    north = usa_point(spot[0] + 0.8, spot[1])
    kilometres = distance_km(spot[0], spot[1], spot[0] + 0.8, spot[1])
    assert disc.unit * kilometres == pytest.approx(math.dist((disc.x, disc.y), north), rel=0.05)


def test_circles_reach_a_hundred_kilometres_and_no_farther(layer: MapReach) -> None:
    image, spot = painted(layer), usa_point(*CHICAGO)
    reach = 100 * layer.discs("usa")[0].unit
    assert inked(image, spot)
    assert inked(image, spot, reach - 2)
    assert not inked(image, spot, reach + 3)


def test_where_two_circles_meet_it_is_no_darker(layer: MapReach) -> None:
    layer.show(FOUND._replace(spots=(CHICAGO,)))
    spot = usa_point(*CHICAGO)
    once = painted(layer).pixelColor(round(spot[0]), round(spot[1])).alpha()
    layer.show(FOUND._replace(spots=(CHICAGO, (CHICAGO[0] + 0.01, CHICAGO[1]))))
    assert painted(layer).pixelColor(round(spot[0]), round(spot[1])).alpha() == once


def test_a_name_stands_beside_its_city_unless_something_is_there(layer: MapReach) -> None:
    spot = usa_point(WICHITA.latitude, WICHITA.longitude)
    assert inked(painted(layer), spot), "the city to ask"
    assert inked(painted(layer), spot, 30), "its name"
    assert not inked(painted(layer, QRectF(0, 0, 975, 610)), spot, 30)


def test_nothing_is_drawn_before_there_is_something_and_after_it_is_taken_away(
    layer: MapReach, theme: Theme
) -> None:
    layer.set_theme(Theme("dark"))
    assert inked(painted(layer), usa_point(OMAHA.latitude, OMAHA.longitude)), "what the circles leave out"
    layer.show(None)
    assert not inked(painted(layer), usa_point(*CHICAGO))
    assert layer.discs("world") == []
    layer.set_theme(theme)
