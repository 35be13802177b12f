"""Turns tasks and permits into rows of a list, with words and colors, by week and by owner; no Qt."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from heapq import nlargest
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.checklists.permit_planning import PermitUrgency, urgency_of
from organizer_app.domain.checklists.task_rows import TaskRow, TaskState, task_state
from organizer_app.domain.model.permits import PermitStatus
from organizer_app.domain.rows.action_rows import OFF_STATUSES, ActionRow, past_day
from organizer_app.ui.screens.checklists.matrix import Day, offset_of
from organizer_app.ui.screens.checklists.permit_filter import PermitColumn, source_host
from organizer_app.wording.checklists import checklists as words
from organizer_app.wording.checklists import permits as permit_words
from organizer_app.wording.checks.findings import city_of
from organizer_app.wording.language import step_facts
from organizer_app.wording.language.dates import weekday_day
from organizer_app.wording.language.measures import first_weekday
from organizer_app.wording.language.same_city import which_actions

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from organizer_app.services.checklists.checklists import Checklist
    from organizer_app.services.checklists.permits import PermitLine
    from organizer_app.ui.screens.checklists.permit_filter import PermitFilter


# At most this many texts of a column are measured.
_FEW: Final = 40


class LineColumn(NamedTuple):
    """A column.

    Attributes:
        heading: the text above it.
        share: its share of the width.
        least: the narrowest list that shows it, in pixels at 100 % text size.
        code: the code for ordering by it, or an empty text.
        is_long_below: whether its lower lines are sentences, which yield space to other columns.
    """

    heading: str
    share: float
    least: int = 0
    code: str = ""
    is_long_below: bool = False


class Placed(NamedTuple):
    """A visible column: its left edge and its width, in pixels."""

    left: float
    room: float
    column: LineColumn


class Head(NamedTuple):
    """The head of a group with a muted note beside it; a marked head is where today is."""

    title: str
    note: str = ""
    is_bad: bool = False
    mark: str = ""

    @property
    def spoken(self) -> str:
        """The head in one sentence."""
        return ", ".join(filter(None, (self.title, self.note, self.mark)))


class Text(NamedTuple):
    """Two lines of a column and the color token of the upper one; the tail of the lower is never cut."""

    upper: str
    lower: str = ""
    color: str = "text"
    tail: str = ""

    @property
    def spoken(self) -> tuple[str, str]:
        """Both lines, for screen readers."""
        return self.upper, self.lower + self.tail


class Pill(NamedTuple):
    """A state with its level, 0 to 4, or None if it is neither good nor bad."""

    upper: str
    level: int | None

    @property
    def spoken(self) -> tuple[str, str]:
        """The state, for screen readers."""
        return self.upper, ""


class Row(NamedTuple):
    """A row: its key, its glyph (state, gate, completed by the plan), and a text per column."""

    key: str
    state: TaskState
    is_gate: bool
    texts: tuple[Text | Pill, ...]
    is_met: bool = False


def longest(texts: set[Text | Pill]) -> list[Text | Pill]:
    """Return the longest texts of the upper lines, and of the lower lines."""
    upper = nlargest(_FEW, texts, key=lambda text: len(text.spoken[0]))
    return upper + nlargest(_FEW, texts, key=lambda text: len(text.spoken[1]))


# The tasks by week and by owner as values: heads and tasks in reading order; no Qt


class GroupHead(NamedTuple):
    """The head of a week or an owner, with the number of tasks and of late ones."""

    title: str
    tasks: int
    late: int


class TaskLine(NamedTuple):
    """A task in a list; `offset` is T-n in calendar days, `which` distinguishes actions of one city."""

    task: TaskRow
    state: TaskState
    city: str
    owner: str
    offset: int | None
    which: str = ""


ListEntry = GroupHead | TaskLine


def owner_of(held: Checklist, task: TaskRow) -> str:
    """Return who does a task: its owner, the person in its role in the city, or the role."""
    if task.owner_id:
        return held.owners.get(task.owner_id, "")
    action = held.actions.get(task.action_id)
    if action is not None and task.owner_role == "lead" and action.lead:
        return action.lead
    if not task.action_id:
        return words.desk()
    return words.role(task.owner_role) if task.owner_role else words.nobody()


def lines_of(held: Checklist, tasks: Iterable[TaskRow], day: Day) -> list[TaskLine]:
    """Return tasks as lines by day, city, title and time, without those of canceled actions."""
    lines = []
    which = which_actions(
        (row for row in held.actions.values() if row.status not in OFF_STATUSES), in_time=True
    )
    for task in tasks:
        action = held.actions.get(task.action_id)
        if action is None and task.action_id:
            continue
        if action is not None and action.status in OFF_STATUSES:
            continue
        line = _line(held, task, action, day)
        lines.append(line._replace(which=which.get(task.action_id, "")))
    return sorted(lines, key=lambda line: _order(line, held.actions.get(line.task.action_id)))


def _order(line: TaskLine, action: ActionRow | None) -> tuple[object, ...]:
    """Return the sort key of a line: its day, city, title, then the time of its action."""
    moment = (action.day, -1 if action.starts is None else action.starts) if action else ("", -1)
    return (line.task.due or "9999", line.city, line.task.title, *moment, line.which)


def _line(held: Checklist, task: TaskRow, action: ActionRow | None, day: Day) -> TaskLine:
    city = city_of(action.city, action.state) if action else words.desk()
    state = task_state(task, past_day(action), day.today, day.soon)
    return TaskLine(task, state, city, owner_of(held, task), offset_of(held, task))


def by_week(lines: Iterable[TaskLine], day: Day) -> list[ListEntry]:
    """Group lines: late ones first, then by week, then those without a day."""
    groups: dict[str, list[TaskLine]] = defaultdict(list)
    for line in lines:
        if line.state is TaskState.LATE:
            groups[""].append(line)
        else:
            groups[_week_start(line.task.due)].append(line)
    this_week = _week_start(day.today)
    titles = {key: words.week(key, this_week) for key in groups}
    return _flat([(titles[key], groups[key]) for key in sorted(groups)])


def by_owner(lines: Iterable[TaskLine]) -> list[ListEntry]:
    """Group lines by owner, most late tasks first."""
    groups: dict[str, list[TaskLine]] = defaultdict(list)
    for line in lines:
        groups[line.owner].append(line)
    late = {owner: sum(each.state is TaskState.LATE for each in mine) for owner, mine in groups.items()}
    order = sorted(groups, key=lambda owner: (-late[owner], owner.casefold()))
    return _flat([(owner, groups[owner]) for owner in order])


def _flat(groups: Iterable[tuple[str, list[TaskLine]]]) -> list[ListEntry]:
    entries: list[ListEntry] = []
    for title, lines in groups:
        late = sum(line.state is TaskState.LATE for line in lines)
        entries.append(GroupHead(title, len(lines), late))
        entries.extend(lines)
    return entries


def _week_start(day: str) -> str:
    if not day:
        return "9999"
    when = date.fromisoformat(day)
    return (when - timedelta(days=(when.weekday() - first_weekday()) % 7)).isoformat()


# The readiness levels of permit statuses; a missing permit is neither good nor bad.
LEVELS = {
    PermitStatus.UNKNOWN: 1,
    PermitStatus.RESEARCHING: 1,
    PermitStatus.TO_FILE: 1,
    PermitStatus.FILED: 2,
    PermitStatus.INFO_REQUESTED: 1,
    PermitStatus.APPEALED: 2,
    PermitStatus.GRANTED: 4,
    PermitStatus.GRANTED_WITH_CONDITIONS: 3,
    PermitStatus.DENIED: 0,
    PermitStatus.LAPSED: 0,
}
# The groups of permits with a filing deadline.
_DATED = frozenset({PermitUrgency.PAST, PermitUrgency.SOON, PermitUrgency.LATER})
_STATES = {
    PermitUrgency.PAST: TaskState.LATE,
    PermitUrgency.SOON: TaskState.DUE,
    PermitUrgency.LATER: TaskState.LATER,
    PermitUrgency.NO_DAY: TaskState.LATER,
    PermitUrgency.WAITING: TaskState.UNDER_WAY,
    PermitUrgency.SETTLED: TaskState.DONE,
}


def task_rows(entries: Iterable[ListEntry]) -> list[Head | Row]:
    """Return tasks as rows."""
    return [
        Head(entry.title, words.group_note(entry.tasks, entry.late), is_bad=entry.late == entry.tasks)
        if isinstance(entry, GroupHead)
        else _task(entry)
        for entry in entries
    ]


def _task(line: TaskLine) -> Row:
    task = line.task
    color = "danger" if line.state is TaskState.LATE else "text"
    # What nobody has confirmed yet is more muted than what is known.
    due = Text(words.due(task.due), words.offset(line.offset), color if task.due else "text2")
    owner = Text(line.owner, color="text2" if line.owner == words.nobody() else "text")
    place = Text(task.title, line.city, tail=words.which_tail(line.which))
    is_done = line.state is TaskState.DONE
    said = step_facts.fact_line(task.fact, task.status, is_met=task.is_met) if is_done else ""
    state = Text(words.state_name(line.state), said, "text2" if color == "text" else color)
    return Row(
        task.task_id,
        line.state,
        bool(task.is_gate),
        (place, due, owner, state),
        is_met=task.is_by_plan,
    )


def permit_rows(
    lines: Sequence[PermitLine], today: date, wanted: PermitFilter, which: Mapping[str, str]
) -> list[Head | Row]:
    """Return permits as rows in their order; if that is the order of days, below heads.

    `which` distinguishes an action from others of its city, by id.
    """
    by_urgency = [(urgency_of(line.permit.status, line.due_on, today), line) for line in lines]
    rows = [(urgency, _permit(line, urgency, today, which)) for urgency, line in by_urgency]
    if wanted.column is not PermitColumn.DAY:
        return [row for _urgency, row in rows]
    groups: dict[PermitUrgency, list[Row]] = defaultdict(list)
    for urgency, row in rows:
        groups[urgency].append(row)
    order = [urgency for urgency in PermitUrgency if groups[urgency]]
    dated = [urgency for urgency in order if urgency in _DATED]
    if wanted.is_descending:
        order = dated[::-1] + [urgency for urgency in order if urgency not in _DATED]
    now = _today_above(dated, is_descending=wanted.is_descending)
    entries: list[Head | Row] = []
    for urgency in order:
        mark = permit_words.today_is(today) if urgency is now else ""
        entries.append(_permit_head(urgency, len(groups[urgency]), mark))
        entries += groups[urgency]
    return entries


def _today_above(dated: Sequence[PermitUrgency], *, is_descending: bool) -> PermitUrgency | None:
    """Return the group below the line of today; None if all days are earlier or unknown."""
    if is_descending:
        return PermitUrgency.PAST if PermitUrgency.PAST in dated else None
    return next((urgency for urgency in dated if urgency is not PermitUrgency.PAST), None)


def _permit_head(urgency: PermitUrgency, permits: int, mark: str) -> Head:
    note = permit_words.group_note(permits, is_unknown=urgency is PermitUrgency.NO_DAY)
    return Head(permit_words.group_title(urgency.value), note, urgency is PermitUrgency.PAST, mark)


def _permit(line: PermitLine, urgency: PermitUrgency, today: date, which: Mapping[str, str]) -> Row:
    permit, rule, due = line.permit, line.need.rule if line.need else None, line.due_on
    color = "danger" if urgency is PermitUrgency.PAST else "text"
    offset = words.offset((due - date.fromisoformat(line.anchor)).days) if due and line.anchor else ""
    tracked = "" if permit.id else permit_words.not_tracked()
    return Row(
        line.key,
        _STATES[urgency],
        is_gate=True,
        texts=(
            Text(weekday_day(due.isoformat()), offset)
            if due
            else Text(permit_words.not_stated(), "", "text2"),
            Text(
                city_of(line.row.city, line.row.state),
                rule.title if rule else permit_words.kind_name(permit.kind.value),
                tail=words.which_tail(which.get(line.row.action_id, "")),
            ),
            Text(permit.authority, rule.summary if rule else permit_words.no_rule()),
            Pill(
                permit_words.status_name(permit.status.value),
                0 if urgency is PermitUrgency.PAST else LEVELS.get(permit.status),
            ),
            Text(_days_left(line, urgency, today), tracked, color),
            Text(source_host(line), permit_words.checked(rule.checked_on))
            if rule
            else Text(permit_words.no_source(), "", "text2"),
        ),
    )


def _days_left(line: PermitLine, urgency: PermitUrgency, today: date) -> str:
    due, filed = line.due_on, line.permit.filed_on
    if urgency is PermitUrgency.WAITING:
        return permit_words.filed_after((filed - due).days if due and filed else None)
    return permit_words.days_left((due - today).days if due else None, urgency.value)
