"""The ladder names people who can be called, and the nearest city that has a lead."""

from organizer_app.services.day.day_books import read_day
from organizer_app.services.day.ladder_calls import ladder_calls
from organizer_app.services.plan.workspace import Workspace


def test_each_step_has_its_person(prime_day: Workspace) -> None:
    day = read_day(prime_day)
    ids = [state.city.action_id for state in day.book.states()]
    (seattle,) = day.cities.found("seattle")
    calls = ladder_calls(prime_day, action_id=seattle.action_id, day_actions=ids)
    assert calls.lead is not None
    assert calls.lead.name == "Wren Castellano"
    assert "555" in calls.lead.phone
    # Portland is nearer and has no lead, so that San Francisco's is called.
    assert calls.nearest is not None
    assert calls.nearest.city == "San Francisco, CA"
    assert calls.nearest.km is not None
    assert 1000 < calls.nearest.km < 1200


def test_a_city_without_anybody_has_no_calls(prime_day: Workspace) -> None:
    (portland,) = read_day(prime_day).cities.found("portland")
    calls = ladder_calls(prime_day, action_id=portland.action_id, day_actions=[])
    assert (calls.lead, calls.nearest) == (None, None)


def test_a_lead_across_an_ocean_is_not_near(prime_day: Workspace) -> None:
    day = read_day(prime_day)
    (seattle,), (york,) = day.cities.found("seattle"), day.cities.found("new york")
    far = ladder_calls(prime_day, action_id=seattle.action_id, day_actions=[york.action_id])
    assert far.nearest is None, "2,400 miles"
