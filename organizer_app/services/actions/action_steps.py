"""Ticks, reopens and adds the steps before the day of one city action."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.tasks import Task, TaskStatus, with_status
from organizer_app.services.actions.city_actions import city_name

if TYPE_CHECKING:
    from datetime import date

    from organizer_app.services.plan.workspace import Workspace


def settle(workspace: Workspace, *, task_id: str, is_done: bool, today: date) -> None:
    """Mark a step as done on a local calendar day, or reopen it.

    Raises:
        ForbiddenTransition: the step is blocked and cannot be done yet.
    """
    kind = EditKind.DID_STEP if is_done else EditKind.REOPENED_STEP
    with workspace.edit(kind) as editor:
        task = editor.get(Task, task_id)
        action = editor.find(CityAction, task.city_action_id) if task.city_action_id else None
        editor.note(city=city_name(editor, action) if action else "", value=task.title)
        settled = with_status(task, TaskStatus.DONE if is_done else TaskStatus.TODO)
        editor.put(replace(settled, done_on=today if is_done else None))


def add(workspace: Workspace, *, action_id: str, title: str) -> None:
    """Add a step to an action; ignore an empty title."""
    wanted = " ".join(title.split())
    if not wanted:
        return
    with workspace.edit(EditKind.ADDED_STEP) as editor:
        action = editor.get(CityAction, action_id)
        editor.note(city=city_name(editor, action), value=wanted)
        editor.put(
            Task(
                id=workspace.new_id(),
                title=wanted,
                mobilization_id=action.mobilization_id,
                city_action_id=action_id,
            )
        )
