"""Who lives near a point is found exactly, on every side of the globe."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer_app.domain.places.distances import BANDS, distance_km
from organizer_app.domain.places.spatial_index import Settlement, SpatialIndex, nearest_km

LATITUDES, LONGITUDES = st.floats(-85, 85), st.floats(-180, 180, exclude_max=True)
SPOTS = st.tuples(LATITUDES, LONGITUDES)


def place(place_id: int, latitude: float, longitude: float) -> Settlement:
    return Settlement(place_id, f"Town {place_id}", "KS", "US", latitude, longitude, 1000)


@given(st.lists(SPOTS, min_size=1, max_size=6), st.lists(SPOTS, max_size=8))
def test_the_grid_agrees_with_looking_at_every_pair(
    homes: list[tuple[float, float]], spots: list[tuple[float, float]]
) -> None:
    near_spots = [*spots, *((north + 0.3, (east + 180.4) % 360 - 180) for north, east in homes[:2])]
    towns = [place(number, *spot) for number, spot in enumerate(homes)]
    bands = SpatialIndex(towns).bands(near_spots)
    found = {number: band for band, numbers in bands.items() for number in numbers}
    for number, town in enumerate(towns):
        exact = min(
            (distance_km(town.latitude, town.longitude, *spot) for spot in near_spots), default=math.inf
        )
        for band in BANDS:
            assert (found.get(number, math.inf) <= band) == (exact <= band)


def ahead(spot: tuple[float, float], bearing: float, kilometers: float) -> tuple[float, float]:
    """Return the point at a distance in a direction, both on the globe."""
    way, north, east = kilometers / 6371.0088, math.radians(spot[0]), math.radians(spot[1])
    there = math.asin(math.sin(north) * math.cos(way) + math.cos(north) * math.sin(way) * math.cos(bearing))
    turn = math.atan2(
        math.sin(bearing) * math.sin(way) * math.cos(north),
        math.cos(way) - math.sin(north) * math.sin(there),
    )
    return math.degrees(there), (math.degrees(east + turn) + 540) % 360 - 180


@pytest.mark.parametrize("band", BANDS)
@pytest.mark.parametrize("latitude", [-84.99, -60.01, -0.01, 0.0, 29.99, 45.99, 60.0, 71.99, 79.99, 84.9])
def test_what_lies_just_inside_a_band_is_found_in_every_direction(latitude: float, band: int) -> None:
    for degrees in range(0, 360, 5):
        # From the first and from the last column of a cell: the way crosses as many cells as it can.
        for longitude in (10.0, 10.999):
            home = (latitude, longitude)
            spot = ahead(home, math.radians(degrees), band * 0.999)
            index = SpatialIndex([place(1, *home)])
            assert index.near_any([spot], band)(0), (home, spot)
            assert 0 in index.bands([spot])[band], (home, spot)


def test_what_lies_at_the_very_edge_of_a_band_is_found_where_columns_are_narrow() -> None:
    # Here 100 km are a hair more than four columns, on the parallel between two rows of cells.
    spot = (76.99999, 10.00001)
    homes = [ahead(spot, math.radians(degrees), 99.9999) for degrees in range(270, 300)]
    index = SpatialIndex([place(number, *home) for number, home in enumerate(homes)])
    assert set(index.bands([spot])[100]) == set(range(len(homes)))


def test_the_date_line_is_no_border() -> None:
    assert SpatialIndex([place(1, -16.0, 179.95)]).bands([(-16.0, -179.95)])[25] == {0}


@given(st.lists(SPOTS, min_size=1, max_size=6), st.lists(SPOTS, max_size=8), st.sampled_from(BANDS))
def test_what_is_beside_a_place_holds_every_spot_within_the_band(
    homes: list[tuple[float, float]], spots: list[tuple[float, float]], band: int
) -> None:
    near_spots = [*spots, *((north + 0.3, (east + 180.4) % 360 - 180) for north, east in homes[:2])]
    index = SpatialIndex([place(number, *spot) for number, spot in enumerate(homes)])
    is_near, beside = index.near_any(near_spots, band), index.beside(near_spots, band)
    for number, home in enumerate(homes):
        nearest = min(distance_km(*home, *spot) for spot in near_spots)
        assert is_near(number) == (nearest <= band)
        if nearest <= band:
            assert nearest_km(index.vectors[number], beside(number)) == pytest.approx(nearest, abs=0.01)
