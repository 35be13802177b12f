"""Names of the readiness levels and of their reasons.

Looked up by number and code: importing the rules of readiness would delay the first frame.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from organizer_app.wording.language.texts import _, ngettext, said

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from organizer_app.domain.rows.action_rows import ActionRow

_LEVELS: Final[Mapping[int, Callable[[], str]]] = {
    0: said("At risk"),
    1: said("Forming"),
    2: said("Planned"),
    3: said("Set"),
    4: said("Ready"),
    5: said("Past"),
}


def level_name(level: int) -> str:
    """Return the name of a readiness level, 0 to 5."""
    return _LEVELS[level]()


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


_REASONS: Final[Mapping[str, Callable[[], str]]] = {
    "ends_before_start": said("Ends before it starts"),
    "no_lead": said("No lead"),
    "no_place": said("No city"),
    "place_unresolved": said("City not recognized"),
    "no_date": said("No date"),
    "no_start": said("No start time"),
    "gate_open": said("Required step overdue"),
    "permit_late": said("Permit late or refused"),
    "no_marshal_lead": said("No marshal lead"),
    "no_run_of_show": said("No run of show"),
    "no_emergency_contact": said("No number for the day"),
    "not_reached": said("Lead not reached"),
    "no_backup": said("No backup lead"),
    "no_venue": said("No venue"),
    "not_asked": said("Not asked yet"),
    "not_committed": said("Waiting for an answer"),
    "lead_not_confirmed": said("Lead not confirmed"),
    "not_confirmed": said("Not confirmed"),
    "permit_open": said("Permit pending"),
    "tasks_open": said("Steps open"),
    "forced": said("Marked ready by hand"),
}


def reason_of_code(code: str) -> str:
    """Return a reason, by its code, in two or three words, as lists show it."""
    return _REASONS[code]()


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
