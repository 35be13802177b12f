"""Logs incidents and keeps the arrest ledger until the last person is out."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import BadValue
from organizer_app.domain.day.incident_changes import (
    LONGEST_ACTION,
    SEVERITIES,
    IncidentChange,
    changed_incident,
)
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.day.arrests import Arrest
from organizer_app.domain.model.day.incidents import Incident
from organizer_app.services.day.cities_of_steps import action_of_step
from organizer_app.services.day.day_clock import corrected
from organizer_app.services.plan.plans import mobilization_named

if TYPE_CHECKING:
    from organizer_app.services.plan.workspace import Workspace

# The ledger is erased so many days after the last release (mock of the log).
PURGE_AFTER_DAYS = 30
_NOTHING_MORE: Final = IncidentChange()


def log_incident(
    workspace: Workspace,
    *,
    action_id: str,
    title: str,
    severity: int,
    minutes_ago: int = 0,
    known: IncidentChange = _NOTHING_MORE,
) -> Incident:
    """Log an incident in a city.

    Args:
        workspace: the plan.
        action_id: the action.
        title: what happened, in one line.
        severity: from 1, a note, to 5, people are in danger.
        minutes_ago: how long ago it occurred.
        known: what else is known at once, such as its kind.

    Raises:
        RecordMissing: the plan does not have this action.
        BadValue: no title, or a severity other than 1 to 5.
    """
    if not title.strip() or severity not in SEVERITIES or minutes_ago < 0:
        raise BadValue("incident", title)
    with workspace.edit(EditKind.LOGGED_INCIDENT) as editor:
        action = action_of_step(editor, action_id)
        entered = corrected(workspace.clock(), editor)
        incident = Incident(
            id=workspace.new_id(),
            title=title.strip(),
            mobilization_id=action.mobilization_id,
            city_action_id=action.id,
            severity=severity,
            occurred_at=entered - timedelta(minutes=minutes_ago),
            entered_by=workspace.author,
        )
        return editor.put(changed_incident(incident, known, entered))


def change_incident(workspace: Workspace, *, incident_id: str, change: IncidentChange) -> Incident:
    """Change an incident, as one step; a change of nothing leaves no step.

    Raises:
        RecordMissing: the plan does not have this incident.
        BadValue: a severity other than 1 to 5, or a text that is too long.
    """
    if change.severity is not None and change.severity not in SEVERITIES:
        raise BadValue("incident", str(change.severity))
    for text in (change.done, change.assignee or "", change.next_step or ""):
        if len(text) > LONGEST_ACTION:
            raise BadValue("incident", text[:60])
    with workspace.edit(EditKind.CHANGED_INCIDENT) as editor:
        incident = editor.get(Incident, incident_id)
        action_of_step(editor, incident.city_action_id)
        changed = changed_incident(incident, change, corrected(workspace.clock(), editor))
        return editor.put(changed) if changed != incident else incident


def log_arrest(
    workspace: Workspace,
    *,
    initials: str,
    action_id: str = "",
    held_at: str = "",
    needs: str = "",
    minutes_ago: int = 0,
) -> Arrest:
    """Add a person to the arrest ledger, by initials alone; an open ledger has no purge date.

    Args:
        workspace: the plan.
        initials: never a name.
        action_id: the action, or empty.
        held_at: where, as far as it is known.
        needs: medical needs, which come first.
        minutes_ago: how long ago the person was arrested.

    Raises:
        RecordMissing: the plan does not have this action.
        BadValue: no initials, more than five letters, which would be a name, or a time that has not come.
    """
    letters = initials.strip()
    if minutes_ago < 0 or not letters or sum(map(str.isalpha, letters)) > len(SEVERITIES):
        raise BadValue("initials", letters)
    with workspace.edit(EditKind.LOGGED_ARREST) as editor:
        action = editor.get(CityAction, action_id) if action_id else None
        mobilization_id = action.mobilization_id if action else mobilization_named(editor, "").id
        for each in editor.all(Arrest, mobilization_id=mobilization_id):
            editor.put(replace(each, purge_on=None))
        return editor.put(
            Arrest(
                id=workspace.new_id(),
                initials=letters,
                mobilization_id=mobilization_id,
                city_action_id=action_id,
                held_at=held_at.strip(),
                needs=needs.strip(),
                arrested_at=corrected(workspace.clock(), editor) - timedelta(minutes=minutes_ago),
            )
        )


def mark_released(workspace: Workspace, *, arrest_id: str, picked_up_by: str = "") -> Arrest:
    """Mark a person as out; with the last one, the whole ledger gets its purge date.

    Raises:
        RecordMissing: the plan does not have this person.
    """
    with workspace.edit(EditKind.RELEASED_ARREST) as editor:
        arrest = editor.get(Arrest, arrest_id)
        now = corrected(workspace.clock(), editor)
        editor.put(replace(arrest, released_at=now, picked_up_by=picked_up_by.strip()))
        ledger = editor.all(Arrest, mobilization_id=arrest.mobilization_id)
        if all(each.released_at is not None for each in ledger):
            purge_on = now.date() + timedelta(days=PURGE_AFTER_DAYS)
            for each in ledger:
                editor.put(replace(each, purge_on=purge_on))
        return editor.get(Arrest, arrest_id)


def purge_arrests(workspace: Workspace) -> int:
    """Erase the ledger if its day has come; return how many records went. It cannot be undone."""
    today = workspace.clock().date()
    with workspace.edit(EditKind.PURGED_ARRESTS) as editor:
        due = [each for each in editor.all(Arrest) if each.purge_on is not None and each.purge_on <= today]
        for each in due:
            editor.erase(Arrest(id=each.id))
        editor.note(count=str(len(due)))
    return len(due)
