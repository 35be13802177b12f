"""Names of the readiness levels and of their reasons.

Looked up by number and code: importing the rules of readiness would delay the first frame.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.wording.language.texts import _, ngettext

if TYPE_CHECKING:
    from organizer_app.domain.rows.action_rows import ActionRow


def level_name(level: int) -> str:
    """Return the name of a readiness level, 0 to 5."""
    return {
        0: _("At risk"),
        1: _("Forming"),
        2: _("Planned"),
        3: _("Set"),
        4: _("Ready"),
        5: _("Past"),
    }[level]


def level_meaning(level: int) -> str:
    """Return the sentence that explains a readiness level, for tooltips."""
    return {
        0: _("The city has committed, but something essential is missing."),
        1: _("Not committed yet, or a backup lead or a venue is missing."),
        2: _("Everything is in place; the city or its lead has not confirmed."),
        3: _("The city and its lead have said yes; steps are open."),
        4: _("Nothing is left to do."),
        5: _("It is over, or its people were counted."),
    }[level]


def reason_of_code(code: str) -> str:
    """Return a reason, by its code, in two or three words, as lists show it."""
    return {
        "ends_before_start": _("Ends before it starts"),
        "no_lead": _("No lead"),
        "no_place": _("No city"),
        "place_unresolved": _("City not recognized"),
        "no_date": _("No date"),
        "no_start": _("No start time"),
        "gate_open": _("Required step overdue"),
        "permit_late": _("Permit late or refused"),
        "no_marshal_lead": _("No marshal lead"),
        "no_run_of_show": _("No run of show"),
        "no_emergency_contact": _("No number for the day"),
        "not_reached": _("Lead not reached"),
        "no_backup": _("No backup lead"),
        "no_venue": _("No venue"),
        "not_asked": _("Not asked yet"),
        "not_committed": _("Waiting for an answer"),
        "lead_not_confirmed": _("Lead not confirmed"),
        "not_confirmed": _("Not confirmed"),
        "permit_open": _("Permit pending"),
        "tasks_open": _("Steps open"),
        "forced": _("Marked ready by hand"),
    }[code]


def row_reasons(row: ActionRow) -> tuple[str, ...]:
    """Return why a city action is not ready, worst first, in words; empty when nothing is left to do."""
    return tuple(_reason_of_row(row, code) for code in row.reasons.split())


def row_reason(row: ActionRow) -> str:
    """Return the worst reason of a city action in words, or an empty text."""
    code = row.reasons.partition(" ")[0]
    return _reason_of_row(row, code) if code else ""


def _reason_of_row(row: ActionRow, code: str) -> str:
    missing = row.steps_total - row.steps_done
    if code == "tasks_open" and missing > 0:
        return ngettext("{count} step open", "{count} steps open", missing).format(count=missing)
    return reason_of_code(code)
