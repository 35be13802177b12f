"""What each fault of a plan is called, and what mends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.findings import Finding, FindingKind
from organizer_app.wording.dates import clock, short_day
from organizer_app.wording.texts import _

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_MESSAGES: Mapping[FindingKind, Callable[[], str]] = {
    FindingKind.MISSING_LEAD: lambda: _("{city} has no lead."),
    FindingKind.MISSING_BACKUP: lambda: _("{city} has no backup lead."),
    FindingKind.MISSING_TIME: lambda: _("{city} has no date or no start time."),
    FindingKind.END_BEFORE_START: lambda: _("{city} ends before it starts."),
    FindingKind.OUTSIDE_RULE: lambda: _("{city} starts {when}, {amount} {side} the shared time."),
    FindingKind.DOUBLE_BOOKED_LEAD: lambda: _("The lead of {city} is booked in {other} at the same time."),
    FindingKind.UNRESOLVED_PLACE: lambda: _("{city} is not a place that the gazetteer knows."),
}
_REMEDIES: Mapping[FindingKind, Callable[[], str]] = {
    FindingKind.MISSING_LEAD: lambda: _("Name a lead."),
    FindingKind.MISSING_BACKUP: lambda: _("Name a backup lead."),
    FindingKind.MISSING_TIME: lambda: _("Set the date and the local start time."),
    FindingKind.END_BEFORE_START: lambda: _("Correct the start or the end."),
    FindingKind.OUTSIDE_RULE: lambda: _("Move it to the shared time, or agree that it differs."),
    FindingKind.DOUBLE_BOOKED_LEAD: lambda: _("Give one of the two cities another lead."),
    FindingKind.UNRESOLVED_PLACE: lambda: _("Choose the city from the list, with its state."),
}


def message(finding: Finding) -> str:
    """Return the fault in one sentence; it names no person."""
    row = finding.row
    when = ""
    if row.starts is not None:
        when = (
            _("on {day} at {time}").format(day=short_day(row.day), time=clock(row.starts)) if row.day else ""
        )
    side = _("before") if finding.minutes < 0 else _("after")
    other = city_of(finding.other.city, finding.other.state) if finding.other else ""
    return _MESSAGES[finding.kind]().format(
        city=city_of(row.city, row.state),
        when=when,
        amount=duration(abs(finding.minutes)),
        side=side,
        other=other,
    )


def remedy(finding: Finding) -> str:
    """Return what mends the fault."""
    return _REMEDIES[finding.kind]()


def city_of(city: str, state: str) -> str:
    """Return a city with its state, such as "Portland, OR"."""
    if not city:
        return _("An action without a city")
    return f"{city}, {state}" if state else city


def duration(minutes: int) -> str:
    """Write a number of minutes as hours and minutes: 45 min, 5 h, 2 h 30 min."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("{minutes} min").format(minutes=rest)
    if not rest:
        return _("{hours} h").format(hours=hours)
    return _("{hours} h {minutes} min").format(hours=hours, minutes=rest)
