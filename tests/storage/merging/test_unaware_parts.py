"""One laptop removes a city, a person or a group; what others wrote on its parts meanwhile is asked about."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.assignments import Assignment, AssignmentRole
from organizer_app.domain.model.budget_lines import BudgetLine
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.day.count_reports import CountReport
from organizer_app.domain.model.day.cues import Cue
from organizer_app.domain.model.day.log_entries import LogEntry
from organizer_app.domain.model.materials import Material
from organizer_app.domain.model.nouns import RECORD_TYPES
from organizer_app.domain.model.organizations import Organization
from organizer_app.domain.model.partnerships import Partnership
from organizer_app.domain.model.people import ContactKind, ContactPoint, Person
from organizer_app.domain.model.permits import Permit, PermitKind
from organizer_app.domain.model.rides import Ride
from organizer_app.domain.model.sites import Site
from organizer_app.domain.model.talks import Talk
from organizer_app.domain.model.tasks import Task
from organizer_app.services.people import forgetting, people
from organizer_app.services.plan import history
from organizer_app.services.plan.verifying import verify
from organizer_app.services.together import conflicts, merging, shared_folder
from organizer_app.services.together.conflicts import Decision
from organizer_app.services.together.shared_folder import SharedFolder
from tests.support import hubs
from tests.support.fleet import Fleet, Laptop, digest

NOON = datetime(2027, 11, 6, 16, tzinfo=UTC)
ACTION = CityAction(id="city", mobilization_id="", title="Houston")
OTHER = CityAction(id="other", mobilization_id="", title="Dallas")
PERSON = Person(id="ana", name="Ana Ruiz")
SPARE = Person(id="eva", name="Eva Cole")
GROUP = Organization(id="group", name="Harvest Union")
PARTS = [
    Site(id="site", city_action_id="city", venue="City Hall"),
    Assignment(id="role", city_action_id="city", person_id="ana", role=AssignmentRole.LEAD),
    Permit(id="permit", city_action_id="city", kind=PermitKind.MARCH),
    Task(id="task", city_action_id="city", title="Bring water"),
    LogEntry(id="entry", city_action_id="city", text="Rope is missing", occurred_at=NOON),
    CountReport(id="count", city_action_id="city", low=100, high=120),
    Cue(id="cue", city_action_id="city", title="Speeches"),
    BudgetLine(id="budget", city_action_id="city", name="Sound"),
    Material(id="signs", city_action_id="city", name="Signs"),
    Ride(id="ride", city_action_id="city", vehicle="Vans"),
    Partnership(id="part", city_action_id="city", organization_id="group"),
    Talk(id="talk", city_action_id="city", person_id="ana", at=NOON),
]
OF_PERSON = [
    ContactPoint(id="phone", person_id="ana", kind=ContactKind.PHONE, value="+12065550101"),
    PARTS[1],
    PARTS[-1],
    Task(id="own", city_action_id="other", title="Ask for a permit", owner_id="ana"),
]
CASES = [
    *(("city", CityAction, part) for part in PARTS),
    *(("ana", Person, part) for part in OF_PERSON),
    ("group", Organization, PARTS[-2]),
]


def put(laptop: Laptop, *records: Any) -> None:
    with laptop.workspace.edit(EditKind.ADDED_ACTION) as editor:
        for record in records:
            editor.put(record)


def change(laptop: Laptop, kind: Any, record_id: str, **fields: Any) -> None:
    with laptop.workspace.edit(EditKind.CHANGED_TITLE) as editor:
        editor.put(replace(editor.find(kind, record_id), **fields))


def remove(laptop: Laptop, kind: Any, record_id: str) -> None:
    if kind is Person:
        people.remove_person(laptop.workspace, person_id=record_id)
    else:
        change(laptop, kind, record_id, hidden=True)


def meet(*laptops: Laptop) -> None:
    for _ in range(2):
        for one in laptops:
            for other in laptops:
                since = merging.vector(other.workspace)
                merging.merge(other.workspace, bundle=merging.steps_for(one.workspace, since=since))
    for laptop in laptops:
        assert digest(laptop.workspace) == digest(laptops[0].workspace)
        assert verify(laptop.workspace).is_good


def is_there(laptop: Laptop, kind: Any, record_id: str) -> bool:
    with laptop.workspace.read() as reader:
        return not reader.find(kind, record_id).hidden


def asked(laptop: Laptop) -> list[tuple[Noun, str]]:
    found = conflicts.conflicts(laptop.workspace)
    return [(each.contest.noun, each.contest.record_id) for each in found if each.contest.field == "hidden"]


def decide(laptop: Laptop, record_id: str, *, is_removed: bool) -> None:
    noun = next(noun for noun, known in asked(laptop) if known == record_id)
    conflicts.decide(laptop.workspace, decisions=[Decision(noun, record_id, "hidden", is_removed)])


def team(fleet: Fleet, *records: Any) -> tuple[Laptop, Laptop]:
    one = fleet.add()
    put(one, ACTION, OTHER, PERSON, SPARE, GROUP, *records)
    return one, fleet.add(one)


@pytest.mark.parametrize("is_kept", [True, False])
@pytest.mark.parametrize(("owner", "kind", "part"), CASES, ids=lambda each: getattr(each, "id", None))
def test_what_others_add_to_what_one_removes_is_asked_about(
    fleet: Fleet, owner: str, kind: Any, part: Any, *, is_kept: bool
) -> None:
    one, other = team(fleet)
    remove(one, kind, owner)
    put(other, part)
    meet(one, other)
    for laptop in (one, other):
        assert is_there(laptop, kind, owner)
        (question,) = conflicts.conflicts(laptop.workspace)
        assert (question.contest.record_id, question.contest.field) == (owner, "hidden")
        assert sorted(side.value for side in question.contest.values) == [False, True]
        assert [each.record_id for each in question.goes] == [part.id]
    decide(other, owner, is_removed=not is_kept)
    meet(one, other)
    assert is_there(one, kind, owner) is is_kept
    assert not asked(one)


@pytest.mark.parametrize(
    ("owner", "kind", "part"),
    [each for each in CASES if each[2].id != "own"],
    ids=lambda each: getattr(each, "id", None),
)
def test_what_others_change_on_what_one_removes_is_asked_about(
    fleet: Fleet, owner: str, kind: Any, part: Any
) -> None:
    one, other = team(fleet, part)
    remove(one, kind, owner)
    change(other, type(part), part.id, external_id="17")
    meet(one, other)
    assert (next(noun for noun in Noun if RECORD_TYPES[noun] is kind), owner) in asked(one)
    assert is_there(other, kind, owner)


def test_a_part_that_was_added_and_removed_again_asks_nothing(fleet: Fleet) -> None:
    one, other = team(fleet)
    remove(one, CityAction, "city")
    put(other, PARTS[3])
    remove(other, Task, "task")
    meet(one, other)
    assert not asked(one)
    assert not is_there(other, CityAction, "city")


def test_what_was_known_when_a_city_was_removed_goes_with_it(fleet: Fleet) -> None:
    one, other = team(fleet)
    put(other, *PARTS)
    meet(one, other)
    remove(one, CityAction, "city")
    meet(one, other)
    assert not asked(other)
    assert not is_there(other, CityAction, "city")


def test_who_goes_on_with_a_part_decides_nothing_by_it(fleet: Fleet) -> None:
    one, other = team(fleet)
    third = fleet.add(one)
    remove(one, CityAction, "city")
    put(other, PARTS[3])
    meet(one, other)
    change(one, Task, "task", title="Bring more water")
    meet(one, other)
    remove(other, Task, "task")
    meet(one, other, third)
    assert asked(one) == asked(third) == [(Noun.CITY_ACTION, "city")]


def test_a_part_that_is_given_to_somebody_else_no_longer_asks(fleet: Fleet) -> None:
    one, other = team(fleet)
    third = fleet.add(one)
    remove(one, Person, "ana")
    put(other, PARTS[1])
    meet(one, other)
    assert asked(one) == [(Noun.PERSON, "ana")]
    change(other, Assignment, "role", person_id="eva")
    assert not asked(other)
    meet(one, other, third)
    assert not asked(third)
    assert not is_there(one, Person, "ana")


def test_taking_back_the_exchange_takes_back_the_question(fleet: Fleet) -> None:
    one, other = team(fleet)
    remove(one, CityAction, "city")
    put(other, PARTS[0], PARTS[3])
    merging.merge(
        one.workspace, bundle=merging.steps_for(other.workspace, since=merging.vector(one.workspace))
    )
    assert is_there(one, CityAction, "city")
    history.undo(one.workspace)
    assert not is_there(one, CityAction, "city")
    meet(one, other)
    assert not asked(other)


def test_who_is_forgotten_meanwhile_leaves_the_question(fleet: Fleet) -> None:
    one, other = team(fleet)
    third = fleet.add(one)
    remove(one, CityAction, "city")
    put(other, PARTS[1])
    meet(one, other)
    forgetting.forget(third.workspace, person_id="ana")
    meet(one, other, third)
    assert asked(one) == asked(third) == [(Noun.CITY_ACTION, "city")]


def test_keeping_a_person_brings_back_what_went_with_them(fleet: Fleet) -> None:
    one, other = team(fleet, OF_PERSON[0], PARTS[1])
    remove(one, Person, "ana")
    put(other, Talk(id="call", person_id="ana", at=NOON))
    meet(one, other)
    decide(one, "ana", is_removed=False)
    meet(one, other)
    with other.workspace.read() as reader:
        assert [each.value for each in reader.all(ContactPoint, person_id="ana")] == ["+12065550101"]
        assert reader.get(Assignment, "role").status is PARTS[1].status


def folder_exchange(one: Laptop, other: Laptop, folder: Path) -> None:
    (folder / "shared").mkdir()
    shared = SharedFolder(folder / "shared")
    for laptop in (one, other, one, other):
        shared_folder.exchange(laptop.workspace, carrier=shared)


def test_a_venue_that_a_folder_brings_asks(fleet: Fleet, tmp_path: Path) -> None:
    one, other = team(fleet)
    hubs.introduce(one, other)
    remove(one, CityAction, "city")
    put(other, PARTS[0])
    folder_exchange(one, other, tmp_path)
    assert asked(one) == asked(other) == [(Noun.CITY_ACTION, "city")]


@pytest.mark.postgresql
def test_a_check_in_that_a_hub_brings_asks(fleet: Fleet, address: str, tmp_path: Path) -> None:
    one = hubs.founded(fleet, address)
    put(one, ACTION)
    hubs.exchanged(one)
    other = hubs.joined(fleet, one, address, tmp_path)
    remove(one, CityAction, "city")
    put(other, PARTS[4])
    for laptop in (one, other, one, other):
        hubs.exchanged(laptop)
    assert asked(one) == asked(other) == [(Noun.CITY_ACTION, "city")]
