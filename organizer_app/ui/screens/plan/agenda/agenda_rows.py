"""The lines of the agenda: days, their marks, their actions, and undated actions last."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.calendar.action_filters import readiness_mix
from organizer_app.domain.rows.action_rows import ActionRow
from organizer_app.ui.screens.plan.marks.day_marks import MarkKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from organizer_app.domain.rows.place_groups import Mix
    from organizer_app.ui.screens.plan.marks.day_marks import DayMark

DAY_HEIGHT: Final = 40
LINE_HEIGHT: Final = 56
MARK_HEIGHT: Final = 36
# Further deadlines of a day are counted in one line.
_MOST_DUE: Final = 5


class DayHead(NamedTuple):
    """The line above a day; the day is ISO text, empty for the actions without a date.

    Canceled actions are not counted, as in every other view.
    """

    day: str
    actions: int
    mix: Mix
    holidays: Sequence[DayMark] = ()


class MarkLine(NamedTuple):
    """A key date or something due; without a mark it counts the further deadlines of the ISO day, or all."""

    day: str
    mark: DayMark | None
    more: int = 0
    is_all: bool = False

    @property
    def leads_on(self) -> bool:
        """Whether there is more to show of it."""
        return self.mark is None or self.mark.is_due


AgendaEntry = DayHead | MarkLine | ActionRow


class AgendaLines(NamedTuple):
    """The lines, their positions, and which of them are day heads.

    Positions are in pixels at 100 % text size, with an extra one for the end.
    """

    entries: Sequence[AgendaEntry]
    tops: Sequence[int]
    heads: Sequence[int]


def agenda_lines(rows: Iterable[ActionRow], marks: Mapping[str, Sequence[DayMark]]) -> AgendaLines:
    """Arrange actions (in reading order) and marks by day; a holiday alone does not make a day appear.

    Before the first action, what is due on a day is one line: the agenda begins with what is planned.
    """
    days: dict[str, list[ActionRow]] = {}
    for row in rows:
        if row.day in days:
            days[row.day].append(row)
        else:
            days[row.day] = [row]
    marked = {
        day for day, beside in marks.items() if any(mark.kind is not MarkKind.HOLIDAY for mark in beside)
    }
    first = min((day for day in days if day), default="")
    entries: list[AgendaEntry] = []
    heads: list[int] = []
    for day in sorted(days.keys() | marked, key=lambda day: day or "~"):
        members, beside = days.get(day, []), marks.get(day, ())
        holidays = [mark for mark in beside if mark.kind is MarkKind.HOLIDAY]
        heads.append(len(entries))
        mix = readiness_mix(members)
        entries.append(DayHead(day, sum(mix), mix, holidays))
        entries += _mark_lines(day, beside, is_folded=bool(day) and day < first)
        entries += members
    return AgendaLines(entries, list(accumulate(map(_height, entries), initial=0)), heads)


def _mark_lines(day: str, beside: Sequence[DayMark], *, is_folded: bool) -> Iterable[MarkLine]:
    due = [mark for mark in beside if mark.is_due]
    if is_folded and len(due) > 1:
        yield from (MarkLine(day, mark) for mark in beside if mark.kind is MarkKind.KEY_DATE)
        yield MarkLine(day, None, len(due), is_all=True)
        return
    shown = len(due) if len(due) <= _MOST_DUE else _MOST_DUE - 1
    yield from (MarkLine(day, mark) for mark in beside if mark.kind is MarkKind.KEY_DATE)
    yield from (MarkLine(day, mark) for mark in due[:shown])
    if len(due) > shown:
        yield MarkLine(day, None, len(due) - shown)


def _height(entry: AgendaEntry) -> int:
    if isinstance(entry, ActionRow):
        return LINE_HEIGHT
    return DAY_HEIGHT if isinstance(entry, DayHead) else MARK_HEIGHT
