"""Distances and weeks follow the country of the plan, until somebody chooses."""

import pytest

from organizer_app.domain.basics.local_measures import LocalMeasures, measures_of
from tests.exchange.test_ics_oracles import ZONES

USA, ELSEWHERE = LocalMeasures(in_miles=True, first_weekday=6), LocalMeasures(in_miles=False, first_weekday=0)


def test_every_zone_of_the_united_states_has_miles_and_weeks_from_sunday() -> None:
    assert {measures_of(zone) for zone in ZONES} == {USA}
    assert measures_of("") == USA


@pytest.mark.parametrize("zone", ["America/Toronto", "America/Mexico_City", "Europe/Paris", "UTC"])
def test_other_countries_have_kilometers_and_weeks_from_monday(zone: str) -> None:
    assert measures_of(zone) == ELSEWHERE


def test_each_choice_stands_alone() -> None:
    assert measures_of("America/Denver", units="km") == USA._replace(in_miles=False, units="km")
    assert measures_of("America/Denver", week="monday") == USA._replace(first_weekday=0, week="monday")
    assert measures_of("Europe/Paris", units="miles", week="sunday") == USA._replace(
        units="miles", week="sunday"
    )
