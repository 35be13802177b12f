"""Words of a problem on a card: short, with the button that leads to its fix."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.checks.findings import FindingKind
from organizer_app.wording.checks.findings import city_of, message, remedy
from organizer_app.wording.language.durations import in_hours
from organizer_app.wording.language.texts import _, said

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from organizer_app.domain.checks.findings import Finding


# Their lower line is what fixes them.
_TITLES: Mapping[FindingKind, Callable[[], str]] = {
    FindingKind.STALE_CONFIRMATION: said("{city}: not called lately"),
    FindingKind.SKIPPED_TIME: said("{city}: its start time does not exist"),
    FindingKind.DOUBLED_TIME: said("{city}: its start time happens twice"),
}
_BOTH_LINES: Mapping[FindingKind, Callable[[], tuple[str, str]]] = {
    FindingKind.DOUBLE_BOOKED_LEAD: lambda: (
        _("{city}: double-booked"),
        _("{amount} too tight with {other}"),
    ),
    FindingKind.LATE_PERMIT: lambda: (_("{city}: permit not filed on time"), "{detail}"),
    FindingKind.OVERDUE_GATE: lambda: (_("{city}: a required step is overdue"), "{detail}"),
    FindingKind.MISSING_PHONE: lambda: (_("{city}: the lead has no number"), _("Nobody can call them")),
    FindingKind.GROUP_STRETCHED: lambda: (
        _("{detail} is stretched"),
        _("{city} and {other} at the same time"),
    ),
    FindingKind.VENUE_CLASH: lambda: (_("{city}: a spot is double-booked"), "{detail}"),
    FindingKind.DUPLICATE_CITY: lambda: (_("{city} is planned twice"), _("For one day and one start")),
    FindingKind.UNRESOLVED_PLACE: lambda: (
        _("{city}: city not recognized"),
        _("Choose it from the list, with its state"),
    ),
    FindingKind.MOVED_BY_TZDATA: lambda: (
        _("{city}: moved by new zone data"),
        _("By {amount}"),
    ),
    FindingKind.PLACEHOLDER: lambda: (_("{city}: “{detail}” is no name"), _("It counts as if it were one")),
    FindingKind.FORCED_READY: lambda: (_("{city}: marked ready by hand"), _("Despite what is missing")),
}


def problem(finding: Finding) -> tuple[str, str]:
    """Return a short title and a detail line of a problem in one city."""
    row, other, kind = finding.row, finding.other, finding.kind
    known = {
        "city": row.city or city_of("", ""),
        "other": city_of(other.city, other.state) if other else "",
        "detail": finding.detail,
        "amount": in_hours(abs(finding.minutes)),
    }
    if kind in _TITLES:
        return _TITLES[kind]().format(**known), remedy(finding)
    if kind is FindingKind.OUTSIDE_RULE:
        title = _("{city} starts {amount} early") if finding.minutes < 0 else _("{city} starts {amount} late")
        return title.format(**known), _("The others start together")
    if kind not in _BOTH_LINES:
        return message(finding).rstrip("."), remedy(finding)
    title, below = _BOTH_LINES[kind]()
    if kind is FindingKind.DOUBLE_BOOKED_LEAD and other and other.place_id == row.place_id:
        below = _("Two starts, {amount} too tight")
    return title.format(**known), below.format(**known)


def without_names(finding: Finding) -> str:
    """Return the detail line of a problem for a place where two cities have no room; empty for one city."""
    return _("2 cities at the same time") if finding.kind is FindingKind.GROUP_STRETCHED else ""


def remedy_button(kind: FindingKind) -> str:
    """Name what a click on a problem opens, in one or two words."""
    return {
        FindingKind.MISSING_LEAD: _("Find a lead"),
        FindingKind.MISSING_BACKUP: _("Find a backup"),
        FindingKind.MISSING_PHONE: _("Add a number"),
        FindingKind.LATE_PERMIT: _("Open permit"),
        FindingKind.OVERDUE_GATE: _("Open step"),
        FindingKind.OUTSIDE_RULE: _("Open timeline"),
        FindingKind.DOUBLE_BOOKED_LEAD: _("Open coverage"),
        FindingKind.GROUP_STRETCHED: _("Open coverage"),
    }.get(kind, _("Open city"))
