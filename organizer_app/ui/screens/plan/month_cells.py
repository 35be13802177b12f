"""How a day of the month calendar is laid out: what fits, and how many more there are."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from organizer_app.domain.action_rows import ActionRow, KeyDateHead

DAYS: Final = 7
# From this many actions on a day says how many it has and how ready they are.
BUSY_FROM: Final = 4
# Distances in pixels at 100 % text size.
NUMBER_HEIGHT: Final = 22
NUMBER_TOP: Final = 7
BAR_TOP: Final = 32
CHIPS_TOP: Final = 34
CHIPS_TOP_BUSY: Final = 44
CHIP_STEP: Final = 23
BOTTOM: Final = 4


class DayContent(NamedTuple):
    """What happens on a local day; rows in order of their start."""

    rows: Sequence[ActionRow] = ()
    key_dates: Sequence[KeyDateHead] = ()


class CellPlan(NamedTuple):
    """What a day of some height shows.

    Attributes:
        key_dates: the key dates that fit, above the actions.
        rows: the actions that fit.
        more: how many of either do not.
        is_busy: whether count and bar are shown.
        top: where the first chip begins, in pixels at 100 % text size.
    """

    key_dates: Sequence[KeyDateHead]
    rows: Sequence[ActionRow]
    more: int
    is_busy: bool
    top: int


class Weeks(NamedTuple):
    """The weeks that show a month: the first day of the first one, and how many."""

    first: date
    number: int


def contents(rows: Iterable[ActionRow], key_dates: Iterable[KeyDateHead]) -> Mapping[str, DayContent]:
    """Gather what happens by ISO day; actions without a day are on none."""
    actions: dict[str, list[ActionRow]] = {}
    for row in rows:
        if row.day in actions:
            actions[row.day].append(row)
        elif row.day:
            actions[row.day] = [row]
    found = {day: DayContent(members) for day, members in actions.items()}
    for key_date in key_dates:
        if key_date.day:
            before = found.get(key_date.day, DayContent())
            found[key_date.day] = before._replace(key_dates=(*before.key_dates, key_date))
    return found


def plan_cell(content: DayContent, height: float) -> CellPlan:
    """Decide what fits into a cell; `height` is in pixels at 100 % text size."""
    is_busy = len(content.rows) >= BUSY_FROM
    top = CHIPS_TOP_BUSY if is_busy else CHIPS_TOP
    room = max(0, int((height - BOTTOM - top) // CHIP_STEP))
    total = len(content.rows) + len(content.key_dates)
    # The last line is needed for "N more".
    lines = total if total <= room else max(0, room - 1)
    key_dates = content.key_dates[:lines]
    rows = content.rows[: lines - len(key_dates)]
    return CellPlan(key_dates, rows, total - len(key_dates) - len(rows), is_busy, top)


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
