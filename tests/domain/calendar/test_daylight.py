"""The sun sets when the almanac says, and where it does not set, that is said."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer_app.domain.calendar.daylight import Daylight, Sky, daylight, daylight_of, surely_light
from organizer_app.domain.time.local_time import from_epoch_minutes, local_of
from tests.support.builders import a_row

JULY = date(2019, 7, 12)


def clock(minutes: int | None, zone: str) -> str:
    assert minutes is not None
    return local_of(from_epoch_minutes(minutes), zone).wall.strftime("%H:%M")


@pytest.mark.parametrize(
    ("latitude", "longitude", "zone", "sunset"),
    [
        (38.881, -77.104, "America/New_York", "20:34"),
        (33.448, -112.074, "America/Phoenix", "19:40"),
        (21.307, -157.858, "Pacific/Honolulu", "19:17"),
    ],
)
def test_the_sun_sets_as_the_almanac_says(latitude: float, longitude: float, zone: str, sunset: str) -> None:
    sky = daylight(latitude, longitude, JULY)
    assert clock(sky.sunset, zone) == sunset
    assert sky.sunrise is not None
    assert sky.dusk is not None
    assert sky.sunset is not None
    assert sky.sunrise < sky.sunset < sky.dusk


@pytest.mark.parametrize(
    ("latitude", "day", "sky"),
    [
        (71.291, JULY, Sky.NEVER_SETS),
        (71.291, date(2019, 12, 21), Sky.NEVER_RISES),
        (-77.85, JULY, Sky.NEVER_RISES),
        (-77.85, date(2019, 12, 21), Sky.NEVER_SETS),
    ],
)
def test_beyond_the_polar_circles_there_is_no_sunset_and_it_is_said(
    latitude: float, day: date, sky: Sky
) -> None:
    assert daylight(latitude, -156.789, day) == Daylight(sky)


def test_in_the_white_nights_the_sun_sets_and_it_does_not_get_dark() -> None:
    sky = daylight(65.0, 25.0, date(2019, 6, 21))
    assert sky.sky is Sky.RISES_AND_SETS
    assert sky.sunset is not None
    assert sky.dusk is None


@pytest.mark.parametrize("longitude", [-179.9, -120.0, 0.0, 120.0, 179.9])
def test_morning_and_evening_belong_to_the_local_day(longitude: float) -> None:
    sky = daylight(10.0, longitude, JULY)
    assert sky.sunrise is not None
    assert sky.sunset is not None
    assert 11 * 60 < sky.sunset - sky.sunrise < 14 * 60


def test_a_day_of_utc_in_which_the_sun_rises_twice_has_both() -> None:
    days = [daylight(59.0, 58.5, date(2000, 5, day)) for day in range(3, 8)]
    rises = [sky.sunrise for sky in days if sky.sunrise is not None]
    assert [sky.sky for sky in days] == [Sky.RISES_AND_SETS] * 5
    assert [24 * 60 - (after - before) for before, after in pairwise(rises)] == [2, 3, 2, 3]


@given(
    st.floats(-60, 60),
    st.floats(-180, 180),
    st.dates(min_value=date(1990, 1, 1), max_value=date(2060, 12, 31)),
)
def test_what_is_surely_light_lies_well_within_the_exact_day(
    latitude: float, longitude: float, day: date
) -> None:
    exact, (first, last) = daylight(latitude, longitude, day), surely_light(latitude, longitude, str(day))
    assert exact.sunrise is not None
    assert exact.sunset is not None
    assert 5 <= first - exact.sunrise <= 45
    assert 5 <= exact.sunset - last <= 45


def test_nothing_is_surely_light_where_the_sun_does_not_set_or_not_rise() -> None:
    for day in (JULY, date(2019, 1, 12)):
        first, last = surely_light(71.3, -156.8, str(day))
        assert first > last


def test_a_row_without_a_spot_or_a_day_has_no_sun() -> None:
    row = a_row(latitude=38.881, longitude=-77.104, day="2019-07-12")
    assert daylight_of(row) == daylight(38.881, -77.104, JULY)
    for unknown in ({"latitude": None}, {"longitude": None}, {"day": ""}):
        assert daylight_of(row._replace(**unknown)) is None
