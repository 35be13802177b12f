"""A checklist holds every task with what it belongs to, and a few of them are read again after an edit."""

from pathlib import Path

from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.domain.model.tasks import TaskStatus
from organizer_app.services.checklists import tasks, templates
from organizer_app.services.checklists.checklists import checklist, task_rows
from tests.support.open_plans import empty_plan, opened, sample_plan


def test_tasks_come_with_their_city_their_owner_and_their_template(tmp_path: Path) -> None:
    with opened(sample_plan(tmp_path)) as workspace:
        with workspace.read() as reader:
            main = max(reader.all(Mobilization), key=lambda each: each.goal_cities or 0).id
        templates.apply_template(workspace, mobilization_id=main, template="vigil")
        before = checklist(workspace)
        first = next(row for row in before.tasks.values() if row.template_task_id)
        tasks.set_owner(workspace, task_ids=[first.task_id], name="Wes Nakai")
        tasks.set_status(workspace, task_ids=[first.task_id], status=TaskStatus.DONE)
        after = checklist(workspace)
        again = task_rows(workspace, task_ids=[first.task_id, "nobody"])
    assert before.mobilization_id == main
    assert before.template is not None
    assert before.template.title == "Vigil"
    assert {row.action_id for row in before.tasks.values()} - {""} <= set(before.actions)
    assert before.steps[first.template_task_id].title == first.title
    (row,), owners = again
    assert row == after.tasks[first.task_id]
    assert (row.status, owners[row.owner_id]) == ("done", "Wes Nakai")
    assert after.owners == owners


def test_a_plan_without_tasks_has_an_empty_checklist(tmp_path: Path) -> None:
    with opened(empty_plan(tmp_path)) as workspace:
        found = checklist(workspace)
    assert (found.tasks, found.template, found.actions) == ({}, None, {})
