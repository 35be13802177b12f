"""Turns tasks and permits into the rows of a list, with their words and colours."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from organizer_app.domain.permit_planning import PermitUrgency, urgency_of
from organizer_app.domain.permits import PermitStatus
from organizer_app.domain.task_rows import TaskState
from organizer_app.ui.screens.checklists.line_values import Head, Pill, Row, Text
from organizer_app.ui.screens.checklists.task_groups import GroupHead
from organizer_app.wording import checklists as words
from organizer_app.wording import permits as permit_words
from organizer_app.wording import step_facts
from organizer_app.wording.dates import weekday_day
from organizer_app.wording.findings import city_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from organizer_app.services.permits import PermitLine
    from organizer_app.ui.screens.checklists.task_groups import ListEntry, TaskLine

# How far a permit is, by the levels of readiness; what is missing is neither good nor bad.
_LEVELS = {
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
    due = Text(words.due(task.due), words.offset(line.offset), color)
    is_done = line.state is TaskState.DONE
    said = step_facts.fact_line(task.fact, task.status, is_met=task.is_met) if is_done else ""
    state = Text(words.state_name(line.state), said, "text2" if color == "text" else color)
    return Row(
        task.task_id,
        line.state,
        bool(task.is_gate),
        (Text(task.title, words.city_and_which(line.city, line.which)), due, Text(line.owner), state),
        is_met=task.is_by_plan,
    )


def permit_rows(lines: Sequence[PermitLine], today: date) -> list[Head | Row]:
    """Return permits as rows, the most urgent group first."""
    groups: dict[PermitUrgency, list[Row]] = defaultdict(list)
    for line in lines:
        urgency = urgency_of(line.permit.status, line.due_on, today)
        groups[urgency].append(_permit(line, urgency, today))
    entries: list[Head | Row] = []
    for urgency in PermitUrgency:
        if groups[urgency]:
            title = permit_words.group_title(urgency.value)
            is_bad = urgency is PermitUrgency.PAST
            entries.append(Head(title, permit_words.count(len(groups[urgency])), is_bad))
            entries += groups[urgency]
    return entries


def _permit(line: PermitLine, urgency: PermitUrgency, today: date) -> Row:
    permit, rule, due = line.permit, line.need.rule if line.need else None, line.due_on
    color = "danger" if urgency is PermitUrgency.PAST else "text"
    left = permit_words.days_left((due - today).days if due else None, urgency.value)
    offset = words.offset((due - date.fromisoformat(line.anchor)).days) if due and line.anchor else ""
    host = rule.source_url.partition("://")[2].partition("/")[0].removeprefix("www.") if rule else ""
    return Row(
        line.key,
        _STATES[urgency],
        is_gate=True,
        texts=(
            Text(weekday_day(due.isoformat()) if due else permit_words.not_stated(), offset),
            Text(
                city_of(line.row.city, line.row.state),
                rule.title if rule else permit_words.kind_name(permit.kind.value),
            ),
            Text(permit.authority, rule.summary if rule else permit_words.no_rule()),
            Pill(
                permit_words.status_name(permit.status.value),
                0 if urgency is PermitUrgency.PAST else _LEVELS.get(permit.status),
                "" if permit.id else permit_words.not_tracked(),
            ),
            Text(left, "", color),
            Text(host, permit_words.checked(rule.checked_on) if rule else ""),
        ),
    )
