"""Reads what the checklists show: every task as a flat row, with the names of what it belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from organizer_app.domain.checklists.task_rows import TaskRow
from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.domain.model.people import Person
from organizer_app.domain.model.plan_templates import PlanTemplate, TemplateTask, TemplateUse
from organizer_app.domain.rows.action_rows import ActionRow, MobilizationHead
from organizer_app.services.plan.plans import main_mobilization
from organizer_app.storage.rows import plan_rows
from organizer_app.storage.rows.task_rows import read_some_task_rows, read_task_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from organizer_app.services.plan.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Checklist:
    """All tasks of a plan and what they belong to.

    Attributes:
        mobilization_id: the plan's main mobilization; empty when the plan has none.
        heads: mobilizations by id.
        actions: rows of the city actions by id, ordered by day, start and city.
        tasks: rows of the tasks by id.
        owners: names of the people who own tasks, by id.
        steps: tasks of the plan's templates by id.
        template: the template the mobilization follows, or None.
        used_revision: the revision of it that the cities follow.
    """

    mobilization_id: str
    heads: dict[str, MobilizationHead]
    actions: dict[str, ActionRow]
    tasks: dict[str, TaskRow]
    owners: dict[str, str]
    steps: dict[str, TemplateTask]
    template: PlanTemplate | None = None
    used_revision: int | None = None


def checklist(workspace: Workspace) -> Checklist:
    """Read all tasks of a plan."""
    with workspace.read() as reader:
        snapshot = plan_rows.read_snapshot(reader.connection)
        actions = {row.action_id: row for row in snapshot.rows}
        tasks = {row.task_id: _judged(row, actions) for row in read_task_rows(reader.connection)}
        owner_ids = {row.owner_id for row in tasks.values() if row.owner_id}
        owners = {person.id: person.name for person in reader.rows_by_id(Person, owner_ids).values()}
        step_ids = {row.template_task_id for row in tasks.values() if row.template_task_id}
        steps = reader.rows_by_id(TemplateTask, step_ids)
        known = list(reader.all(Mobilization))
        main = main_mobilization(known).id if known else ""
        uses = reader.all(TemplateUse, mobilization_id=main) if main else ()
        template = reader.find(PlanTemplate, uses[-1].template_id) if uses else None
    return Checklist(
        mobilization_id=main,
        heads={head.mobilization_id: head for head in snapshot.mobilizations},
        actions=actions,
        tasks=tasks,
        owners=owners,
        steps=steps,
        template=template,
        used_revision=uses[-1].revision if uses else None,
    )


def task_rows(workspace: Workspace, *, task_ids: Iterable[str]) -> tuple[list[TaskRow], dict[str, str]]:
    """Return some tasks and the names of their owners by id, without tasks that are hidden or gone."""
    with workspace.read() as reader:
        read = read_some_task_rows(reader.connection, task_ids)
        asked = plan_rows.read_rows(reader.connection, {row.action_id for row in read if row.fact})
        actions = {row.action_id: row for row in asked}
        rows = [_judged(row, actions) for row in read]
        people = reader.rows_by_id(Person, {row.owner_id for row in rows if row.owner_id})
    return rows, {person.id: person.name for person in people.values()}


def _judged(task: TaskRow, actions: Mapping[str, ActionRow]) -> TaskRow:
    action = actions.get(task.action_id) if task.fact else None
    return task.judged_by(action.facts) if action is not None else task
