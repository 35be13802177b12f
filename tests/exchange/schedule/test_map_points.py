"""On a map no action hides another, and no point is moved out of its city."""

from organizer_app.domain.places.distances import distance_km
from organizer_app.domain.sharing.shared_schedule import SharedEntry
from organizer_app.exchange.schedule.map_points import MapPoint, bounding_box, map_points


def entry(number: int, latitude: float | None = 40.7, **fields: object) -> SharedEntry:
    return SharedEntry(**{"uid": f"{number}", "latitude": latitude, "longitude": -74.0, **fields})


def test_actions_at_the_center_of_a_city_are_spread_around_it() -> None:
    points = list(map_points(entry(number) for number in range(60)).values())
    assert points[0] == MapPoint(40.7, -74.0)
    apart = [distance_km(*one, *other) for at, one in enumerate(points) for other in points[at + 1 :]]
    assert min(apart) > 0.1
    assert max(distance_km(*points[0], *point) for point in points) < 1.2


def test_a_known_spot_is_never_moved() -> None:
    points = map_points([entry(1), entry(2, is_spot=True), entry(3, is_spot=True), entry(4)])
    assert points["2"] == points["3"] == MapPoint(40.7, -74.0)
    assert points["4"] != points["1"]


def test_an_action_without_coordinates_has_no_point() -> None:
    assert map_points([entry(1, None)]) == {}


def test_the_box_holds_all_points_and_takes_the_short_way_around() -> None:
    assert bounding_box([MapPoint(47.6, -122.3), MapPoint(40.7, -74.0)]) == [-122.3, 40.7, -74.0, 47.6]
    assert bounding_box([MapPoint(21.3, -157.9), MapPoint(13.4, 144.8)]) == [144.8, 13.4, -157.9, 21.3]
    assert bounding_box([MapPoint(1.0, 2.0)]) == [2.0, 1.0, 2.0, 1.0]
