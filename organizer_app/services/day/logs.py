"""Reads the log of the day, and apart from it what only legal support may read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.model.day.arrests import Arrest
from organizer_app.domain.model.day.incidents import Incident
from organizer_app.domain.model.day.log_entries import LegalEntry, LogEntry

if TYPE_CHECKING:
    from organizer_app.services.plan.workspace import Workspace


def read_log(workspace: Workspace, *, mobilization_id: str, action_id: str = "") -> tuple[LogEntry, ...]:
    """Return the entries of a mobilization's day, or of one action, in the order in which they occurred.

    Corrected entries are among them: `corrects_id` of the correction names them.
    """
    with workspace.read() as reader:
        if action_id:
            found = reader.all(LogEntry, city_action_id=action_id)
        else:
            found = reader.all(LogEntry, mobilization_id=mobilization_id)
    return tuple(sorted(found, key=lambda each: (str(each.occurred_at or ""), each.id)))


def read_incidents(workspace: Workspace, *, mobilization_id: str) -> tuple[Incident, ...]:
    """Return the incidents of a mobilization, closed ones too, in the order in which they were entered."""
    with workspace.read() as reader:
        return reader.all(Incident, mobilization_id=mobilization_id)


def read_legal_log(workspace: Workspace, *, mobilization_id: str) -> tuple[LegalEntry, ...]:
    """Return the legal-only entries of a mobilization, in the order in which they occurred.

    Only who asks for these alone gets them: no list, screen or export calls this.
    """
    with workspace.read() as reader:
        found = reader.all(LegalEntry, mobilization_id=mobilization_id)
    return tuple(sorted(found, key=lambda each: (str(each.occurred_at or ""), each.id)))


def read_arrests(workspace: Workspace, *, mobilization_id: str) -> tuple[Arrest, ...]:
    """Return the arrest ledger of a mobilization; only who asks for it alone gets it."""
    with workspace.read() as reader:
        return reader.all(Arrest, mobilization_id=mobilization_id)
