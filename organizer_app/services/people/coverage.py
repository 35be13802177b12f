"""Fills the roles of city actions and follows their assignments; every function is one undo step."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.assignments import (
    VACATED,
    Assignment,
    AssignmentRole,
    AssignmentStatus,
    with_status,
)
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.people import ContactKind, ContactPoint, Person
from organizer_app.domain.people.people_problems import NameMissing
from organizer_app.domain.people.phone_display import name_and_number
from organizer_app.services.actions.city_actions import city_name
from organizer_app.services.actions.leads import person_named

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, time

    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.editor import Editor


def fill_role(
    workspace: Workspace,
    *,
    action_id: str,
    role: AssignmentRole,
    is_backup: bool = False,
    person_id: str = "",
    name: str = "",
) -> str:
    """Ask a person to take a role and return the assignment's id.

    The new person replaces the one who had the role before, but any number of people can be marshals. Without
    a person's id, the person of this name is used, or else a new one is added; a phone number typed after the
    name is theirs from now on.

    Raises:
        NameMissing: neither a person nor a name was given.
    """
    wanted, number = name_and_number(name)
    if not (person_id or wanted):
        raise NameMissing
    with workspace.edit(EditKind.FILLED_ROLE) as editor:
        editor.note(city=city_name(editor, editor.get(CityAction, action_id)))
        person = editor.get(Person, person_id) if person_id else person_named(workspace, editor, wanted)
        if number and not editor.all(ContactPoint, person_id=person.id, value=number):
            kind = ContactKind.PHONE
            editor.put(ContactPoint(id=workspace.new_id(), person_id=person.id, kind=kind, value=number))
        holders = _holders(editor, action_id, role, is_backup=is_backup)
        known = next((held.id for held in holders if held.person_id == person.id), "")
        if known:
            return known
        if role is not AssignmentRole.MARSHAL:
            for held in holders:
                editor.put(with_status(held, AssignmentStatus.REPLACED))
        new = Assignment(id=workspace.new_id(), city_action_id=action_id, person_id=person.id)
        return editor.put(replace(new, role=role, is_backup=is_backup)).id


def _holders(editor: Editor, action_id: str, role: AssignmentRole, *, is_backup: bool) -> list[Assignment]:
    return [
        held
        for held in editor.all(Assignment, city_action_id=action_id, role=role.value)
        if held.is_backup is is_backup and held.status not in VACATED
    ]


def set_role_status(workspace: Workspace, *, assignment_id: str, status: AssignmentStatus) -> None:
    """Move an assignment along its life cycle; raise `ForbiddenTransition` when it does not allow that."""
    _change(workspace, assignment_id, lambda held: with_status(held, status))


def empty_role(workspace: Workspace, *, assignment_id: str) -> None:
    """Remove a person from a role, as if they had never been named for it."""
    with workspace.edit(EditKind.EMPTIED_ROLE) as editor:
        editor.hide(_held(editor, assignment_id))


def set_trained(workspace: Workspace, *, assignment_id: str, on: date | None) -> None:
    """Set the calendar day on which a person was trained for their role."""
    _change(workspace, assignment_id, lambda held: replace(held, trained_on=on))


def set_report_at(workspace: Workspace, *, assignment_id: str, at: time | None) -> None:
    """Set when to report, local wall time at the action."""
    _change(workspace, assignment_id, lambda held: replace(held, report_at=at))


def set_backup(workspace: Workspace, *, assignment_id: str, is_backup: bool) -> None:
    """Set whether a person has a role or is the backup for it."""
    _change(workspace, assignment_id, lambda held: replace(held, is_backup=is_backup))


def _change(workspace: Workspace, assignment_id: str, change: Callable[[Assignment], Assignment]) -> None:
    with workspace.edit(EditKind.CHANGED_ROLE) as editor:
        editor.put(change(_held(editor, assignment_id)))


def _held(editor: Editor, assignment_id: str) -> Assignment:
    """Return an assignment, and add the name of its city to the step."""
    held = editor.get(Assignment, assignment_id)
    editor.note(city=city_name(editor, editor.get(CityAction, held.city_action_id)))
    return held
