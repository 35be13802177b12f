"""Reads and changes the permits of each city: what rules require, what is tracked, how far each one is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import BadValue
from organizer_app.domain.checklists.permit_planning import PermitNeed, asked_permit, untracked_key
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.domain.model.people import Person
from organizer_app.domain.model.permits import Permit, PermitKind, PermitStatus, with_status
from organizer_app.domain.model.record_fields import PERMIT_FIELD
from organizer_app.domain.rows.action_rows import OFF_STATUSES, ActionRow, is_to_come
from organizer_app.domain.time.local_time import local_of
from organizer_app.services.actions.city_actions import city_name
from organizer_app.services.plan.reflow import reflow_actions
from organizer_app.storage.rows import plan_rows
from organizer_app.storage.rows.permit_needs import NO_TRIGGERS, Triggers, needs_by_action, triggers_by_action

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from datetime import date

    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.reader import Reader

_DECIDED = frozenset({PermitStatus.GRANTED, PermitStatus.GRANTED_WITH_CONDITIONS, PermitStatus.DENIED})


@dataclass(frozen=True, slots=True)
class PermitLine:
    """A permit of one action, or one that a rule requires and nobody tracks yet.

    Attributes:
        permit: the permit; without an id when nobody tracks it yet.
        row: the action.
        anchor: T-0 of its mobilization, ISO text or empty.
        need: the rule that requires it and what it means for this action, or None.
        owner: name of the person who files it.
        triggers: whether the action takes a street, uses loudspeakers and stands in a park.
    """

    permit: Permit
    row: ActionRow
    anchor: str = ""
    need: PermitNeed | None = None
    owner: str = ""
    triggers: Triggers = NO_TRIGGERS

    @property
    def key(self) -> str:
        """Identify this line, tracked or not."""
        return self.permit.id or untracked_key(self.row.action_id, self.permit.rule_code)

    @property
    def due_on(self) -> date | None:
        """Return the latest local day to file: the day somebody typed, or else the day from the rule."""
        return self.permit.due_on or (self.need.latest_on if self.need else None)


def list_permits(workspace: Workspace) -> list[PermitLine]:
    """Return all permits, tracked or required by rules, by latest filing day; those without one come last.

    Canceled actions are left out. Rules are not applied to actions that are over.
    """
    with workspace.read() as reader:
        snapshot = plan_rows.read_snapshot(reader.connection)
        rows = {row.action_id: row for row in snapshot.rows if row.status not in OFF_STATUSES}
        permits = [permit for permit in reader.all(Permit) if permit.city_action_id in rows]
        needs = needs_by_action(reader, rows.values())
        triggers = triggers_by_action(reader, rows)
        owners = _names(reader, {permit.owner_id for permit in permits if permit.owner_id})
    anchors = {head.mobilization_id: head.anchor_date for head in snapshot.mobilizations}
    lines = []
    for permit in permits:
        row = rows[permit.city_action_id]
        need = needs.get(row.action_id, {}).pop(permit.rule_code, None)
        anchor = anchors.get(row.mobilization_id, "")
        owner = owners.get(permit.owner_id, "")
        here = triggers.get(row.action_id, NO_TRIGGERS)
        lines.append(PermitLine(permit, row, anchor, need, owner, here))
    for action_id, left in needs.items():
        row = rows[action_id]
        if is_to_come(row):
            anchor, here = anchors.get(row.mobilization_id, ""), triggers.get(action_id, NO_TRIGGERS)
            lines += [
                PermitLine(asked_permit(action_id, need), row, anchor, need, triggers=here)
                for need in left.values()
            ]
    return sorted(lines, key=_order)


def _order(line: PermitLine) -> tuple[bool, str, str, str]:
    due = line.due_on
    return due is None, due.isoformat() if due else "", line.row.city, line.permit.kind.value


def triggers_of(workspace: Workspace, *, action_id: str) -> Triggers:
    """Return whether an action takes a street, uses loudspeakers and is in a park."""
    with workspace.read() as reader:
        action = reader.get(CityAction, action_id)
    return Triggers(action.uses_street, action.amplified_sound, action.in_park)


def _names(reader: Reader, ids: Collection[str]) -> dict[str, str]:
    return {person.id: person.name for person in reader.rows_by_id(Person, ids).values()}


def track(workspace: Workspace, *, lines: Collection[PermitLine]) -> list[str]:
    """Start to track permits that rules require; return their ids.

    Permits already tracked stay as they are.
    """
    wanted = [line.permit for line in lines if not line.permit.id]
    if not wanted:
        return []
    with workspace.edit(EditKind.TRACKED_PERMITS, count=str(len(wanted))) as editor:
        kept = [replace(permit, id=workspace.new_id()) for permit in wanted]
        editor.add_all(kept)
    return [permit.id for permit in kept]


def add_permit(workspace: Workspace, *, action_id: str, kind: PermitKind, authority: str = "") -> str:
    """Track a permit that no rule requires; return its id."""
    with workspace.edit(EditKind.TRACKED_PERMITS, count="1") as editor:
        editor.get(CityAction, action_id)
        permit = Permit(
            id=workspace.new_id(),
            city_action_id=action_id,
            kind=kind,
            authority=authority.strip(),
            status=PermitStatus.TO_FILE,
        )
        return editor.put(permit).id


def set_status(workspace: Workspace, *, line: PermitLine, status: PermitStatus) -> str:
    """Move a permit to another status and record the day; return its id.

    A permit that was not tracked is tracked from now on.

    Raises:
        ForbiddenTransition: the life cycle does not allow this change.
    """
    return _change(workspace, line, lambda permit, today: moved_permit(permit, status, today))


def set_status_of(workspace: Workspace, *, permit_id: str, status: PermitStatus) -> None:
    """Move a tracked permit to another status and record the day.

    Raises:
        RecordMissing: the plan has no such permit.
        ForbiddenTransition: the life cycle does not allow this change.
    """
    with workspace.edit(EditKind.CHANGED_PERMIT) as editor:
        permit = editor.get(Permit, permit_id)
        action = editor.get(CityAction, permit.city_action_id)
        editor.note(city=city_name(editor, action))
        editor.put(moved_permit(permit, status, today_at_desk(workspace, editor, action)))


def moved_permit(permit: Permit, status: PermitStatus, today: date) -> Permit:
    """Move a permit to another status and record the day; raise as `with_status` does."""
    after = with_status(permit, status)
    if status is PermitStatus.FILED and after.filed_on is None:
        return replace(after, filed_on=today)
    if status in _DECIDED and after.decided_on is None:
        return replace(after, decided_on=today)
    return after


def set_field(workspace: Workspace, *, line: PermitLine, field: str, value: Any) -> str:  # noqa: ANN401  # each field has a type of its own
    """Change one field of a permit; return its id. A permit that was not tracked is tracked from now on.

    Raises:
        BadValue: the field does not exist, or a fee is below zero.
    """
    if field not in PERMIT_FIELD or (field == "fee_cents" and value is not None and value < 0):
        raise BadValue(field, str(value))
    return _change(workspace, line, lambda permit, _today: replace(permit, **{field: value}))


def set_triggers(workspace: Workspace, *, action_id: str, street: bool, sound: bool, park: bool) -> None:
    """Record whether an action takes a street, uses loudspeakers or is in a park; update its deadlines."""
    with workspace.edit(EditKind.CHANGED_PERMIT_TRIGGERS) as editor:
        editor.note(city=city_name(editor, editor.get(CityAction, action_id)))
        action = editor.get(CityAction, action_id)
        editor.put(replace(action, uses_street=street, amplified_sound=sound, in_park=park))
        reflow_actions(editor, [action_id])


def _change(workspace: Workspace, line: PermitLine, change: Callable[[Permit, date], Permit]) -> str:
    with workspace.edit(EditKind.CHANGED_PERMIT) as editor:
        action = editor.get(CityAction, line.row.action_id)
        editor.note(city=city_name(editor, action))
        today = today_at_desk(workspace, editor, action)
        if line.permit.id:
            return editor.put(change(editor.get(Permit, line.permit.id), today)).id
        return editor.put(change(replace(line.permit, id=workspace.new_id()), today)).id


def today_at_desk(workspace: Workspace, reader: Reader, action: CityAction) -> date:
    """Return the day of HQ, which the permits of an action record."""
    desk = reader.find(Mobilization, action.mobilization_id) if action.mobilization_id else None
    return local_of(workspace.clock(), desk.desk_zone if desk else "America/New_York").day
