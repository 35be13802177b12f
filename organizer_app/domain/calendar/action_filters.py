"""Decide which actions a view shows; unlike `Filter`, also by day range and minimum size.

Saved views and the command line use its field names. Map, list and calendars share it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from organizer_app.domain.rows.action_rows import OFF_STATUSES, ActionRow

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from organizer_app.domain.rows.action_rows import MobilizationHead

# Stand-ins among the names of leads; no person has such a name.
NO_LEAD = "-lead"
NO_BACKUP = "-backup"
_NO_PERMIT = frozenset({"permit_open", "permit_late"})
_LACKS: Mapping[str, Callable[[ActionRow], bool]] = {
    "permit": lambda row: not _NO_PERMIT.isdisjoint(row.reasons.split()),
    "venue": lambda row: not row.venue,
}
WINDOW = "window"
# What an action may lack besides a lead, by filter code.
LACKS = (*_LACKS, WINDOW)


@dataclass(frozen=True, slots=True)
class ActionFilter:
    """The rows to keep; an empty facet keeps everything.

    Attributes:
        first_day: earliest local day, ISO text, or empty.
        last_day: latest local day, ISO text, or empty.
        states: admin1 codes.
        statuses: codes of `ActionStatus`.
        readiness: numbers of `Readiness`.
        tactics: codes of `Tactic`.
        leads: names of leads; `NO_LEAD` and `NO_BACKUP` for a missing one.
        tags: HQ's tags on actions; one of them is enough.
        mobilization_id: one mobilization, or empty.
        words: words that must all occur in the text.
        lacks: codes of `LACKS`; one of them is enough.
        expected_over: minimum number of people expected, minus one; 0 also keeps actions that expect no one.
    """

    first_day: str = ""
    last_day: str = ""
    states: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    readiness: frozenset[int] = frozenset()
    tactics: frozenset[str] = frozenset()
    mobilization_id: str = ""
    words: str = ""
    leads: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    lacks: frozenset[str] = frozenset()
    expected_over: int = 0

    @property
    def is_empty(self) -> bool:
        """Return whether the filter keeps every row."""
        return self == _EVERYTHING


_EVERYTHING = ActionFilter()


def narrows(wanted: ActionFilter, other: ActionFilter) -> bool:
    """Return whether a filter keeps only rows that another one keeps: same facets, longer or more words."""
    words = wanted.words.casefold().split()
    is_within = all(any(short in word for word in words) for short in other.words.casefold().split())
    return is_within and replace(other, words=wanted.words) == wanted


def haystack(row: ActionRow) -> str:
    """Return the lower-cased text of a row for word search."""
    who = f"{row.lead} {row.backup} {row.groups}"
    return f"{row.title} {row.city} {row.state} {row.tactic} {who} {row.venue}".casefold()


def lead_codes(row: ActionRow) -> tuple[str, ...]:
    """Return the values of an action in the lead filter: the lead's name, or what is missing."""
    if not row.lead:
        return (NO_LEAD,)
    return (row.lead,) if row.backup else (row.lead, NO_BACKUP)


def select(
    rows: Iterable[ActionRow],
    wanted: ActionFilter,
    haystacks: Mapping[str, str] | None = None,
    tags: Mapping[str, Collection[str]] | None = None,
    heads: Iterable[MobilizationHead] = (),
) -> list[ActionRow]:
    """Return the rows that a filter keeps, in order.

    Args:
        rows: rows to filter.
        wanted: the filter.
        haystacks: prepared texts by action id, which may hold more than the row, such as its notes.
        tags: tags by action id, for actions that have some.
        heads: the mobilizations, whose rules decide who is off schedule.
    """
    every = list(rows)
    # Run this before any filtering: which action the rule binds depends on all actions of the city.
    outside = _outside(every, heads) if WINDOW in wanted.lacks else frozenset[str]()
    kept = _in_days(every, wanted)
    if wanted.states:
        kept = [row for row in kept if row.state in wanted.states]
    if wanted.statuses:
        kept = [row for row in kept if row.status in wanted.statuses]
    if wanted.readiness:
        kept = [row for row in kept if row.readiness in wanted.readiness and row.status not in OFF_STATUSES]
    if wanted.tactics:
        kept = [row for row in kept if row.tactic in wanted.tactics]
    if wanted.leads:
        kept = [row for row in kept if not wanted.leads.isdisjoint(lead_codes(row))]
    if wanted.tags:
        filed = tags or {}
        kept = [row for row in kept if not wanted.tags.isdisjoint(filed.get(row.action_id, ()))]
    if wanted.lacks:
        kept = _keep_lacking(kept, wanted.lacks, outside)
    return _with_words(kept, wanted.words, haystacks or {})


def _in_days(rows: list[ActionRow], wanted: ActionFilter) -> list[ActionRow]:
    if wanted.first_day:
        rows = [row for row in rows if row.day >= wanted.first_day]
    if wanted.last_day:
        rows = [row for row in rows if row.day and row.day <= wanted.last_day]
    if wanted.mobilization_id:
        rows = [row for row in rows if row.mobilization_id == wanted.mobilization_id]
    if wanted.expected_over:
        rows = [row for row in rows if (row.expected or 0) > wanted.expected_over]
    return rows


def _keep_lacking(rows: list[ActionRow], codes: frozenset[str], outside: frozenset[str]) -> list[ActionRow]:
    tests = [test for code, test in _LACKS.items() if code in codes]
    return [
        row
        for row in rows
        if row.status not in OFF_STATUSES and (row.action_id in outside or any(test(row) for test in tests))
    ]


def _outside(rows: list[ActionRow], heads: Iterable[MobilizationHead]) -> frozenset[str]:
    # The window starts with these filters, and nearly always without this one.
    from organizer_app.domain.calendar.rule_compliance import outside_the_rule

    return frozenset(outside_the_rule(rows, heads))


def _with_words(rows: list[ActionRow], words: str, haystacks: Mapping[str, str]) -> list[ActionRow]:
    for word in words.casefold().split():
        rows = [row for row in rows if word in (haystacks.get(row.action_id) or haystack(row))]
    return rows


def readiness_mix(rows: Iterable[ActionRow]) -> tuple[int, int, int, int, int, int]:
    """Count the rows per readiness level, worst first, then past ones; called-off do not count."""
    mix = [0, 0, 0, 0, 0, 0]
    for row in rows:
        if row.status not in OFF_STATUSES:
            mix[row.readiness] += 1
    return mix[0], mix[1], mix[2], mix[3], mix[4], mix[5]
