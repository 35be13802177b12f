"""The timeline says when the sun rises and sets at a city, and where it does neither."""

import pytest

from organizer_app.domain.calendar.time_grid import day_span
from organizer_app.domain.rows.action_rows import ActionRow
from organizer_app.ui.screens.plan.timeline.timeline_rows import LineMaker
from organizer_app.ui.screens.plan.timeline.timeline_sun import entry_words, nights_of, polar_words, sun_marks
from tests.support.action_rows import make_row
from tests.support.shown_plans import DESK, TODAY

JULY = "2019-07-12"


def row_in(city: str, state: str, point: tuple[float, float], zone: str, day: str) -> ActionRow:
    latitude, longitude = point
    row = make_row("Boston", 720, day=day, state=state, latitude=latitude, longitude=longitude, zone=zone)
    return row._replace(city=city, place_id=city)


ARLINGTON = row_in("Arlington", "VA", (38.881, -77.104), DESK, JULY)
UTQIAGVIK = row_in("Utqiagvik", "AK", (71.291, -156.789), "America/Anchorage", JULY)
SPAN = day_span(TODAY.replace(2019, 7, 12), DESK)


def test_a_city_has_its_sunrise_and_sunset() -> None:
    assert [mark.text for mark in sun_marks(ARLINGTON, JULY)] == [
        "Sunrise 5:53 AM",
        "Sunset 8:34 PM, dark at 9:06 PM",
    ]
    assert polar_words(ARLINGTON, JULY, nights_of(ARLINGTON, SPAN), SPAN) == ""


@pytest.mark.parametrize(
    ("day", "words"), [(JULY, "The sun does not set"), ("2019-12-21", "The sun does not rise")]
)
def test_where_it_does_not_set_or_rise_that_is_said(day: str, words: str) -> None:
    span = day_span(TODAY.fromisoformat(day), DESK)
    assert polar_words(UTQIAGVIK, day, nights_of(UTQIAGVIK, span), span) == words
    assert sun_marks(UTQIAGVIK, day) == ()


def test_a_place_that_is_not_known_has_no_sun() -> None:
    nowhere = ARLINGTON._replace(latitude=None)
    assert nights_of(nowhere, SPAN) == ()
    assert sun_marks(nowhere, JULY) == ()


def test_zone_and_city_say_it_in_words_with_the_holidays_of_the_city() -> None:
    day = "2027-04-19"
    boston = row_in("Boston", "MA", (42.36, -71.06), DESK, day)
    miami = row_in("Miami", "FL", (25.76, -80.19), DESK, day)
    lines = LineMaker().lines([boston, miami], day, DESK, frozenset())
    assert entry_words(lines, 0, day) == "Sunset 7:30 PM in Boston to 7:46 PM in Miami"
    assert entry_words(lines, 1, day).splitlines() == [
        "Sunrise 5:58 AM · Sunset 7:30 PM, dark at 8:00 PM",
        "Patriots' Day (state holiday)",
    ]
    assert "holiday" not in entry_words(lines, 2, day)
