"""The checklists by city as values: columns of steps, one line per city, heads by readiness; no Qt."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.checklists.task_rows import (
    OUT,
    SETTLED_STATES,
    TaskRow,
    TaskState,
    soon_after,
    task_state,
)
from organizer_app.domain.rows.action_rows import OFF_STATUSES, ActionRow, in_city_order, past_day
from organizer_app.domain.time.offsets import OffsetFrom, OffsetUnit
from organizer_app.wording.language.same_city import which_actions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from organizer_app.domain.model.plan_templates import TemplateTask
    from organizer_app.services.checklists.checklists import Checklist

# With more columns nothing can be found; the list by week has the rest.
MOST_COLUMNS: Final = 60
# The key that marks a step as done in all cities shown.
EVERYWHERE: Final = "everywhere"
_LEVELS: Final = 6
ColumnKey = tuple[str, int | str]


class MatrixColumn(NamedTuple):
    """A step that cities share; `offset` counts calendar days from the anchor, None without a day."""

    key: ColumnKey
    title: str
    offset: int | None
    is_gate: bool


class Cell(NamedTuple):
    """A task in the matrix; `said` is the status a person set, `fact` completes it while `is_met`."""

    task_id: str
    state: TaskState
    is_gate: bool
    is_changed: bool
    fact: str = ""
    said: str = ""
    is_met: bool = False

    @property
    def is_by_plan(self) -> bool:
        """Whether the plan completes it and nobody has marked it."""
        return self.is_met and self.said not in OUT


@dataclass(frozen=True, slots=True)
class MatrixCity:
    """A city action with its cells in column order; None where it has no such task.

    `which` distinguishes it from other actions of its city; empty for the only one.
    """

    action: ActionRow
    cells: tuple[Cell | None, ...]
    done: int
    total: int
    which: str = ""


@dataclass(frozen=True, slots=True)
class LevelHead:
    """The head of all cities of one readiness; `late` counts late tasks per column."""

    level: int
    cities: int
    late: tuple[int, ...]


Entry = LevelHead | MatrixCity


@dataclass(slots=True)
class Matrix:
    """What the view by city shows.

    Attributes:
        entries: heads and cities in reading order.
        spots: the position of each city action in `entries`, by id.
        today_after: the number of columns before the line of today.
    """

    columns: tuple[MatrixColumn, ...] = ()
    entries: list[Entry] = field(default_factory=list)
    spots: dict[str, int] = field(default_factory=dict)
    today_after: int = 0


class Day(NamedTuple):
    """Today, and the last day that counts as due; ISO text."""

    today: str
    soon: str


def day_of(today: date) -> Day:
    """Return the days that states are computed with."""
    return Day(today.isoformat(), soon_after(today))


def key_of(task: TaskRow) -> ColumnKey:
    """Return the column of a task: its template step, or its title."""
    return (task.template_task_id, task.occurrence) if task.template_task_id else ("", task.title.casefold())


def build(held: Checklist, wanted: Callable[[ActionRow, Iterable[TaskRow]], bool], day: Day) -> Matrix:
    """Sort the tasks of all matching cities into columns and lines."""
    by_action: dict[str, list[TaskRow]] = defaultdict(list)
    for task in held.tasks.values():
        if task.action_id:
            by_action[task.action_id].append(task)
    going_on = [row for row in held.actions.values() if row.status not in OFF_STATUSES]
    actions = [row for row in going_on if by_action[row.action_id] and wanted(row, by_action[row.action_id])]
    columns = columns_of(held, (task for row in actions for task in by_action[row.action_id]))
    spots = {column.key: spot for spot, column in enumerate(columns)}
    found = Matrix(columns, today_after=_before_today(held, columns, day))
    lines: dict[int, list[MatrixCity]] = defaultdict(list)
    # As in the other lists: a city's other actions count even if none of their tasks matches.
    which = which_actions(going_on, in_time=True)
    for row in sorted(actions, key=in_city_order):
        line = line_of(row, by_action[row.action_id], spots, day)
        lines[row.readiness].append(replace(line, which=which.get(row.action_id, "")))
    for level in range(_LEVELS):
        if lines[level]:
            found.entries.append(_head(level, lines[level], len(columns)))
            for line in lines[level]:
                found.spots[line.action.action_id] = len(found.entries)
                found.entries.append(line)
    return found


def columns_of(held: Checklist, tasks: Iterable[TaskRow]) -> tuple[MatrixColumn, ...]:
    """Return the steps that most cities share, in order of their due days."""
    examples: dict[ColumnKey, TaskRow] = {}
    shared: Counter[ColumnKey] = Counter()
    for task in tasks:
        key = key_of(task)
        shared[key] += 1
        examples.setdefault(key, task)
    kept = [key for key, _count in shared.most_common(MOST_COLUMNS)]
    columns = [_column(held, key, examples[key]) for key in kept]
    order = {key: spot for spot, key in enumerate(examples)}
    return tuple(sorted(columns, key=lambda each: (each.offset is None, each.offset or 0, order[each.key])))


def _column(held: Checklist, key: ColumnKey, task: TaskRow) -> MatrixColumn:
    step = held.steps.get(task.template_task_id)
    title = step.title if step else task.title
    offset = _step_offset(step) if step else None
    days = offset_of(held, task) if offset is None else offset
    return MatrixColumn(key, title, days, bool(step.is_gate if step else task.is_gate))


def _step_offset(step: TemplateTask) -> int | None:
    """Return T-n of a step that is on the same calendar day everywhere, or None."""
    is_plain = step.offset_unit is OffsetUnit.CALENDAR_DAY and step.offset_from is not OffsetFrom.PERMIT_DUE
    return step.offset_days if is_plain and not step.recurrence else None


def offset_of(held: Checklist, task: TaskRow) -> int | None:
    """Return T-n of a task, in calendar days from the anchor of its mobilization."""
    head = held.heads.get(task.mobilization_id)
    if head is None or not head.anchor_date or not task.due:
        return None
    return (date.fromisoformat(task.due) - date.fromisoformat(head.anchor_date)).days


def _before_today(held: Checklist, columns: tuple[MatrixColumn, ...], day: Day) -> int:
    head = held.heads.get(held.mobilization_id)
    if head is None or not head.anchor_date:
        return 0
    now = (date.fromisoformat(day.today) - date.fromisoformat(head.anchor_date)).days
    return sum(column.offset is not None and column.offset < now for column in columns)


def line_of(row: ActionRow, tasks: Iterable[TaskRow], spots: Mapping[ColumnKey, int], day: Day) -> MatrixCity:
    """Sort the tasks of one city into the columns."""
    cells: list[Cell | None] = [None] * len(spots)
    done = total = 0
    over = past_day(row)
    for task in tasks:
        state = task_state(task, over, day.today, day.soon)
        if state is not TaskState.NOT_APPLICABLE:
            total += 1
            done += state is TaskState.DONE
        spot = spots.get(key_of(task))
        if spot is not None:
            cells[spot] = Cell(
                task.task_id,
                state,
                bool(task.is_gate),
                bool(task.is_changed_here),
                task.fact,
                task.status,
                task.is_met,
            )
    return MatrixCity(row, tuple(cells), done, total)


def _head(level: int, lines: Iterable[MatrixCity], columns: int) -> LevelHead:
    late = [0] * columns
    cities = 0
    for line in lines:
        cities += 1
        for spot, cell in enumerate(line.cells):
            if cell is not None and cell.state is TaskState.LATE:
                late[spot] += 1
    return LevelHead(level, cities, tuple(late))


def open_in_column(matrix: Matrix, task: TaskRow) -> list[str]:
    """Return the open tasks of the same step in the cities shown."""
    spot = next((at for at, column in enumerate(matrix.columns) if column.key == key_of(task)), None)
    if spot is None:
        return []
    lines = (entry for entry in matrix.entries if isinstance(entry, MatrixCity))
    cells = (line.cells[spot] for line in lines)
    return [cell.task_id for cell in cells if cell is not None and cell.state not in SETTLED_STATES]


def put_line(matrix: Matrix, line: MatrixCity) -> bool:
    """Replace a city in its place; return whether that was possible."""
    spot = matrix.spots.get(line.action.action_id)
    old = matrix.entries[spot] if spot is not None else None
    if spot is None or not isinstance(old, MatrixCity) or old.action.readiness != line.action.readiness:
        return False
    matrix.entries[spot] = replace(line, which=old.which)
    head_spot = next(
        number for number in range(spot, -1, -1) if isinstance(matrix.entries[number], LevelHead)
    )
    head = matrix.entries[head_spot]
    if isinstance(head, LevelHead):
        matrix.entries[head_spot] = LevelHead(head.level, head.cities, _shifted(head.late, old, line))
    return True


def _shifted(late: tuple[int, ...], old: MatrixCity, new: MatrixCity) -> tuple[int, ...]:
    def counts(cell: Cell | None) -> int:
        return cell is not None and cell.state is TaskState.LATE

    pairs = zip(late, old.cells, new.cells, strict=True)
    return tuple(count - counts(before) + counts(after) for count, before, after in pairs)
