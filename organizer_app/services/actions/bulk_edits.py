"""Previews one change to many city actions, and makes it as one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import ForbiddenTransition
from organizer_app.domain.model.assignments import VACATED, Assignment, AssignmentRole, AssignmentStatus
from organizer_app.domain.model.assignments import with_status as assignment_with_status
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.partnerships import Partnership, PartnershipRole
from organizer_app.domain.rows.action_summary import credited_names, ends_before_start, lead_of
from organizer_app.domain.rows.bulk_changes import (
    BulkChange,
    BulkField,
    BulkPreview,
    changed_by,
    tallied,
    value_of,
)
from organizer_app.services.actions.groups import group_named
from organizer_app.services.actions.leads import person_named
from organizer_app.services.plan.reflow import reflow_changed
from organizer_app.storage.rows.action_summaries import parts_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.editor import Editor
    from organizer_app.storage.reader import Reader

_PEOPLE = frozenset({BulkField.GROUP, BulkField.LEAD})


def preview(workspace: Workspace, *, action_ids: Collection[str], change: BulkChange) -> BulkPreview:
    """Return what a change would do to some actions, without making it."""
    with workspace.read() as reader:
        return _preview(reader, action_ids, change)


def _preview(reader: Reader, action_ids: Collection[str], change: BulkChange) -> BulkPreview:
    if change.field in _PEOPLE:
        return _preview_of_people(reader, action_ids, change)
    known = reader.rows_by_id(CityAction, action_ids)
    after, refused = _after(known.values(), change)
    changing = [known[action.id] for action in after if action != known[action.id]]
    return BulkPreview(
        change,
        changing=len(changing),
        same=len(after) - len(changing),
        refused=tallied(action.status.value for action in refused),
        lost=tallied(value_of(action, change.field) for action in changing),
        backwards=sum(ends_before_start(each) and not ends_before_start(known[each.id]) for each in after),
    )


def apply(workspace: Workspace, *, action_ids: Collection[str], change: BulkChange) -> None:
    """Change the actions that the change fits, as one step; skip those whose life cycle does not allow it."""
    # Names of people stay out of the journal's sentences.
    value = "" if change.field in _PEOPLE else _code(change)
    with workspace.edit(EditKind.CHANGED_MANY) as editor:
        seen = _preview(editor, action_ids, change)
        editor.note(count=str(seen.changing), what=str(change.field), value=value)
        if change.field is BulkField.GROUP:
            _add_group(workspace, editor, action_ids, str(change.value))
        elif change.field is BulkField.LEAD:
            _set_lead(workspace, editor, action_ids, str(change.value))
        else:
            known = editor.rows_by_id(CityAction, action_ids)
            after, _refused = _after(known.values(), change)
            editor.put_all(after, known)
            reflow_changed(editor, known, after)


def _after(actions: Iterable[CityAction], change: BulkChange) -> tuple[list[CityAction], list[CityAction]]:
    """Return the actions as they would be, and those that refuse the change."""
    after, refused = [], []
    for action in actions:
        try:
            after.append(changed_by(action, change))
        except ForbiddenTransition:
            refused.append(action)
    return after, refused


def _code(change: BulkChange) -> str:
    value = change.value
    if isinstance(value, (int, str)):
        return str(value)
    if hasattr(value, "isoformat"):
        return value.isoformat()[:10] if change.field is BulkField.DAY else value.isoformat()[:5]
    return str(value.value)


def _preview_of_people(reader: Reader, action_ids: Collection[str], change: BulkChange) -> BulkPreview:
    wanted = str(change.value).casefold()
    same, lost = 0, []
    for parts in parts_of(reader, list(action_ids)):
        if change.field is BulkField.LEAD:
            lead = lead_of(parts.roles)
            held = [lead.name] if lead else []
        else:
            held = credited_names(parts.credits)
        if wanted in {name.casefold() for name in held}:
            same += 1
        else:
            # A group is added to those already there; a lead replaces the lead before.
            lost.append(held[0] if held and change.field is BulkField.LEAD else "")
    return BulkPreview(change, changing=len(lost), same=same, refused=(), lost=tallied(lost))


def _add_group(workspace: Workspace, editor: Editor, action_ids: Collection[str], name: str) -> None:
    group = group_named(workspace, editor, name)
    held: dict[str, list[Partnership]] = {action_id: [] for action_id in action_ids}
    for part in editor.among(Partnership, "city_action_id", list(action_ids)):
        held[part.city_action_id].append(part)
    editor.add_all(
        Partnership(
            id=workspace.new_id(),
            organization_id=group.id,
            city_action_id=action_id,
            role=PartnershipRole.CO_HOST if parts else PartnershipRole.LEAD,
            credit_order=max((part.credit_order for part in parts), default=0) + 1,
        )
        for action_id, parts in held.items()
        if all(part.organization_id != group.id for part in parts)
    )


def _set_lead(workspace: Workspace, editor: Editor, action_ids: Collection[str], name: str) -> None:
    person = person_named(workspace, editor, name)
    leading = {
        held.id: held
        for held in editor.among(Assignment, "city_action_id", list(action_ids))
        if held.role is AssignmentRole.LEAD and not held.is_backup and held.status not in VACATED
    }
    led = {held.city_action_id for held in leading.values() if held.person_id == person.id}
    others = [held for held in leading.values() if held.person_id != person.id]
    editor.put_all([assignment_with_status(held, AssignmentStatus.REPLACED) for held in others], leading)
    editor.add_all(
        Assignment(id=workspace.new_id(), city_action_id=action_id, person_id=person.id)
        for action_id in action_ids
        if action_id not in led
    )
