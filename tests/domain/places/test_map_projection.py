"""Points land where the atlas draws their state and country."""

from math import inf, nan

import pytest
from PySide6.QtCore import QByteArray, QDataStream, QPointF
from PySide6.QtGui import QPainterPath

from organizer_app.domain.places.map_insets import TERRITORY_INSETS
from organizer_app.domain.places.map_projection import MAP_HEIGHT, MAP_WIDTH, usa_point, world_point
from organizer_app.environment.resource_files import resource_path
from organizer_app.storage.gazetteer.gazetteer import Gazetteer


# Computed with d3-geo 3: geoAlbersUsa().scale(1300).translate([487.5, 305]).
@pytest.mark.parametrize(
    ("latitude", "longitude", "point"),
    [
        (40.7128, -74.006, (869.7187650199265, 215.74052187301095)),
        (34.05, -118.24, (86.86761574608869, 363.1838130556713)),
        (25.76, -80.19, (822.78127218592, 572.5722962548817)),
        (61.2, -149.9, (112.28746916946169, 544.421841061888)),
        (55.342, -131.646, (195.6815128546894, 574.7322875480083)),
        (21.3, -157.86, (266.9232373931075, 549.3457205460381)),
        (43.65, -79.38, (768.3064710827923, 168.15557359863442)),
    ],
)
def test_usa_points_are_those_of_d3(latitude: float, longitude: float, point: tuple[float, float]) -> None:
    assert usa_point(latitude, longitude) == pytest.approx(point, abs=1e-6)


def test_every_island_of_hawaii_is_beside_the_others() -> None:
    honolulu = usa_point(21.3, -157.86)
    assert honolulu is not None
    for latitude, longitude in ((22.22, -159.49), (18.92, -155.67), (21.79, -160.2)):
        point = usa_point(latitude, longitude)
        assert point is not None
        assert (point[0] < honolulu[0]) == (longitude < -157.86)
        assert (point[1] < honolulu[1]) == (latitude > 21.3)
        assert abs(point[0] - honolulu[0]) + abs(point[1] - honolulu[1]) < 120


# Computed with d3-geo 3: geoEqualEarth().scale(180).translate([487.5, 260]).
@pytest.mark.parametrize(
    ("latitude", "longitude", "point"),
    [
        (40.7128, -74.006, (310.76493900254695, 118.32844039116065)),
        (-33.87, 151.2, (863.1537139778322, 379.64703788403676)),
        (0.0, 180.0, (974.6933970652935, 260.0)),
        (90.0, 0.0, (487.5, 22.8747033516656)),
    ],
)
def test_world_points_are_those_of_d3(latitude: float, longitude: float, point: tuple[float, float]) -> None:
    assert world_point(latitude, longitude) == pytest.approx(point, abs=1e-6)


@pytest.mark.parametrize(
    ("latitude", "longitude"), [(51.5, -0.12), (-33.9, 151.2), (19.4, -99.1), (nan, 0.0), (40.0, inf)]
)
def test_what_the_map_does_not_show_has_no_point(latitude: float, longitude: float) -> None:
    assert usa_point(latitude, longitude) is None


@pytest.mark.parametrize(
    ("code", "latitude", "longitude"),
    [
        ("PR", 18.466, -66.106),
        ("VI", 18.342, -64.931),
        ("GU", 13.476, 144.749),
        ("MP", 15.212, 145.751),
        ("AS", -14.278, -170.702),
    ],
)
def test_territories_have_a_place_in_their_inset(code: str, latitude: float, longitude: float) -> None:
    inset = next(one for one in TERRITORY_INSETS if code in one.codes)
    point = usa_point(latitude, longitude)
    assert point is not None
    assert inset.left < point[0] < inset.left + inset.width
    assert inset.top < point[1] < inset.top + inset.height


def test_insets_lie_on_the_map_and_not_on_each_other() -> None:
    for inset in TERRITORY_INSETS:
        assert inset.left + inset.width <= MAP_WIDTH
        assert inset.top + inset.height <= MAP_HEIGHT
        others = [other for other in TERRITORY_INSETS if other is not inset]
        assert all(
            inset.left + inset.width <= other.left
            or other.left + other.width <= inset.left
            or inset.top + inset.height <= other.top
            or other.top + other.height <= inset.top
            for other in others
        )


def read_outlines() -> tuple[dict[str, QPainterPath], dict[str, QPainterPath]]:
    stream = QDataStream(QByteArray(resource_path("geo", "outlines.dat").read_bytes()))
    stream.setVersion(QDataStream.Version.Qt_6_0)
    assert (stream.readUInt32(), stream.readUInt32()) == (0x4F524744, 1)
    groups = []
    for _group in range(2):
        outlines = {}
        for _outline in range(stream.readUInt32()):
            code, _name, path = stream.readQString(), stream.readQString(), QPainterPath()
            stream >> path
            outlines[code] = path
        groups.append(outlines)
    assert stream.atEnd()
    return groups[0], groups[1]


def test_large_cities_lie_in_their_states_outline() -> None:
    states, _countries = read_outlines()
    assert len(states) == 56
    with Gazetteer(resource_path("geo", "places.sqlite")) as gazetteer:
        for code, outline in states.items():
            around = outline.boundingRect().adjusted(-3, -3, 3, 3)
            for place in gazetteer.largest_in_region("US", code, limit=20):
                point = usa_point(place.latitude, place.longitude)
                assert point is not None, place.name
                assert around.contains(QPointF(*point)), place.name


def test_capitals_lie_in_their_countrys_outline() -> None:
    _states, countries = read_outlines()
    assert "AQ" not in countries
    for code, latitude, longitude in [
        ("FR", 48.85, 2.35),
        ("BR", -15.79, -47.88),
        ("IN", 28.61, 77.21),
        ("AU", -35.31, 149.12),
        ("CA", 45.5, -75.69),
        ("RU", 55.75, 37.62),
    ]:
        assert countries[code].contains(QPointF(*world_point(latitude, longitude))), code


def test_russia_does_not_cross_the_whole_map_in_one_line() -> None:
    _states, countries = read_outlines()
    for code in ("RU", "FJ"):
        widths = [polygon.boundingRect().width() for polygon in countries[code].toSubpathPolygons()]
        assert max(widths) < 420, code


@pytest.mark.parametrize(
    ("code", "latitude", "longitude", "units_north", "units_east"),
    [
        ("GU", 13.45, 144.80, 76.0, 73.9),
        ("MP", 14.70, 145.45, 31.0, 30.0),
        ("AS", -14.25, -170.125, 22.0, 21.3),
        ("PR", 18.10, -66.20, 32.0, 30.4),
    ],
)
def test_each_inset_is_true_in_its_middle(
    code: str, latitude: float, longitude: float, units_north: float, units_east: float
) -> None:
    inset = next(one for one in TERRITORY_INSETS if code in one.codes)
    middle = inset.point(latitude, longitude)
    assert middle == pytest.approx((inset.left + inset.width / 2, inset.top + inset.height / 2))
    north, east = inset.point(latitude + 0.1, longitude), inset.point(latitude, longitude + 0.1)
    assert middle[1] - north[1] == pytest.approx(units_north / 10, abs=0.01)
    assert east[0] - middle[0] == pytest.approx(units_east / 10, abs=0.01)


@pytest.mark.parametrize(
    ("latitude", "longitude", "is_alaska"),
    [(51.0, -176.6, True), (72.0, -156.0, True), (52.9, 172.9, True), (54.7, -130.4, True)],
)
def test_alaska_reaches_over_the_date_line(latitude: float, longitude: float, is_alaska: bool) -> None:  # noqa: FBT001  # a column of the table
    point = usa_point(latitude, longitude)
    assert (point is not None and point[0] < 260 and point[1] > 400) is is_alaska
