"""Lays out a day of the month calendar: what fits, and how many more there are."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.calendar.action_filters import readiness_mix
from organizer_app.domain.rows.action_rows import OFF_STATUSES, ActionRow
from organizer_app.ui.screens.plan.marks.day_marks import DayMark

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from organizer_app.domain.rows.place_groups import Mix

DAYS: Final = 7
# From this many actions on, a day shows their number and readiness.
BUSY_FROM: Final = 4
# Distances in pixels at 100 % text size.
NUMBER_HEIGHT: Final = 22
NUMBER_TOP: Final = 7
BAR_TOP: Final = 32
CHIPS_TOP: Final = 34
CHIPS_TOP_BUSY: Final = 44
CHIP_STEP: Final = 23
BOTTOM: Final = 4
# "N more" is not as tall as a chip.
MORE_HEIGHT: Final = 17


class DayContent(NamedTuple):
    """What happens on a local day; rows are sorted by start."""

    rows: Sequence[ActionRow] = ()
    marks: Sequence[DayMark] = ()


class Bundle(NamedTuple):
    """Actions of one kind that start at the same local time, on a day too crowded to list each.

    Attributes:
        tactic: code of `Tactic`.
        starts: local start, minutes after midnight; None for none, or several.
        rows: the actions, more than one.
        cities: the number of cities.
        level: the most common readiness level; of two equally common ones, the worse.
        has_same_kind_line: whether the day has another line of the same kind.
    """

    tactic: str
    starts: int | None
    rows: Sequence[ActionRow]
    cities: int
    level: int
    has_same_kind_line: bool = False


def bundle_of(tactic: str, starts: int | None, rows: Sequence[ActionRow]) -> Bundle:
    """Bundle actions and count them once, because they are painted often."""
    mix = readiness_mix(rows)
    return Bundle(tactic, starts, rows, len({(row.city, row.state) for row in rows}), mix.index(max(mix)))


Line = DayMark | ActionRow | Bundle


class CellPlan(NamedTuple):
    """What a day shows at some height.

    Attributes:
        lines: key dates, holidays and deadlines, then actions and bundles by start, canceled ones last.
        more: the number of marks and actions in none of the lines; canceled ones, which the day's
            count also leaves out, only if nothing else is left out.
        standing: the number of actions that are not canceled.
        top: where the first line begins, in pixels at 100 % text size.
        mix: readiness of its actions, worst first.
    """

    lines: Sequence[Line]
    more: int
    standing: int
    top: int
    mix: Mix = (0, 0, 0, 0, 0, 0)

    @property
    def is_busy(self) -> bool:
        """Whether count and bar are shown."""
        return self.standing >= BUSY_FROM


class Weeks(NamedTuple):
    """The weeks that show a month: the first day of the first one, and their number."""

    first: date
    number: int


def contents(rows: Iterable[ActionRow], marks: Mapping[str, Sequence[DayMark]]) -> Mapping[str, DayContent]:
    """Group what happens by ISO day; actions without a day are left out."""
    actions: dict[str, list[ActionRow]] = {}
    for row in rows:
        if row.day in actions:
            actions[row.day].append(row)
        elif row.day:
            actions[row.day] = [row]
    found = {day: DayContent(members) for day, members in actions.items()}
    for day, beside in marks.items():
        found[day] = found.get(day, DayContent())._replace(marks=beside)
    return found


def plan_cell(content: DayContent, height: float, *, is_narrow: bool = False) -> CellPlan:
    """Decide what fits in a cell.

    Args:
        content: what happens on the day.
        height: in pixels at 100 % text size.
        is_narrow: whether the start does not fit beside the name of a bundle.
    """
    standing = [row for row in content.rows if row.status not in OFF_STATUSES]
    off = [row for row in content.rows if row.status in OFF_STATUSES]
    top = CHIPS_TOP_BUSY if len(standing) >= BUSY_FROM else CHIPS_TOP
    room = max(0, int((height - BOTTOM - top) // CHIP_STEP))
    mix = readiness_mix(standing)
    marks = content.marks
    if len(content.rows) + len(marks) <= room:
        return CellPlan((*marks, *standing, *off), 0, len(standing), top, mix)
    room = max(0, int((height - BOTTOM - top - MORE_HEIGHT) // CHIP_STEP))
    # However many deadlines there are, a line is left for the actions.
    first = marks[: max(room - 1, 1) if standing else room][:room]
    lines = [*_bundled(standing, room - len(first), is_narrow=is_narrow), *off][: room - len(first)]
    shown_off = sum(isinstance(line, ActionRow) and line.status in OFF_STATUSES for line in lines)
    shown = sum(len(line.rows) if isinstance(line, Bundle) else 1 for line in lines) - shown_off
    more = len(standing) - shown + len(marks) - len(first)
    return CellPlan((*first, *lines), more or len(off) - shown_off, len(standing), top, mix)


def _bundled(rows: Sequence[ActionRow], room: int, *, is_narrow: bool) -> Sequence[ActionRow | Bundle]:
    """Bundle actions that share kind and start if there are more than `room`; keep the largest bundles.

    If starts do not fit, kind alone bundles them: two lines would look the same.
    """
    if not room:
        return ()
    alike: dict[tuple[str, int | None], list[ActionRow]] = {}
    for row in rows:
        alike.setdefault((row.tactic, None if is_narrow else row.starts), []).append(row)
    parts: list[ActionRow | Bundle] = []
    bundles: list[tuple[str, int | None, list[ActionRow]]] = []
    for (tactic, starts), members in alike.items():
        if len(members) > room:
            is_one = is_narrow and all(each.starts == members[0].starts for each in members)
            bundles.append((tactic, members[0].starts if is_one else starts, members))
        else:
            parts += members
    # Only what is shown is counted.
    bundles = sorted(bundles, key=lambda each: len(each[2]), reverse=True)[:room]
    kinds = [tactic for tactic, _starts, _members in bundles]
    made = (bundle_of(*each)._replace(has_same_kind_line=kinds.count(each[0]) > 1) for each in bundles)
    parts = [*made, *parts]
    largest = sorted(parts, key=_size, reverse=True)[:room]
    return sorted(largest, key=_start)


def _size(part: ActionRow | Bundle) -> int:
    return len(part.rows) if isinstance(part, Bundle) else 1


def _start(part: ActionRow | Bundle) -> int:
    starts = part.rows[0].starts if isinstance(part, Bundle) else part.starts
    return -1 if starts is None else starts


def week_of(day: date, first_weekday: int) -> date:
    """Return the first day of a day's week; weekdays count from 0, Monday."""
    return day - timedelta(days=(day.weekday() - first_weekday) % DAYS)


def weeks_of(year: int, month: int, first_weekday: int) -> Weeks:
    """Return the weeks that show every day of a month."""
    first = week_of(date(year, month, 1), first_weekday)
    last = week_of(last_day(year, month), first_weekday)
    return Weeks(first, (last - first).days // DAYS + 1)


def last_day(year: int, month: int) -> date:
    """Return the last day of a month."""
    beyond = date(year, month, 28) + timedelta(days=4)
    return beyond - timedelta(days=beyond.day)


class MonthHit(NamedTuple):
    """What is under a point.

    Attributes:
        day: ISO day.
        actions: ids of the line's actions, several if they share the line.
        is_more: whether it is "N more".
        is_due: whether it is a deadline.
    """

    day: str
    actions: tuple[str, ...] = ()
    is_more: bool = False
    is_due: bool = False


def ids_of(line: Line) -> tuple[str, ...]:
    """Return the ids of a line's actions; key dates, holidays and deadlines have none."""
    if isinstance(line, Bundle):
        return tuple(row.action_id for row in line.rows)
    return (line.action_id,) if isinstance(line, ActionRow) else ()
