"""The lines of the agenda: days, their key dates and actions, and what has no date at the end."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.action_filters import readiness_mix
from organizer_app.domain.action_rows import ActionRow, KeyDateHead

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from organizer_app.domain.place_groups import Mix

DAY_HEIGHT: Final = 40
LINE_HEIGHT: Final = 56
KEY_DATE_HEIGHT: Final = 40


class DayHead(NamedTuple):
    """The line above a day; the day is ISO text, empty for the actions without a date."""

    day: str
    actions: int
    mix: Mix


AgendaEntry = DayHead | KeyDateHead | ActionRow


class AgendaLines(NamedTuple):
    """The lines, where each begins, and which are heads of days.

    Positions are in pixels at 100 % text size; there is one more for the end.
    """

    entries: Sequence[AgendaEntry]
    tops: Sequence[int]
    heads: Sequence[int]

    @property
    def height(self) -> int:
        """Height of all lines."""
        return self.tops[-1]

    def at(self, y: float) -> int:
        """Return the number of the line at a height; the last one below the end, -1 without lines."""
        return min(bisect_right(self.tops, y) - 1, len(self.entries) - 1)


def agenda_lines(rows: Iterable[ActionRow], key_dates: Iterable[KeyDateHead]) -> AgendaLines:
    """Arrange actions (in reading order) and key dates by day."""
    days: dict[str, list[ActionRow]] = {}
    for row in rows:
        if row.day in days:
            days[row.day].append(row)
        else:
            days[row.day] = [row]
    marked: dict[str, list[KeyDateHead]] = {}
    for key_date in key_dates:
        if key_date.day:
            marked.setdefault(key_date.day, []).append(key_date)
    entries: list[AgendaEntry] = []
    heads: list[int] = []
    for day in sorted(days.keys() | marked.keys(), key=lambda day: day or "~"):
        members = days.get(day, [])
        heads.append(len(entries))
        entries.append(DayHead(day, len(members), readiness_mix(members)))
        entries += marked.get(day, [])
        entries += members
    return AgendaLines(entries, list(accumulate(map(_height, entries), initial=0)), heads)


def _height(entry: AgendaEntry) -> int:
    if isinstance(entry, ActionRow):
        return LINE_HEIGHT
    return DAY_HEIGHT if isinstance(entry, DayHead) else KEY_DATE_HEIGHT
