"""Knows where in the window each kind of problem is fixed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.checks.findings import FindingKind
from organizer_app.ui.flow.frame import Destination

if TYPE_CHECKING:
    from collections.abc import Mapping

    from organizer_app.domain.checks.findings import Finding

# These are fixed right away: the action moves to the overlap.
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
_AMONG_PEOPLE = frozenset({FindingKind.DOUBLE_BOOKED_LEAD, FindingKind.GROUP_STRETCHED})


def remedy_of(finding: Finding, lead_ids: Mapping[str, str]) -> Destination:
    """Return where a problem is fixed; `lead_ids` holds the lead's person id by action id."""
    kind, action_id = finding.kind, finding.row.action_id
    if kind is FindingKind.UNRESOLVED_PLACE:
        return Destination("unknown_places")
    if kind in _CALLED and lead_ids.get(action_id):
        view = "everyone" if kind is FindingKind.MISSING_PHONE else "calls"
        return Destination("people", view, lead_ids[action_id])
    if kind in _AMONG_PEOPLE:
        return Destination("people", "coverage", action_id)
    if kind is FindingKind.LATE_PERMIT:
        return Destination("checklists", "permits", finding.subject_id)
    if kind is FindingKind.OVERDUE_GATE:
        return Destination("checklists", "checklists", finding.subject_id)
    return Destination("plan", "timeline" if kind in _AT_THE_CLOCK and finding.row.day else "map", action_id)
