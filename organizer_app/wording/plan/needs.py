"""What the inspector says about what a city still needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.rows.readiness_explained import ItemKind
from organizer_app.wording.language.dates import short_day
from organizer_app.wording.language.texts import _, said, said_with
from organizer_app.wording.plan.inspector import days_late

if TYPE_CHECKING:
    from datetime import date

    from organizer_app.domain.rows.readiness_explained import ReadinessItem


title = said("Still needed")
# Write the share of the work due by today that is done.
percent = said_with("{share}% ready")


def item(missing: ReadinessItem) -> str:
    """Name one missing thing."""
    if missing.kind is ItemKind.TASK:
        return missing.detail
    if missing.kind is ItemKind.PERMIT:
        return _("Permit: {authority}").format(authority=missing.detail) if missing.detail else _("Permit")
    return {
        ItemKind.PLACE_AND_TIME: _("City, date and start time"),
        ItemKind.CITY_SAID_YES: _("A yes from the city"),
        ItemKind.LEAD: _("A lead"),
        ItemKind.LEAD_SAID_YES: _("A yes from the lead"),
        ItemKind.BACKUP: _("A backup lead"),
        ItemKind.VENUE: _("A venue"),
        ItemKind.MARSHAL_LEAD: _("A marshal lead"),
        ItemKind.RUN_OF_SHOW: _("A run of show"),
        ItemKind.EMERGENCY_CONTACT: _("A number to call on the day"),
        ItemKind.REACHED: _("Lead and backup reached"),
    }[missing.kind]


def is_late(missing: ReadinessItem, judged_on: date | None) -> bool:
    """Whether a missing thing was due before today's ISO day."""
    return missing.due_on is not None and judged_on is not None and missing.due_on < judged_on


def due(missing: ReadinessItem, judged_on: date | None = None) -> str:
    """Write the due day of a missing thing, or how late it is; empty without a day."""
    if missing.due_on is None:
        return ""
    if judged_on is None or not is_late(missing, judged_on):
        return short_day(missing.due_on.isoformat())
    return days_late((judged_on - missing.due_on).days)


def due_by(ahead: ReadinessItem) -> str:
    """Write the day from which a later need counts."""
    return _("by {day}").format(day=due(ahead))


call = said_with("Call {name} about it")


def forced(by: str, reason: str) -> str:
    """Say who marked the city ready despite what is missing, and why."""
    return _("{who} marked this city ready: {reason}").format(who=by, reason=reason)


force = said("Mark ready anyway…")
stop_forcing = said("Remove the ready mark")
by_hint = said("Who decided this?")
reason_hint = said("Why is it ready anyway?")
agree = said("Mark ready")
cancel = said("Cancel")
