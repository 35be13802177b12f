"""Why a city is as ready as it is, whom to ring about it, and who answers for one called ready by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from organizer_app.domain.city_actions import CityAction
from organizer_app.domain.edits import EditKind
from organizer_app.domain.local_time import local_of
from organizer_app.domain.people import ContactKind, ContactPoint
from organizer_app.domain.problems import BadValue, RecordMissing
from organizer_app.domain.readiness_explained import Explanation, explain
from organizer_app.services.city_actions import city_name
from organizer_app.storage.action_summaries import parts_of

if TYPE_CHECKING:
    from organizer_app.services.workspace import Workspace

_RUNG = (ContactKind.PHONE, ContactKind.SIGNAL)


def explained(workspace: Workspace, *, action_id: str) -> Explanation:
    """Return why a city is as ready as it is, as of now; raise `RecordMissing` when it is not in the plan."""
    with workspace.read() as reader:
        found = parts_of(reader, [action_id])
        if not found:
            raise RecordMissing("city_action", action_id)
        parts = found[0]
        people = {role.assignment.person_id for role in parts.roles}
        people |= {task.owner_id for task in parts.tasks if task.owner_id}
        points = reader.among(ContactPoint, "person_id", people)
    reachable = frozenset(point.person_id for point in points if point.kind in _RUNG)
    return explain(parts, local_of(workspace.clock(), parts.action.zone or "UTC").day, reachable)


def force_ready(workspace: Workspace, *, action_id: str, by: str, reason: str) -> None:
    """Call a city ready in spite of what is missing; every view says that somebody did.

    Raises:
        BadValue: nobody answers for it, or no reason was given.
    """
    for field, value in (("forced_ready_by", by), ("forced_ready_reason", reason)):
        if not value.strip():
            raise BadValue(field, value)
    _store(workspace, EditKind.FORCED_READY, action_id, by.strip(), reason.strip())


def stop_forcing(workspace: Workspace, *, action_id: str) -> None:
    """Let a city be as ready again as what is known of it says."""
    _store(workspace, EditKind.STOPPED_FORCING_READY, action_id, "", "")


def _store(workspace: Workspace, kind: EditKind, action_id: str, by: str, reason: str) -> None:
    with workspace.read() as reader:
        city = city_name(reader, reader.get(CityAction, action_id))
    with workspace.edit(kind, city=city) as editor:
        action = editor.get(CityAction, action_id)
        editor.put(replace(action, forced_ready_by=by, forced_ready_reason=reason))
