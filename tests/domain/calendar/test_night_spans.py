"""Nights are shaded where the almanac has them; the polar day has none and the polar night is one."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer_app.domain.calendar.daylight import Sky, daylight
from organizer_app.domain.calendar.night_spans import night_spans
from organizer_app.domain.calendar.time_grid import Span, day_span

NEAR, FAR = 3, 5
# Nearer to the poles dusk comes slowly, and a tenth of a degree of the sun takes minutes.
SLOW_DUSK, SLOWNESS = 50, 3


@given(
    latitude=st.floats(-58, 58),
    longitude=st.floats(-179, 179),
    day=st.dates(date(2019, 1, 1), date(2035, 12, 31)),
)
def test_it_begins_and_ends_when_the_sun_sets_and_rises(latitude: float, longitude: float, day: date) -> None:
    exact = daylight(latitude, longitude, day)
    if exact.sky is not Sky.RISES_AND_SETS or exact.sunset is None or exact.dusk is None:
        return
    spans = night_spans(latitude, longitude, Span(exact.sunset - 300, exact.sunset + 300))
    is_slow = abs(latitude) > SLOW_DUSK
    evening = next(each for each in spans if abs(each.starts - exact.sunset) <= (FAR if is_slow else NEAR))
    assert not evening.is_dark
    dark = next(each for each in spans if each.is_dark and each.starts == evening.ends)
    assert abs(dark.starts - exact.dusk) <= NEAR + 1 + (SLOWNESS if is_slow else 0)


@pytest.mark.parametrize("zone", ["America/New_York", "Pacific/Auckland"])
def test_spans_follow_each_other_and_touch_the_day(zone: str) -> None:
    of_day = day_span(date(2027, 4, 17), zone)
    spans = night_spans(40.7, -74.0, of_day)
    assert all(one.ends <= other.starts for one, other in pairwise(spans))
    assert all(each.ends > of_day.starts and each.starts < of_day.ends for each in spans)
    assert sum(each.is_dark for each in spans) in {1, 2}


def test_the_polar_day_has_no_night_and_the_polar_night_no_day() -> None:
    summer, winter = (day_span(date(2027, month, 21), "America/Anchorage") for month in (6, 12))
    assert night_spans(71.29, -156.79, summer) == []
    covered = night_spans(71.29, -156.79, winter)
    assert sum(min(each.ends, winter.ends) - max(each.starts, winter.starts) for each in covered) == 24 * 60


def test_white_nights_have_twilight_alone() -> None:
    spans = night_spans(65.0, 25.0, day_span(date(2027, 6, 21), "Europe/Helsinki"))
    assert spans
    assert not any(each.is_dark for each in spans)
    assert timedelta(minutes=spans[0].ends - spans[0].starts) < timedelta(hours=4)
