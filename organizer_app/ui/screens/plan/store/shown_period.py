"""Computes which days a calendar shows, and where weeks begin, so that the counts beside it match."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from datetime import date, timedelta
from operator import itemgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.rows.action_rows import OFF_STATUSES, ActionRow
from organizer_app.ui.screens.plan.store.plan_view import ViewKind
from organizer_app.wording.language.measures import first_weekday

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.domain.rows.place_groups import Mix

_STATE: Final = itemgetter(*map(ActionRow._fields.index, ("status", "readiness")))
_LEVELS: Final = 6


class Period(NamedTuple):
    """First and last day as ISO text, and the code of the view that shows them."""

    view: str
    first: str
    last: str


def first_of_week(day: str) -> str:
    """Return the first day of the week of an ISO day; empty for an empty text."""
    if not day:
        return ""
    when = date.fromisoformat(day)
    return (when - timedelta(days=(when.weekday() - first_weekday()) % 7)).isoformat()


def period_of(kind: ViewKind, month: tuple[int, int], day: str) -> Period | None:
    """Return the period of a view for a month or an ISO day, None if it shows everything."""
    if kind is ViewKind.MONTH:
        first = date(*month, 1)
        following = date(month[0] + month[1] // 12, month[1] % 12 + 1, 1)
        return Period(kind.value, first.isoformat(), (following - timedelta(days=1)).isoformat())
    if kind is ViewKind.WEEK and day:
        begin = first_of_week(day)
        return Period(kind.value, begin, (date.fromisoformat(begin) + timedelta(days=6)).isoformat())
    return Period(kind.value, day, day) if kind is ViewKind.TIMELINE and day else None


def rows_between(rows: Sequence[ActionRow], first: str, last: str) -> Sequence[ActionRow]:
    """Return the actions of some local days from rows in reading order."""
    begin = bisect_left(rows, first, key=_day_key)
    return rows[begin : bisect_right(rows, last, lo=begin, key=_day_key)]


def _day_key(row: ActionRow) -> str:
    return row.day or "~"


def mix_within(rows: Sequence[ActionRow], period: Period) -> Mix:
    """Return the readiness mix of a period's actions, from rows in reading order."""
    # Counted without a loop over the rows, because people page through calendars fast.
    found = Counter(map(_STATE, rows_between(rows, period.first, period.last)))
    mix = [0] * _LEVELS
    for (status, level), number in found.items():
        if status not in OFF_STATUSES:
            mix[level] += number
    return mix[0], mix[1], mix[2], mix[3], mix[4], mix[5]
