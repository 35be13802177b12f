"""Roles are filled, followed along their life cycle, and opened again; each as one step."""

from datetime import date, time

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import ForbiddenTransition
from organizer_app.domain.model.assignments import Assignment, AssignmentRole, AssignmentStatus
from organizer_app.domain.model.people import Person
from organizer_app.domain.people.people_problems import NameMissing
from organizer_app.services.people import coverage
from organizer_app.services.plan.workspace import Workspace
from tests.support.open_plans import one_step, refused
from tests.support.plan_views import row_in


def held(workspace: Workspace, assignment_id: str) -> Assignment:
    with workspace.read() as reader:
        return reader.get(Assignment, assignment_id)


def test_a_role_is_filled_by_name_and_its_holder_replaced(sample: Workspace) -> None:
    action_id = row_in(sample, "Seattle").action_id
    with one_step(sample, EditKind.FILLED_ROLE):
        first = coverage.fill_role(
            sample, action_id=action_id, role=AssignmentRole.PRESS, name=" Ana  Duarte"
        )
    assert held(sample, first).status is AssignmentStatus.ASKED
    again = coverage.fill_role(sample, action_id=action_id, role=AssignmentRole.PRESS, name="ana duarte")
    assert again == first
    second = coverage.fill_role(sample, action_id=action_id, role=AssignmentRole.PRESS, name="Bo Example")
    assert held(sample, first).status is AssignmentStatus.REPLACED
    assert held(sample, second).status is AssignmentStatus.ASKED


def test_a_person_of_the_plan_becomes_backup_lead(sample: Workspace) -> None:
    action_id = row_in(sample, "Seattle").action_id
    with sample.read() as reader:
        person_id = reader.all(Person)[0].id
    coverage.fill_role(
        sample, action_id=action_id, role=AssignmentRole.LEAD, is_backup=True, person_id=person_id
    )
    row = row_in(sample, "Seattle")
    assert (row.lead, row.backup) == ("Wren Castellano", "Ines Calloway")


def test_many_can_be_marshals(sample: Workspace) -> None:
    action_id = row_in(sample, "Seattle").action_id
    made = [
        coverage.fill_role(sample, action_id=action_id, role=AssignmentRole.MARSHAL, name=name)
        for name in ("Ana", "Bo")
    ]
    assert {held(sample, each).status for each in made} == {AssignmentStatus.ASKED}


def test_every_part_of_an_assignment_is_one_step(sample: Workspace) -> None:
    action_id = row_in(sample, "Seattle").action_id
    made = coverage.fill_role(sample, action_id=action_id, role=AssignmentRole.MEDIC, name="Ana")
    with one_step(sample, EditKind.CHANGED_ROLE):
        coverage.set_role_status(sample, assignment_id=made, status=AssignmentStatus.ACCEPTED)
    with one_step(sample, EditKind.CHANGED_ROLE):
        coverage.set_trained(sample, assignment_id=made, on=date(2019, 7, 1))
    with one_step(sample, EditKind.CHANGED_ROLE):
        coverage.set_report_at(sample, assignment_id=made, at=time(10, 30))
    with one_step(sample, EditKind.CHANGED_ROLE):
        coverage.set_backup(sample, assignment_id=made, is_backup=True)
    found = held(sample, made)
    assert (found.trained_on, found.report_at, found.is_backup) == (date(2019, 7, 1), time(10, 30), True)


def test_a_way_that_the_life_cycle_does_not_have_and_an_empty_name_are_refused(sample: Workspace) -> None:
    action_id = row_in(sample, "Seattle").action_id
    made = coverage.fill_role(sample, action_id=action_id, role=AssignmentRole.MEDIC, name="Ana")
    with refused(sample, ForbiddenTransition):
        coverage.set_role_status(sample, assignment_id=made, status=AssignmentStatus.NO_SHOW)
    with refused(sample, NameMissing):
        coverage.fill_role(sample, action_id=action_id, role=AssignmentRole.MEDIC, name=" ")


def test_a_role_is_emptied_in_one_step(sample: Workspace) -> None:
    action_id = row_in(sample, "Seattle").action_id
    made = coverage.fill_role(sample, action_id=action_id, role=AssignmentRole.MEDIC, name="Ana")
    with one_step(sample, EditKind.EMPTIED_ROLE):
        coverage.empty_role(sample, assignment_id=made)
    with sample.read() as reader:
        assert all(each.id != made for each in reader.all(Assignment))
