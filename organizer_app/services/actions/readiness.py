"""Who answers for a city that is called ready in spite of what is missing."""

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
    with workspace.edit(kind) as editor:
        editor.note(city=city_name(editor, editor.get(CityAction, action_id)))
        action = editor.get(CityAction, action_id)
        editor.put(replace(action, forced_ready_by=by, forced_ready_reason=reason))
