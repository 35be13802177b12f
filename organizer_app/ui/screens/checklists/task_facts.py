"""Collects what the panel shows of a task, and the cities that a form offers."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from organizer_app.domain.checklists.task_rows import TaskState, task_state
from organizer_app.domain.rows.action_rows import OFF_STATUSES, past_day
from organizer_app.ui.screens.checklists.checklist_values import Notice, TaskFacts
from organizer_app.ui.screens.checklists.matrix import day_of, offset_of
from organizer_app.ui.screens.checklists.rows import owner_of
from organizer_app.wording.checks.findings import city_of

if TYPE_CHECKING:
    from organizer_app.domain.checklists.task_rows import TaskRow
    from organizer_app.services.checklists.checklists import Checklist


def facts_of(held: Checklist, task: TaskRow, today: date) -> TaskFacts:
    """Return what the panel shows of a task on a local day."""
    action = held.actions.get(task.action_id)
    state = task_state(task, past_day(action), *day_of(today))
    late = (today - date.fromisoformat(task.due)).days if state is TaskState.LATE else 0
    step = held.steps.get(task.template_task_id)
    return TaskFacts(
        task_id=task.task_id,
        title=task.title,
        city=city_of(action.city, action.state) if action else "",
        state=state,
        status=task.status,
        fact=task.fact,
        is_met=task.is_met,
        is_gate=bool(task.is_gate),
        due=task.due,
        days_late=late,
        offset=offset_of(held, task),
        owner=owner_of(held, task),
        has_own_owner=bool(task.owner_id),
        is_pinned=bool(task.is_pinned),
        is_changed=bool(task.is_changed_here),
        template=held.template.title if step and held.template else "",
        template_offset=step.offset_days if step else None,
        skip_reason=task.skip_reason,
        action_id=action.action_id if action else "",
    )


def cities_of(held: Checklist) -> list[tuple[str, str]]:
    """Return the names of upcoming cities and their actions, in order; with the day if there are two."""
    rows = [row for row in held.actions.values() if row.status not in OFF_STATUSES]
    names = Counter(city_of(row.city, row.state) for row in rows)
    found = []
    for row in rows:
        name = city_of(row.city, row.state)
        found.append((f"{name}, {row.day}" if names[name] > 1 and row.day else name, row.action_id))
    return sorted(found)


def notice_of(held: Checklist) -> Notice | None:
    """Return what the template would change: cities without its tasks, or a newer edition; or None."""
    template, used = held.template, held.used_revision
    if template is None:
        return None
    steps = {step.id for step in held.steps.values() if step.template_id == template.id}
    with_tasks = {task.action_id for task in held.tasks.values() if task.template_task_id in steps}
    missing = [
        row
        for row in held.actions.values()
        if row.mobilization_id == held.mobilization_id
        and row.action_id not in with_tasks
        and row.status in {"prospect", "asked", "committed", "confirmed", "ready"}
    ]
    if missing or (used is not None and used < template.revision):
        return Notice(template.id, template.title, template.revision, used, len(missing))
    return None
