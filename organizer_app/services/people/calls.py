"""Logs the outcome of a call, with everything that follows from it, as one undo step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.assignments import VACATED, Assignment, AssignmentStatus, with_status
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.domain.model.people import ContactPoint, Person
from organizer_app.domain.model.talks import Talk, TalkOutcome
from organizer_app.domain.people.call_rules import next_due, point_after, status_after
from organizer_app.domain.rows.last_days import STALE_DAYS
from organizer_app.domain.time.local_time import local_of
from organizer_app.services.actions.city_actions import city_name

if TYPE_CHECKING:
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.editor import Editor


@dataclass(frozen=True, slots=True, kw_only=True)
class CallResult:
    """The outcome of a call.

    Attributes:
        person_id: who was called.
        action_id: the city action it was about, or empty.
        point_id: the number that was called, or empty.
        outcome: the result.
        at: when, UTC.
        zone: IANA zone of the person.
        note: what was said.
        due_at: when to try again, UTC, where the person said so; otherwise the rule decides.
        said_yes: whether they took or confirmed their roles at this action.
    """

    person_id: str
    action_id: str
    point_id: str
    outcome: TalkOutcome
    at: datetime
    zone: str
    note: str = ""
    due_at: datetime | None = None
    said_yes: bool = False


def log_call(workspace: Workspace, result: CallResult) -> str:
    """Record the call, the next try, what is known of the number, and the role; return the call's id.

    A no opens the role again. A yes accepts a role that was asked for; a role accepted before becomes briefed
    when the action is tomorrow or today.
    """
    with workspace.edit(EditKind.LOGGED_CALL) as editor:
        action = editor.find(CityAction, result.action_id) if result.action_id else None
        editor.note(city=city_name(editor, action) if action else "")
        person = editor.get(Person, result.person_id)
        at = result.at.replace(microsecond=0)
        talk = Talk(
            id=workspace.new_id(),
            person_id=person.id,
            city_action_id=result.action_id,
            at=at,
            outcome=result.outcome,
            caller=person.caller or workspace.author,
            due_at=result.due_at or _due(editor, action, result),
            note=result.note.strip(),
        )
        editor.put(talk)
        point = editor.find(ContactPoint, result.point_id) if result.point_id else None
        if point is not None and not point.hidden:
            editor.put(point_after(result.outcome, point, local_of(at, result.zone).day))
        _move_roles(editor, action, result)
        return talk.id


def _due(editor: Editor, action: CityAction | None, result: CallResult) -> datetime | None:
    here = local_of(result.at, result.zone).day
    days = (action.day - here).days if action and action.day else None
    mobilization = (
        editor.find(Mobilization, action.mobilization_id) if action and action.mobilization_id else None
    )
    stale = mobilization.stale_after_days if mobilization else STALE_DAYS
    return next_due(result.outcome, result.at, result.zone, days_to_go=days, stale_after=stale)


def _move_roles(editor: Editor, action: CityAction | None, result: CallResult) -> None:
    if action is None:
        return
    for held in editor.all(Assignment, city_action_id=action.id, person_id=result.person_id):
        if held.status not in VACATED:
            status = _status(held.status, action, result)
            editor.put(with_status(held, status))


def _status(status: AssignmentStatus, action: CityAction, result: CallResult) -> AssignmentStatus:
    if not result.said_yes:
        return status_after(result.outcome, status)
    if status in {AssignmentStatus.OPEN, AssignmentStatus.ASKED}:
        return AssignmentStatus.ACCEPTED
    here = local_of(result.at, result.zone).day
    is_near = action.day is not None and (action.day - here).days in {0, 1}
    return AssignmentStatus.BRIEFED if status is AssignmentStatus.ACCEPTED and is_near else status
