"""Steps are ticked, opened again and added, each as one step of the journal, and history tells of them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import ForbiddenTransition
from organizer_app.domain.model.tasks import Task, TaskStatus
from organizer_app.services.actions import action_steps, city_actions, groups, leads
from organizer_app.services.actions.action_details import action_detail
from organizer_app.services.plan import history
from organizer_app.services.plan.workspace import Workspace
from organizer_app.wording.plan.edits import sentence
from tests.support.open_plans import add_action, empty_plan, one_step, opened

TODAY = date(2027, 4, 1)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with opened(empty_plan(tmp_path)) as workspace:
        yield workspace


@pytest.fixture
def action_id(workspace: Workspace) -> str:
    return add_action(workspace)


def tasks(workspace: Workspace, action_id: str) -> tuple[Task, ...]:
    with workspace.read() as reader:
        return reader.all(Task, city_action_id=action_id)


def test_a_step_is_added_ticked_and_opened_again(workspace: Workspace, action_id: str) -> None:
    with one_step(workspace, EditKind.ADDED_STEP):
        action_steps.add(workspace, action_id=action_id, title="  Rain   plan ")
    (task,) = tasks(workspace, action_id)
    assert (task.title, task.status) == ("Rain plan", TaskStatus.TODO)
    assert task.mobilization_id
    with one_step(workspace, EditKind.DID_STEP):
        action_steps.settle(workspace, task_id=task.id, is_done=True, today=TODAY)
    (done,) = tasks(workspace, action_id)
    assert (done.status, done.done_on) == (TaskStatus.DONE, TODAY)
    with one_step(workspace, EditKind.REOPENED_STEP):
        action_steps.settle(workspace, task_id=task.id, is_done=False, today=TODAY)
    (again,) = tasks(workspace, action_id)
    assert (again.status, again.done_on) == (TaskStatus.TODO, None)


def test_a_step_without_a_name_is_none_and_a_blocked_one_is_not_ticked(
    workspace: Workspace, action_id: str
) -> None:
    action_steps.add(workspace, action_id=action_id, title="   ")
    assert tasks(workspace, action_id) == ()
    action_steps.add(workspace, action_id=action_id, title="Permit")
    (task,) = tasks(workspace, action_id)
    with workspace.edit(EditKind.ADDED_STEP) as editor:
        editor.put(replace(task, status=TaskStatus.BLOCKED))
    with pytest.raises(ForbiddenTransition):
        action_steps.settle(workspace, task_id=task.id, is_done=True, today=TODAY)


def test_history_tells_what_was_done_to_the_action_and_around_it_and_to_no_other(
    workspace: Workspace, action_id: str
) -> None:
    other = add_action(workspace, "Boston, MA")
    city_actions.set_start(workspace, action_id=action_id, starts=time(15))
    leads.set_lead(workspace, action_id=action_id, name="Ana Example")
    groups.set_groups(workspace, action_id=action_id, names=["Harbor Network"])
    city_actions.set_venue(workspace, action_id=action_id, venue="Westlake Park")
    action_steps.add(workspace, action_id=action_id, title="Rain plan")
    city_actions.set_start(workspace, action_id=other, starts=time(16))
    steps = action_detail(workspace, action_id=action_id).steps
    assert [sentence(step) for step in steps] == [
        "Added the step “Rain plan” in Seattle, WA",
        "Changed the venue in Seattle, WA",
        "Changed the partner groups in Seattle, WA",
        "Changed the lead in Seattle, WA",
        "Moved Seattle, WA to 3:00 PM",
        "Added an action in Seattle, WA",
    ]
    history.undo(workspace)
    history.undo(workspace)
    newest = action_detail(workspace, action_id=action_id).steps
    assert [(step.kind, step.undone) for step in newest[:2]] == [
        (EditKind.UNDID, False),
        (EditKind.ADDED_STEP, True),
    ]
