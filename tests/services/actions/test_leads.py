"""A lead and a backup lead are named, replaced and removed, each in one step, and nobody is forgotten."""

import pytest

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import RecordMissing
from organizer_app.domain.model.assignments import Assignment, AssignmentStatus
from organizer_app.domain.model.people import Person
from organizer_app.domain.people.people_problems import NameIsNumber
from organizer_app.services.actions import action_rows
from organizer_app.services.actions.leads import set_lead
from organizer_app.services.plan import history
from organizer_app.services.plan.workspace import Workspace
from tests.support.open_plans import add_action, one_step, refused


def leads(workspace: Workspace) -> tuple[str, str]:
    (row,) = action_rows.snapshot(workspace).rows
    return row.lead, row.backup


@pytest.mark.parametrize(
    ("kind", "shown"),
    [(EditKind.CHANGED_LEAD, ("Ana Ruiz", "")), (EditKind.CHANGED_BACKUP, ("", "Ana Ruiz"))],
)
def test_a_lead_or_a_backup_is_named_in_one_step(
    plan: Workspace, kind: EditKind, shown: tuple[str, str]
) -> None:
    known = add_action(plan)
    with one_step(plan, kind) as heard:
        set_lead(plan, action_id=known, name="  Ana   Ruiz ", is_backup=kind is EditKind.CHANGED_BACKUP)
    assert leads(plan) == shown
    assert heard[0].action_ids == {known}


def test_a_replaced_lead_stays_in_the_record_of_who_was_asked(plan: Workspace) -> None:
    known = add_action(plan)
    set_lead(plan, action_id=known, name="Ana Ruiz")
    with one_step(plan, EditKind.CHANGED_LEAD):
        set_lead(plan, action_id=known, name="Bo Li")
    assert leads(plan) == ("Bo Li", "")
    with plan.read() as reader:
        held = {each.person_id: each.status for each in reader.all(Assignment)}
        names = {person.id: person.name for person in reader.all(Person)}
    assert {names[person]: status for person, status in held.items()} == {
        "Ana Ruiz": AssignmentStatus.REPLACED, "Bo Li": AssignmentStatus.ASKED,
    }  # fmt: skip


def test_an_empty_name_leaves_the_role_open(plan: Workspace) -> None:
    known = add_action(plan)
    set_lead(plan, action_id=known, name="Ana Ruiz")
    set_lead(plan, action_id=known, name="Bo Li", is_backup=True)
    with one_step(plan, EditKind.CHANGED_LEAD):
        set_lead(plan, action_id=known, name=" ")
    assert leads(plan) == ("", "Bo Li")


def test_a_person_of_the_plan_is_taken_in_any_case(plan: Workspace) -> None:
    first, second = add_action(plan), add_action(plan, "Boston, MA")
    set_lead(plan, action_id=first, name="Ana Ruiz")
    set_lead(plan, action_id=second, name="ANA RUIZ")
    with plan.read() as reader:
        assert [person.name for person in reader.all(Person)] == ["Ana Ruiz"]


def test_the_same_lead_again_is_no_step(plan: Workspace) -> None:
    known = add_action(plan)
    set_lead(plan, action_id=known, name="Ana Ruiz")
    steps = history.entries(plan)
    set_lead(plan, action_id=known, name="ana ruiz")
    assert history.entries(plan) == steps


def test_a_lead_may_come_back(plan: Workspace) -> None:
    known = add_action(plan)
    for name in ("Ana Ruiz", "Bo Li", "Ana Ruiz"):
        set_lead(plan, action_id=known, name=name)
    assert leads(plan) == ("Ana Ruiz", "")


def test_a_step_about_a_lead_names_the_city_and_no_person(plan: Workspace) -> None:
    known = add_action(plan)
    set_lead(plan, action_id=known, name="Ana Ruiz")
    assert history.entries(plan)[0].arguments == {"city": "Seattle, WA"}


def test_an_action_that_is_gone_takes_no_lead(plan: Workspace) -> None:
    with refused(plan, RecordMissing):
        set_lead(plan, action_id="none-such", name="Ana Ruiz")


@pytest.mark.parametrize("name", ["300", "617-555-0143"])
def test_a_number_is_no_lead_and_nothing_changes(plan: Workspace, name: str) -> None:
    known = add_action(plan)
    set_lead(plan, action_id=known, name="Ana Ruiz")
    with refused(plan, NameIsNumber):
        set_lead(plan, action_id=known, name=name)
    assert leads(plan) == ("Ana Ruiz", "")
