"""Reach is that of the confirmed actions of one mobilization, from the shipped places."""

from dataclasses import replace

import pytest

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import NothingFound
from organizer_app.domain.model.city_actions import ActionStatus
from organizer_app.domain.model.organizations import Organization
from organizer_app.services.actions.city_actions import set_status
from organizer_app.services.actions.reach import reach
from organizer_app.services.plan.places import place_for_text
from organizer_app.services.plan.workspace import Workspace
from tests.support.open_plans import add_action


def test_the_seven_cities_reach_tens_of_millions(sample: Workspace) -> None:
    found = reach(sample)
    assert 10_000_000 < found.within[25] < found.within[50] < found.within[100] < found.total
    assert found.total > 250_000_000
    assert {"Los Angeles", "Chicago"} <= {each.place.name for each in found.next_cities}
    assert len(found.next_cities) == len(found.largest_left_out) == 10
    with pytest.raises(NothingFound):
        reach(sample, mobilization="None such")


def test_an_empty_plan_reaches_nobody_and_knows_whom_to_ask(plan: Workspace) -> None:
    found = reach(plan, most=3)
    assert set(found.within.values()) == {0}
    assert len(found.next_cities) == 3


def test_a_city_where_nothing_happens_names_the_groups_at_home_there(sample: Workspace) -> None:
    with sample.edit(EditKind.CHANGED_GROUPS) as editor:
        for name, text in (("Windy City Workers", "Chicago, IL"), ("Seattle Solidarity", "Seattle, WA")):
            home = editor.keep(place_for_text(sample, editor, text))
            group = Organization(id=sample.new_id(), name=name)
            editor.put(replace(group, home_place_id=home.id))
    chicago = next(each for each in reach(sample).next_cities if each.place.name == "Chicago")
    assert chicago.groups == ("Windy City Workers",)


def test_a_city_with_an_action_that_is_not_confirmed_yet_is_not_among_those_to_ask(plan: Workspace) -> None:
    (largest, *_others) = reach(plan).next_cities
    add_action(plan, f"{largest.place.name}, {largest.place.admin1}")
    assert largest.place not in [each.place for each in reach(plan).next_cities]


def test_nobody_in_new_york_is_counted_twice(plan: Workspace) -> None:
    boroughs = {"Brooklyn", "Queens", "Manhattan", "The Bronx", "Staten Island"}
    before = reach(plan, most=40)
    named = [*before.largest_left_out, *(each.place for each in before.next_cities)]
    assert not {each.name for each in named} & boroughs
    # By the census of 2020 the city has 8,804,190 people; Jersey City, Newark and Yonkers have 815,000,
    # and the whole metropolitan area 20,140,470.
    city, *_smaller = before.next_cities
    assert (city.place.name, city.place.population) == ("New York", 8_804_190)
    assert 9_600_000 < city.people < 12_500_000
    action_id = add_action(plan, "New York, NY")
    set_status(plan, action_id=action_id, status=ActionStatus.CONFIRMED)
    after = reach(plan, most=40)
    assert after.within[25] == city.people
    assert city.people < after.within[50] < after.within[100] < 20_600_000
    assert "New York" not in {each.name for each in after.largest_left_out}


def test_a_group_at_home_in_a_borough_is_asked_for_its_city(plan: Workspace) -> None:
    with plan.edit(EditKind.CHANGED_GROUPS) as editor:
        home = editor.keep(place_for_text(plan, editor, "Queens, NY"))
        editor.put(Organization(id=plan.new_id(), name="Night Workers", home_place_id=home.id))
    first = reach(plan).next_cities[0]
    assert (first.place.name, first.groups) == ("New York", ("Night Workers",))
