"""Readiness in one number follows from weights, and names what is missing and whom to ring."""

from dataclasses import replace
from datetime import date

import pytest

from organizer_app.domain.model.assignments import Assignment, AssignmentRole, AssignmentStatus
from organizer_app.domain.model.permits import Permit, PermitStatus
from organizer_app.domain.model.plan_facts import PlanFact
from organizer_app.domain.model.sites import Site
from organizer_app.domain.model.tasks import Task, TaskStatus
from organizer_app.domain.rows.action_summary import ActionParts, Role
from organizer_app.domain.rows.readiness_explained import ItemKind, explain
from organizer_app.domain.rows.readiness_levels import Readiness
from tests.support.builders import a_city_action, a_place

TODAY = date(2019, 7, 1)
YESTERDAY = date(2019, 6, 30)


def a_role(name: str, role: AssignmentRole = AssignmentRole.LEAD, *, is_backup: bool = False) -> Role:
    held = Assignment(
        id=name,
        city_action_id="action",
        person_id=name,
        role=role,
        is_backup=is_backup,
        status=AssignmentStatus.ACCEPTED,
    )
    return Role(held, name)


def a_city(tasks: tuple[Task, ...] = (), permits: tuple[Permit, ...] = ()) -> ActionParts:
    return ActionParts(
        a_city_action(),
        a_place(),
        sites=(Site(id="s", city_action_id="action", venue="Park"),),
        roles=(a_role("lead"), a_role("backup", is_backup=True), a_role("medic", AssignmentRole.MEDIC)),
        tasks=tasks,
        permits=permits,
    )


def a_task(name: str, due: date | None = TODAY, **known: object) -> Task:
    return Task(id=name, title=name, city_action_id="action", due_on=due, **known)  # type: ignore[arg-type]  # test names fields freely


def test_a_complete_city_is_at_a_hundred_and_nobody_need_be_rung() -> None:
    seen = explain(a_city(), TODAY, frozenset({"lead"}))
    assert (seen.level, seen.percent, seen.missing, seen.next_call) == (Readiness.READY, 100, (), None)


def test_it_says_on_which_day_it_judged() -> None:
    assert explain(a_city(), TODAY, frozenset()).judged_on == TODAY


def test_only_what_is_due_counts_and_it_counts_by_its_weight() -> None:
    due = a_task("host call", weight=4)
    later = a_task("posters", date(2019, 7, 9), weight=50)
    seen = explain(a_city((due, later)), TODAY, frozenset())
    assert [item.detail for item in seen.missing] == ["host call"]
    assert seen.percent == 60  # six steps everybody needs, of ten shares
    done = a_task("host call", weight=4, status=TaskStatus.DONE)
    assert explain(a_city((done, later)), TODAY, frozenset()).percent == 100


def test_a_failing_gate_leaves_nothing_and_is_told_first() -> None:
    gate = a_task("training", YESTERDAY, is_gate=True)
    seen = explain(a_city((a_task("host call"), gate)), TODAY, frozenset({"backup", "medic"}))
    assert seen.percent == 0
    assert [item.detail for item in seen.missing] == ["training", "host call"]
    assert seen.level is Readiness.AT_RISK
    assert seen.next_call is not None
    assert (seen.next_call.name, seen.next_call.about.detail) == ("backup", "training")


def test_whoever_is_to_do_the_missing_thing_is_rung_before_the_lead() -> None:
    task = a_task("first aid", owner_id="medic")
    seen = explain(a_city((task,)), TODAY, frozenset({"lead", "medic"}))
    assert seen.next_call is not None
    assert seen.next_call.person_id == "medic"
    unreachable = explain(a_city((task,)), TODAY, frozenset({"lead"}))
    assert unreachable.next_call is not None
    assert unreachable.next_call.person_id == "lead"


@pytest.mark.parametrize(
    ("status", "percent"),
    [(PermitStatus.GRANTED, 100), (PermitStatus.NOT_NEEDED, 100), (PermitStatus.FILED, 85)],
)
def test_a_permit_counts_once_it_is_granted_or_not_needed(status: PermitStatus, percent: int) -> None:
    permit = Permit(id="p", city_action_id="action", authority="City", status=status)
    seen = explain(a_city(permits=(permit,)), TODAY, frozenset())
    assert seen.percent == percent
    assert [item.kind for item in seen.missing] == ([] if percent == 100 else [ItemKind.PERMIT])


def test_without_a_lead_a_city_is_at_nothing() -> None:
    seen = explain(ActionParts(a_city_action(), a_place()), TODAY, frozenset())
    assert seen.percent == 0
    assert seen.missing[0].kind is ItemKind.LEAD
    assert seen.next_call is None


@pytest.mark.parametrize("unknown", ["day", "starts", "place"])
def test_a_city_has_place_and_time_once_all_three_are_known(unknown: str) -> None:
    whole = a_city()
    if unknown == "place":
        parts = replace(whole, place=None)
    else:
        parts = replace(whole, action=replace(whole.action, **{unknown: None}))
    kinds = {item.kind: item.is_done for item in explain(parts, TODAY, frozenset()).items}
    assert kinds[ItemKind.PLACE_AND_TIME] is False
    assert {item.kind for item in explain(whole, TODAY, frozenset()).items if item.is_done} >= {
        ItemKind.PLACE_AND_TIME
    }


@pytest.mark.parametrize(
    ("fact", "kind"),
    [
        (PlanFact.LEAD_NAMED, ItemKind.LEAD),
        (PlanFact.LEAD_CONFIRMED, ItemKind.LEAD_SAID_YES),
        (PlanFact.BACKUP_NAMED, ItemKind.BACKUP),
        (PlanFact.TIME_SET, ItemKind.PLACE_AND_TIME),
        (PlanFact.SITE_FIXED, ItemKind.VENUE),
    ],
)
def test_a_step_that_says_what_everybody_needs_is_counted_once(fact: PlanFact, kind: ItemKind) -> None:
    before = explain(a_city(), TODAY, frozenset()).items
    step = a_task("said by the plan", weight=1, fact=fact)
    after = explain(a_city((step,)), TODAY, frozenset()).items
    assert [item.kind for item in after].count(kind) == [item.kind for item in before].count(kind)
