"""Sets, replaces and removes the lead and the backup lead of a city action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.placeholders import known_text
from organizer_app.domain.model.assignments import (
    VACATED,
    Assignment,
    AssignmentRole,
    AssignmentStatus,
    with_status,
)
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.people import Person
from organizer_app.domain.people.person_names import check_name
from organizer_app.services.actions.city_actions import city_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.editor import Editor


def set_lead(workspace: Workspace, *, action_id: str, name: str, is_backup: bool = False) -> None:
    """Set the lead or the backup lead of an action; an empty name, or "TBD", leaves the role open.

    A person of this name who is already in the plan is used; otherwise a new person is added.

    Raises:
        NameIsNumber: a number names nobody.
    """
    wanted = known_text(name)
    kind = EditKind.CHANGED_BACKUP if is_backup else EditKind.CHANGED_LEAD
    with workspace.edit(kind) as editor:
        editor.note(city=city_name(editor, editor.get(CityAction, action_id)))
        name_lead(workspace, editor, action_id, wanted, is_backup=is_backup)


def set_leads(workspace: Workspace, *, action_ids: Sequence[str], name: str) -> None:
    """Make one person the lead of some actions of a city, as one step; see `set_lead`."""
    wanted = known_text(name)
    with workspace.edit(EditKind.CHANGED_LEAD) as editor:
        known = editor.rows_by_id(CityAction, action_ids)
        editor.note(city=next((city_name(editor, action) for action in known.values()), ""))
        for action_id in action_ids:
            name_lead(workspace, editor, action_id, wanted, is_backup=False)


def name_lead(workspace: Workspace, editor: Editor, action_id: str, wanted: str, *, is_backup: bool) -> None:
    """Set the lead or the backup lead, as part of an edit; an empty name leaves the role open."""
    holders = _holders(editor, action_id, is_backup=is_backup)
    person = person_named(workspace, editor, wanted) if wanted else None
    for held in holders:
        if person is None or held.person_id != person.id:
            editor.put(with_status(held, AssignmentStatus.REPLACED))
    if person is not None and not any(held.person_id == person.id for held in holders):
        editor.put(
            Assignment(
                id=workspace.new_id(),
                city_action_id=action_id,
                person_id=person.id,
                is_backup=is_backup,
            )
        )


def person_named(workspace: Workspace, editor: Editor, name: str) -> Person:
    """Return the person of this name, in any case, or a new one.

    Raises:
        NameMissing, NameNotKnown, NameIsNumber: the text names nobody.
    """
    check_name(name)
    known = [person for person in editor.all(Person) if person.name.casefold() == name.casefold()]
    return known[0] if known else editor.put(Person(id=workspace.new_id(), name=name))


def _holders(editor: Editor, action_id: str, *, is_backup: bool) -> list[Assignment]:
    return [
        held
        for held in editor.all(Assignment, city_action_id=action_id, role=AssignmentRole.LEAD.value)
        if held.is_backup == is_backup and held.status not in VACATED
    ]
