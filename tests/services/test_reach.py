"""Reach is that of the confirmed actions of one mobilization, from the shipped places."""

from dataclasses import replace

import pytest

from organizer_app.domain.edits import EditKind
from organizer_app.domain.organizations import Organization
from organizer_app.domain.problems import NothingFound
from organizer_app.services.places import place_for_text
from organizer_app.services.reach import groups_without_action, reach
from organizer_app.services.workspace import Workspace
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


def test_groups_at_home_where_nothing_happens_are_named(sample: Workspace) -> None:
    with sample.edit(EditKind.CHANGED_GROUPS) as editor:
        for name, text in (("Windy City Workers", "Chicago, IL"), ("Seattle Solidarity", "Seattle, WA")):
            home = editor.keep(place_for_text(sample, editor, text))
            group = Organization(id=sample.new_id(), name=name)
            editor.put(replace(group, home_place_id=home.id))
    assert [group.name for group in groups_without_action(sample)] == ["Windy City Workers"]
    chicago = next(each for each in reach(sample).next_cities if each.place.name == "Chicago")
    assert chicago.groups == ("Windy City Workers",)


def test_a_city_with_an_action_that_is_not_confirmed_yet_is_not_among_those_to_ask(plan: Workspace) -> None:
    (largest, *_others) = reach(plan).next_cities
    add_action(plan, f"{largest.place.name}, {largest.place.admin1}")
    assert largest.place not in [each.place for each in reach(plan).next_cities]
