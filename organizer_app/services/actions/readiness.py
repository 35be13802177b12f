"""Marks a city ready in spite of what is missing, with the name of the person who answers for it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import BadValue
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.services.actions.city_actions import city_name

if TYPE_CHECKING:
    from organizer_app.services.plan.workspace import Workspace


def force_ready(workspace: Workspace, *, action_id: str, by: str, reason: str) -> None:
    """Mark a city ready in spite of what is missing; every view shows that somebody did.

    Raises:
        BadValue: the name of the person who answers for it, or the reason, is missing.
    """
    for field, value in (("forced_ready_by", by), ("forced_ready_reason", reason)):
        if not value.strip():
            raise BadValue(field, value)
    _store(workspace, EditKind.FORCED_READY, action_id, by.strip(), reason.strip())


def stop_forcing(workspace: Workspace, *, action_id: str) -> None:
    """Return a city to the readiness computed from its facts."""
    _store(workspace, EditKind.STOPPED_FORCING_READY, action_id, "", "")


def _store(workspace: Workspace, kind: EditKind, action_id: str, by: str, reason: str) -> None:
    with workspace.edit(kind) as editor:
        editor.note(city=city_name(editor, editor.get(CityAction, action_id)))
        action = editor.get(CityAction, action_id)
        editor.put(replace(action, forced_ready_by=by, forced_ready_reason=reason))
