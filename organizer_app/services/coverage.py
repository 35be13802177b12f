"""Filling the roles of city actions and following those who hold them; every function is one undo step."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from organizer_app.domain.assignments import (
    VACATED,
    Assignment,
    AssignmentRole,
    AssignmentStatus,
    with_status,
)
from organizer_app.domain.city_actions import CityAction
from organizer_app.domain.edits import EditKind
from organizer_app.domain.people import Person
from organizer_app.domain.people_problems import NameMissing
from organizer_app.services.city_actions import city_name
from organizer_app.services.leads import person_named

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, time

    from organizer_app.services.workspace import Workspace


def fill_role(
    workspace: Workspace,
    *,
    action_id: str,
    role: AssignmentRole,
    is_backup: bool = False,
    person_id: str = "",
    name: str = "",
) -> str:
    """Ask a person to take a role in place of its holder (marshals are many); return the assignment's id.

    Args:
        workspace: the plan.
        action_id: the city action.
        role: what to do there.
        is_backup: whether as the backup.
        person_id: a person of the plan, or empty.
        name: a name in its place; a person of this name is taken, else a new one is added.

    Raises:
        NameMissing: neither a person nor a name was given.
    """
    wanted = " ".join(name.split())
    if not (person_id or wanted):
        raise NameMissing
    with workspace.read() as reader:
        city = city_name(reader, reader.get(CityAction, action_id))
    with workspace.edit(EditKind.FILLED_ROLE, city=city) as editor:
        person = editor.get(Person, person_id) if person_id else person_named(workspace, editor, wanted)
        for held in editor.all(Assignment, city_action_id=action_id, role=role.value):
            if held.is_backup is not is_backup or held.status in VACATED:
                continue
            if held.person_id == person.id:
                return held.id
            if role is not AssignmentRole.MARSHAL:
                editor.put(with_status(held, AssignmentStatus.REPLACED))
        new = Assignment(id=workspace.new_id(), city_action_id=action_id, person_id=person.id)
        return editor.put(replace(new, role=role, is_backup=is_backup)).id


def set_role_status(workspace: Workspace, *, assignment_id: str, status: AssignmentStatus) -> None:
    """Move an assignment along its life cycle; raise `ForbiddenTransition` where that has no way."""
    _change(workspace, assignment_id, lambda held: with_status(held, status))


def set_trained(workspace: Workspace, *, assignment_id: str, on: date | None) -> None:
    """Say on which calendar day a person was trained for their role."""
    _change(workspace, assignment_id, lambda held: replace(held, trained_on=on))


def set_report_at(workspace: Workspace, *, assignment_id: str, at: time | None) -> None:
    """Say when to report, local wall time at the action."""
    _change(workspace, assignment_id, lambda held: replace(held, report_at=at))


def set_backup(workspace: Workspace, *, assignment_id: str, is_backup: bool) -> None:
    """Say whether a person holds a role or stands by for it."""
    _change(workspace, assignment_id, lambda held: replace(held, is_backup=is_backup))


def _change(workspace: Workspace, assignment_id: str, change: Callable[[Assignment], Assignment]) -> None:
    with workspace.read() as reader:
        held = reader.get(Assignment, assignment_id)
        city = city_name(reader, reader.get(CityAction, held.city_action_id))
    with workspace.edit(EditKind.CHANGED_ROLE, city=city) as editor:
        editor.put(change(editor.get(Assignment, assignment_id)))
