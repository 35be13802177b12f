"""The tasks by week and by owner as values: heads and tasks in reading order; no Qt."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.checklists.task_rows import TaskRow, TaskState, task_state
from organizer_app.domain.rows.action_rows import OFF_STATUSES, ActionRow, past_day
from organizer_app.ui.screens.checklists.matrix import Day, offset_of
from organizer_app.wording.checklists import checklists as words
from organizer_app.wording.checks.findings import city_of
from organizer_app.wording.language.measures import first_weekday
from organizer_app.wording.language.same_city import which_actions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from organizer_app.services.checklists.checklists import Checklist


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
