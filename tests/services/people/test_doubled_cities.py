"""Two laptops add one city before they meet: both stand beside each other, and one step makes one of them."""

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest

from organizer_app.domain.model.assignments import Assignment
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.sites import Site
from organizer_app.services.actions import city_actions, leads
from organizer_app.services.people.doubled_cities import merge_actions
from organizer_app.services.people.duplicate_pairs import alike_pairs, pair_facts
from organizer_app.services.people.duplicates import tell_apart
from organizer_app.services.plan import history
from organizer_app.services.plan.workspace import Workspace
from organizer_app.services.together import conflicts, exchanging, merge_previews
from tests.support.members import joined
from tests.support.open_plans import add_action, empty_plan, opened

DAY = date(2027, 11, 6)


def carry(source: Workspace, target: Workspace) -> None:
    exchanging.take_in(target, incoming=exchanging.unseal(target, file=exchanging.seal(source).file))


def actions(workspace: Workspace) -> list[CityAction]:
    with workspace.read() as reader:
        return list(reader.all(CityAction))


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[tuple[Workspace, Workspace]]:
    one, other = empty_plan(tmp_path, "one.organizer"), tmp_path / "other.organizer"
    with opened(one) as host, joined(host, other, guest_name="Luis", host_name="Ana") as guest:
        add_action(host, "Fargo, ND", day=DAY)
        add_action(host, "Fargo, ND", day=DAY, starts=time(18))
        carry(host, guest)
        for workspace, venue, hour, lead in (
            (host, "Turner Park", 13, "Gia Amiri"),
            (guest, "Memorial Park", 14, "Ben Ode"),
        ):
            added = add_action(workspace, "Omaha, NE", day=DAY, starts=time(hour))
            city_actions.set_venue(workspace, action_id=added, venue=venue)
            city_actions.set_notes(workspace, action_id=added, notes=f"By {lead}")
            leads.set_lead(workspace, action_id=added, name=lead)
        yield host, guest


def test_the_preview_and_both_laptops_show_the_city_twice(desks: tuple[Workspace, Workspace]) -> None:
    host, guest = desks
    incoming = exchanging.unseal(host, file=exchanging.seal(guest).file)
    both = {"Omaha, NE · Turner Park", "Omaha, NE · Memorial Park"}
    assert set(merge_previews.preview(host, bundle=incoming.bundle).alike[0]) == both
    carry(guest, host)
    carry(host, guest)
    for workspace in desks:
        (pair,) = alike_pairs(workspace, kind="cities")
        assert {pair.one_name, pair.other_name} == both
        facts = pair_facts(workspace, one_id=pair.one_id, other_id=pair.other_id, kind="cities")
        starts = next(each for each in facts.fields if each.code == "starts")
        assert {starts.one, starts.other} == {"13:00", "14:00"}
    tell_apart(host, one_id=pair.one_id, other_id=pair.other_id)
    carry(host, guest)
    assert alike_pairs(guest, kind="cities") == ()
    assert len(actions(guest)) == 4


def test_one_step_makes_one_of_both_and_loses_nothing(desks: tuple[Workspace, Workspace]) -> None:
    host, guest = desks
    carry(guest, host)
    (pair,) = alike_pairs(host, kind="cities")
    merge_actions(host, kept_id=pair.one_id, merged_id=pair.other_id)
    carry(host, guest)
    for workspace in desks:
        assert alike_pairs(workspace, kind="cities") == ()
        (kept,) = (each for each in actions(workspace) if "By" in each.notes)
        assert sorted(kept.notes.split("\n")) == ["By Ben Ode", "By Gia Amiri"]
        with workspace.read() as reader:
            sites = {each.venue for each in reader.all(Site, city_action_id=kept.id)}
            assert len(reader.all(Assignment, city_action_id=kept.id)) == 2
        assert sites == {"Turner Park", "Memorial Park"}
        (start,) = (each.contest for each in conflicts.conflicts(workspace) if each.contest.field == "starts")
        assert {each.value for each in start.values} == {"13:00", "14:00"}
    history.undo(host)
    assert len(actions(host)) == 4


def test_a_chosen_value_is_no_conflict(desks: tuple[Workspace, Workspace]) -> None:
    host, guest = desks
    carry(guest, host)
    (pair,) = alike_pairs(host, kind="cities")
    merge_actions(host, kept_id=pair.one_id, merged_id=pair.other_id, take={"starts", "ends"})
    assert conflicts.conflicts(host) == ()
    assert len(actions(host)) == 3
