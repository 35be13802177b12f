"""The tables of states and territories are those that the calendar of holidays knows."""

from holidays import country_holidays

from organizer_app.domain.places.us_states import US_STATES, US_TERRITORIES


def test_every_state_and_every_inhabited_territory_is_listed_once() -> None:
    known = set(country_holidays("US").subdivisions)
    assert len(US_STATES) == 51
    assert set(US_STATES) | set(US_TERRITORIES) == known - {"UM"}, "nobody lives on the outlying islands"
    assert set(US_STATES).isdisjoint(US_TERRITORIES)


def test_no_two_have_one_name() -> None:
    names = [*US_STATES.values(), *US_TERRITORIES.values()]
    assert len(set(names)) == len(names)
    assert (US_STATES["DC"], US_TERRITORIES["MP"]) == ("District of Columbia", "Northern Mariana Islands")
