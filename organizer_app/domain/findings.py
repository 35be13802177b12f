"""What will go wrong: faults of a plan, found by plain rules over its rows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from organizer_app.domain.action_rows import OFF_STATUSES, ActionRow, MobilizationHead
from organizer_app.domain.city_actions import PAST
from organizer_app.domain.simultaneity import deviation_minutes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_PAST_CODES = frozenset(status.value for status in PAST)
# An action whose end is open is taken to last this long when two of them are compared.
OPEN_END_MINUTES = 60


class FindingKind(Enum):
    """Faults the checks know."""

    MISSING_LEAD = "missing_lead"
    MISSING_BACKUP = "missing_backup"
    MISSING_TIME = "missing_time"
    END_BEFORE_START = "end_before_start"
    OUTSIDE_RULE = "outside_rule"
    DOUBLE_BOOKED_LEAD = "double_booked_lead"
    UNRESOLVED_PLACE = "unresolved_place"


class Severity(Enum):
    """An error makes the schedule wrong; a warning is a risk somebody should know of."""

    ERROR = "error"
    WARNING = "warning"


_SEVERITY = {
    FindingKind.MISSING_LEAD: Severity.ERROR,
    FindingKind.MISSING_BACKUP: Severity.WARNING,
    FindingKind.MISSING_TIME: Severity.ERROR,
    FindingKind.END_BEFORE_START: Severity.ERROR,
    FindingKind.OUTSIDE_RULE: Severity.WARNING,
    FindingKind.DOUBLE_BOOKED_LEAD: Severity.ERROR,
    FindingKind.UNRESOLVED_PLACE: Severity.WARNING,
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault.

    Attributes:
        kind: which rule found it.
        row: the action it is about.
        minutes: how far outside the rule, negative when early; 0 for other kinds.
        other: the second action of a double booking, or None.
    """

    kind: FindingKind
    row: ActionRow
    minutes: int = 0
    other: ActionRow | None = None

    @property
    def severity(self) -> Severity:
        """How bad it is."""
        return _SEVERITY[self.kind]


def find_all(
    rows: Iterable[ActionRow], heads: Mapping[str, MobilizationHead], leading: Mapping[str, Iterable[str]]
) -> list[Finding]:
    """Return every fault of the actions still to come, in the order of the rows.

    Args:
        rows: the rows to check; called-off and past actions are passed over.
        heads: mobilizations by id.
        leading: for each person who leads or backs up, the ids of the actions.
    """
    planned = {row.action_id: row for row in rows if row.status not in OFF_STATUSES | _PAST_CODES}
    double = _double_bookings(planned, leading)
    return [
        finding
        for row in planned.values()
        for finding in (*_own_faults(row, heads.get(row.mobilization_id)), *double.get(row.action_id, ()))
    ]


def _own_faults(row: ActionRow, head: MobilizationHead | None) -> Iterator[Finding]:
    if not row.lead:
        yield Finding(FindingKind.MISSING_LEAD, row)
    if not row.backup:
        yield Finding(FindingKind.MISSING_BACKUP, row)
    if not row.day or row.starts is None:
        yield Finding(FindingKind.MISSING_TIME, row)
    elif row.ends is not None and row.ends < row.starts:
        yield Finding(FindingKind.END_BEFORE_START, row)
    if not row.zone:
        yield Finding(FindingKind.UNRESOLVED_PLACE, row)
    minutes = deviation_minutes(row, head) if head else None
    if minutes:
        yield Finding(FindingKind.OUTSIDE_RULE, row, minutes=minutes)


def _double_bookings(
    planned: Mapping[str, ActionRow], leading: Mapping[str, Iterable[str]]
) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for action_ids in leading.values():
        timed = [planned[each] for each in dict.fromkeys(action_ids) if each in planned]
        timed = sorted((row for row in timed if row.starts_utc is not None), key=_span)
        for row, following in _overlapping(timed):
            finding = Finding(FindingKind.DOUBLE_BOOKED_LEAD, row, other=following)
            found.setdefault(row.action_id, []).append(finding)
    return found


def _overlapping(timed: Sequence[ActionRow]) -> Iterator[tuple[ActionRow, ActionRow]]:
    """Yield each row that begins before all earlier ones are over, with the one that lasts longest."""
    lasting = list(timed[:1])
    for following in timed[1:]:
        if _span(following)[0] < _span(lasting[0])[1]:
            yield lasting[0], following
        lasting = [max(lasting[0], following, key=lambda row: _span(row)[1])]


def _span(row: ActionRow) -> tuple[int, int]:
    start = row.starts_utc or 0
    return start, row.ends_utc if row.ends_utc is not None else start + OPEN_END_MINUTES
