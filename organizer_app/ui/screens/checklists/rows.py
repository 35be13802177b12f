"""Turns tasks and permits into rows of a list, with words and colors."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from organizer_app.domain.checklists.permit_planning import PermitUrgency, urgency_of
from organizer_app.domain.checklists.task_rows import TaskState
from organizer_app.domain.model.permits import PermitStatus
from organizer_app.ui.screens.checklists.line_values import Head, Pill, Row, Text
from organizer_app.ui.screens.checklists.permit_filter import PermitColumn, source_host
from organizer_app.ui.screens.checklists.task_groups import GroupHead
from organizer_app.wording.checklists import checklists as words
from organizer_app.wording.checklists import permits as permit_words
from organizer_app.wording.checks.findings import city_of
from organizer_app.wording.language import step_facts
from organizer_app.wording.language.dates import weekday_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from organizer_app.services.checklists.permits import PermitLine
    from organizer_app.ui.screens.checklists.permit_filter import PermitFilter
    from organizer_app.ui.screens.checklists.task_groups import ListEntry, TaskLine

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
