"""Scripts get the actions they ask for, with what belongs to them."""

import pytest

from organizer_app.domain.calendar.action_filters import ActionFilter
from organizer_app.domain.model.city_actions import Tactic
from organizer_app.domain.model.organizations import Organization
from organizer_app.domain.model.people import Person
from organizer_app.services.actions import city_actions
from organizer_app.services.actions.listing import contacts_by_person, list_actions, list_records
from organizer_app.services.plan.workspace import Workspace
from tests.support.open_plans import add_action


def cities(workspace: Workspace, *, city: str = "", **wanted: object) -> list[str]:
    found = list_actions(workspace, wanted=ActionFilter(**wanted), city=city)  # type: ignore[arg-type]  # any facet
    return [listed.row.city for listed in found]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({"first_day": "2019-07-11", "last_day": "2019-07-14"}, ["New York", "Elizabeth"]),
        ({"states": frozenset({"OR", "MN"})}, ["Minneapolis", "Portland"]),
        ({"words": "shuttle"}, ["Minneapolis"]),
        ({"words": "CALLOWAY javits"}, ["New York"]),
        ({"words": "no such word"}, []),
        ({"tactics": frozenset({"march"})}, ["San Francisco"]),
    ],
)
def test_a_filter_looks_at_days_states_and_words_of_rows_and_notes(
    sample: Workspace, wanted: dict[str, object], expected: list[str]
) -> None:
    assert cities(sample, **wanted) == expected  # type: ignore[arg-type]  # facets alone, never the city


@pytest.mark.parametrize("city", ["new york", "New York, NY", " NEW  YORK,  ny "])
def test_a_city_is_named_with_or_without_its_state(sample: Workspace, city: str) -> None:
    assert cities(sample, city=city) == ["New York", "New York"]
    assert cities(sample, city="York") == cities(sample, city="New York, NJ") == []


def test_an_action_comes_with_its_campaign_notes_and_key(sample: Workspace) -> None:
    (seattle,) = list_actions(sample, wanted=ActionFilter(), city="Seattle")
    assert seattle.head is not None
    assert (seattle.head.title, seattle.head.campaign_title) == ("Prime Day 2019", "No tech for deportations")
    assert (seattle.notes, seattle.external_id) == ("Ask the union local for a backup lead.", "")


def test_an_action_outside_every_mobilization_is_listed_too(plan: Workspace) -> None:
    add_action(plan, "Boston, MA", day=None, starts=None, tactic=Tactic.VIGIL, mobilization_id="")
    (listed,) = list_actions(plan, wanted=ActionFilter())
    assert (listed.head, listed.row.city) == (None, "Boston")


def test_records_are_listed_without_the_hidden_ones(plan: Workspace) -> None:
    hidden = add_action(plan)
    city_actions.hide_actions(plan, action_ids=[hidden])
    assert list_actions(plan, wanted=ActionFilter()) == []
    assert list(list_records(plan, Organization)) == []


def test_people_have_their_first_phone_and_e_mail(sample: Workspace) -> None:
    people = {person.name: person.id for person in list_records(sample, Person)}
    contacts = contacts_by_person(sample)
    assert contacts[people["Wren Castellano"]] == ("+12065550151", "wren.castellano@example.org")
    assert set(contacts) == set(people.values())
