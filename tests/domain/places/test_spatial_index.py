"""Who lives near a point is found exactly, on every side of the globe."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer_app.domain.places.distances import distance_km
from organizer_app.domain.places.spatial_index import BANDS, Ground, Settlement, nearest_km

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
    bands = Ground(towns).bands(near_spots)
    found = {number: band for band, numbers in bands.items() for number in numbers}
    for number, town in enumerate(towns):
        exact = min(
            (distance_km(town.latitude, town.longitude, *spot) for spot in near_spots), default=math.inf
        )
        for band in BANDS:
            assert (found.get(number, math.inf) <= band) == (exact <= band)


def test_the_date_line_is_no_border() -> None:
    assert Ground([place(1, -16.0, 179.95)]).bands([(-16.0, -179.95)])[25] == {0}


@given(st.lists(SPOTS, min_size=1, max_size=6), st.lists(SPOTS, max_size=8), st.sampled_from(BANDS))
def test_what_is_beside_a_place_holds_every_spot_within_the_band(
    homes: list[tuple[float, float]], spots: list[tuple[float, float]], band: int
) -> None:
    near_spots = [*spots, *((north + 0.3, (east + 180.4) % 360 - 180) for north, east in homes[:2])]
    ground = Ground([place(number, *spot) for number, spot in enumerate(homes)])
    is_near, beside = ground.near_any(near_spots, band), ground.beside(near_spots, band)
    for number, home in enumerate(homes):
        nearest = min(distance_km(*home, *spot) for spot in near_spots)
        assert is_near(number) == (nearest <= band)
        if nearest <= band:
            assert nearest_km(ground.vectors[number], beside(number)) == pytest.approx(nearest, abs=0.01)
