"""Knows where in the window each kind of problem is fixed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from organizer_app.domain.checks.findings import FindingKind
from organizer_app.ui.flow.frame import Destination
from organizer_app.wording.language.repeated_hours import choices

if TYPE_CHECKING:
    from collections.abc import Mapping

    from organizer_app.domain.checks.findings import Finding

# These are fixed right away: the action moves to the time of its rule.
MOVED = frozenset({FindingKind.OUTSIDE_RULE})
_CALLED = frozenset({FindingKind.MISSING_PHONE, FindingKind.STALE_CONFIRMATION})
_AT_THE_CLOCK = frozenset(
    {
        FindingKind.VENUE_CLASH,
        FindingKind.DUPLICATE_CITY,
        FindingKind.AFTER_DARK,
        FindingKind.HOLIDAY,
        FindingKind.OUTSIDE_RULE,
    }
)
# The field of the action that the button of a problem names.
_FIELD_OF: Final = {
    FindingKind.MISSING_LEAD: "lead",
    FindingKind.MISSING_PHONE: "lead",
    FindingKind.STALE_CONFIRMATION: "lead",
    FindingKind.MISSING_BACKUP: "backup",
    FindingKind.END_BEFORE_START: "ends",
    FindingKind.SKIPPED_TIME: "starts",
    FindingKind.AFTER_DARK: "starts",
    FindingKind.MOVED_BY_TZDATA: "starts",
    FindingKind.HOLIDAY: "day",
}
_AMONG_PEOPLE = frozenset({FindingKind.DOUBLE_BOOKED_LEAD, FindingKind.GROUP_STRETCHED})


def remedy_of(finding: Finding, lead_ids: Mapping[str, str]) -> Destination:
    """Return where a problem is fixed; `lead_ids` holds the lead's person id by action id."""
    kind, action_id = finding.kind, finding.row.action_id
    if kind is FindingKind.UNRESOLVED_PLACE:
        return Destination("unknown_places")
    if kind in _CALLED and lead_ids.get(action_id):
        view = "everyone" if kind is FindingKind.MISSING_PHONE else "calls"
        return Destination("people", view, lead_ids[action_id], "new_value" if view == "everyone" else "")
    if kind in _AMONG_PEOPLE:
        return Destination("people", "coverage", action_id)
    if kind is FindingKind.LATE_PERMIT:
        return Destination("checklists", "permits", finding.subject_id)
    if kind is FindingKind.OVERDUE_GATE:
        return Destination("checklists", "checklists", finding.subject_id)
    view = "timeline" if kind in _AT_THE_CLOCK and finding.row.day else "map"
    return Destination("plan", view, action_id, _field_of(finding))


def _field_of(finding: Finding) -> str:
    """Return the code of the field that mends a problem, or nothing where somebody first has to look."""
    if finding.kind is FindingKind.MISSING_TIME:
        return "starts" if finding.row.day else "day"
    if finding.kind is FindingKind.DOUBLED_TIME:
        return "starts_second" if choices(finding.row, finding.row.starts) else "ends_second"
    return _FIELD_OF.get(finding.kind, "")
