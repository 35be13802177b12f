"""Reach counts everybody within a band once, and names the cities from which most more could come."""

from organizer_app.domain.checks.reach import reach_of
from organizer_app.domain.places.distances import BANDS
from organizer_app.domain.places.spatial_index import Settlement, SpatialIndex


def place(place_id: int, latitude: float, longitude: float, people: int = 1000) -> Settlement:
    return Settlement(place_id, f"Town {place_id}", "KS", "US", latitude, longitude, people)


def test_each_band_holds_the_smaller_ones() -> None:
    towns = [
        place(1, 39.0, -98.0),
        place(2, 39.3, -98.0, 500),
        place(3, 39.8, -98.0, 200),
        place(4, 45.0, -98.0, 90),
    ]
    reach = reach_of(SpatialIndex(towns), [(39.0, -98.0)], {})
    assert dict(reach.within) == {25: 1000, 50: 1500, 100: 1700}
    assert reach.total == 1790
    assert [each.place_id for each in reach.largest_left_out] == [4]


def test_the_next_city_is_the_one_that_reaches_most_people_and_nobody_counts_twice() -> None:
    towns = [
        place(1, 40.0, -90.0, 900),
        place(2, 40.1, -90.0, 800),
        place(3, 30.0, -90.0, 1000),
        place(4, 20.0, -90.0, 0),
    ]
    first, second = reach_of(SpatialIndex(towns), [], {3: ["Night Workers"]}).next_cities
    assert (first.place.place_id, first.people, first.groups, first.nearest_km) == (1, 1700, (), None)
    assert (second.place.place_id, second.people, second.groups) == (3, 1000, ("Night Workers",))
    near = reach_of(SpatialIndex(towns), [(40.6, -90.0)], {}, most=1).next_cities[0]
    assert near.place.place_id in {1, 3}


def test_the_city_is_asked_rather_than_the_suburb_from_which_a_few_more_could_come() -> None:
    towns = [place(1, 40.0, -90.0, 8000), place(2, 40.1, -90.2, 300), place(3, 40.1, -90.45, 500)]
    first = reach_of(SpatialIndex(towns), [], {}, most=1).next_cities[0]
    assert (first.place.place_id, first.people) == (1, 8300)
    at_home = reach_of(SpatialIndex(towns), [], {2: ["Night Workers"]}, most=1).next_cities[0]
    assert (at_home.place.place_id, at_home.people) == (2, 8800)


def test_a_city_between_the_second_and_the_last_band_says_how_far_it_is() -> None:
    (next_city,) = reach_of(SpatialIndex([place(1, 40.0, -90.0)]), [(40.7, -90.0)], {}).next_cities
    assert next_city.nearest_km is not None
    assert 70 < next_city.nearest_km < 85


def test_a_city_beside_one_that_is_planned_is_not_asked_again() -> None:
    towns = [place(1, 40.0, -90.0, 900), place(2, 40.3, -90.0, 800), place(3, 30.0, -90.0, 100)]
    reach = reach_of(SpatialIndex(towns), [], {2: ["Night Workers"]}, asked=[(40.0, -90.0)])
    assert [each.place.place_id for each in reach.next_cities] == [3]
    assert dict(reach.within) == dict.fromkeys(BANDS, 0), "what is planned reaches nobody yet"
