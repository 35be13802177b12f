"""What readiness levels and the reasons for them are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.readiness import Readiness, ReadinessReason
from organizer_app.wording.texts import _, ngettext

if TYPE_CHECKING:
    from organizer_app.domain.action_rows import ActionRow


def level_name(level: int) -> str:
    """Return the name of a readiness level, 0 to 4."""
    return {
        Readiness.AT_RISK: _("At risk"),
        Readiness.FORMING: _("Forming"),
        Readiness.PLANNED: _("Planned"),
        Readiness.CONFIRMED: _("Confirmed"),
        Readiness.READY: _("Ready"),
    }[Readiness(level)]


def level_meaning(level: int) -> str:
    """Return the sentence that explains a readiness level, for tooltips."""
    return {
        Readiness.AT_RISK: _("The city has committed, but something it cannot do without is missing."),
        Readiness.FORMING: _("Not committed yet, or a backup lead or a venue is missing."),
        Readiness.PLANNED: _("Everything is in place; the city or its lead has not confirmed."),
        Readiness.CONFIRMED: _("The city and its lead have said yes; steps are open."),
        Readiness.READY: _("Nothing is left to do."),
    }[Readiness(level)]


def reason_name(reason: ReadinessReason) -> str:
    """Return a reason in two or three words, as lists show it."""
    return {
        ReadinessReason.ENDS_BEFORE_START: _("Ends before it starts"),
        ReadinessReason.NO_LEAD: _("No lead"),
        ReadinessReason.NO_PLACE: _("No city"),
        ReadinessReason.PLACE_UNRESOLVED: _("City not found"),
        ReadinessReason.NO_DATE: _("No date"),
        ReadinessReason.NO_START: _("No start time"),
        ReadinessReason.GATE_OPEN: _("Requirement open"),
        ReadinessReason.NO_BACKUP: _("No backup lead"),
        ReadinessReason.NO_VENUE: _("No venue"),
        ReadinessReason.NOT_ASKED: _("Not asked yet"),
        ReadinessReason.NOT_COMMITTED: _("Waiting for an answer"),
        ReadinessReason.LEAD_NOT_CONFIRMED: _("Lead not confirmed"),
        ReadinessReason.NOT_CONFIRMED: _("Not confirmed"),
        ReadinessReason.TASKS_OPEN: _("Steps open"),
    }[reason]


def row_reasons(row: ActionRow) -> tuple[str, ...]:
    """Return why a city action is not ready, worst first, in words; empty when nothing is left to do."""
    return tuple(_reason_of_row(row, ReadinessReason(code)) for code in row.reasons.split())


def row_reason(row: ActionRow) -> str:
    """Return the worst reason of a city action in words, or an empty text."""
    code = row.reasons.partition(" ")[0]
    return _reason_of_row(row, ReadinessReason(code)) if code else ""


def _reason_of_row(row: ActionRow, reason: ReadinessReason) -> str:
    missing = row.steps_total - row.steps_done
    if reason is ReadinessReason.TASKS_OPEN and missing > 0:
        return ngettext("{count} step open", "{count} steps open", missing).format(count=missing)
    return reason_name(reason)
