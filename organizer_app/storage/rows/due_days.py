"""Count in the database what is due on each day: calendars show days, never tens of thousands of tasks."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from sqlalchemy import func, select

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.checklists.due_days import DueDay, DueItem
from organizer_app.domain.model.permits import CLEARED
from organizer_app.storage.rows.endings import can_still_help
from organizer_app.storage.rows.step_facts import is_open
from organizer_app.storage.tables import ACTION_SUMMARY, TRACKED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import ColumnElement, Connection

# Maximum number of step names listed for one day; the rest is one number.
MOST_NAMES: Final = 12


def due_days(connection: Connection) -> list[DueDay]:
    """Return the days with open steps due or permits to file, earliest first."""
    return sorted([*_tasks(connection), *_permits(connection)], key=lambda each: (each.day, each.is_permit))


def due_on(connection: Connection, day: str, most: int) -> list[DueItem]:
    """Return what is due on an ISO day, permits first, then by title and city; at most `most` of each."""
    task, permit, row = TRACKED[Noun.TASK].c, TRACKED[Noun.PERMIT].c, ACTION_SUMMARY.c
    permits = (
        select(permit.authority, row.city, permit.city_action_id)
        .select_from(TRACKED[Noun.PERMIT].join(ACTION_SUMMARY, row.action_id == permit.city_action_id))
        .where(*_open_permits(), permit.due_on == day)
        .order_by(permit.authority, row.city)
        .limit(most)
    )
    tasks = (
        select(task.title, row.city, task.city_action_id)
        .select_from(TRACKED[Noun.TASK].outerjoin(ACTION_SUMMARY, row.action_id == task.city_action_id))
        .where(*_open_tasks(), task.due_on == day)
        .order_by(task.title, row.city)
        .limit(most)
    )
    return [
        DueItem(title or "", city or "", action_id or "", is_permit=is_permit)
        for wanted, is_permit in ((permits, True), (tasks, False))
        for title, city, action_id in connection.execute(wanted)
    ]


def _open_tasks() -> tuple[ColumnElement[bool], ...]:
    due_on = TRACKED[Noun.TASK].c.due_on
    return *is_open(), due_on != "", can_still_help(due_on)


def _open_permits() -> tuple[ColumnElement[bool], ...]:
    permit = TRACKED[Noun.PERMIT].c
    cleared = [status.value for status in CLEARED]
    return (
        permit.hidden.is_(False),
        permit.due_on != "",
        permit.filed_on.is_(None),
        permit.status.not_in(cleared),
        can_still_help(permit.due_on),
    )


def _tasks(connection: Connection) -> Iterator[DueDay]:
    task, row = TRACKED[Noun.TASK].c, ACTION_SUMMARY.c
    wanted = (
        select(task.due_on, func.count(), task.title, func.min(row.city))
        .select_from(TRACKED[Noun.TASK].outerjoin(ACTION_SUMMARY, row.action_id == task.city_action_id))
        .where(*_open_tasks())
        .group_by(task.due_on, task.title)
        .order_by(task.due_on, func.count().desc(), task.title)
    )
    found = (
        DueDay(day, count, title or "", city or "", is_permit=False)
        for day, count, title, city in connection.execute(wanted)
    )
    for _day, of_day in groupby(found, key=lambda each: each.day):
        yield from _with_rest_counted(of_day)


def _with_rest_counted(of_day: Iterable[DueDay]) -> Iterator[DueDay]:
    """Yield the most frequent names of a day, and the number of all others."""
    known = list(of_day)
    yield from known[:MOST_NAMES]
    rest = known[MOST_NAMES:]
    if len(rest) == 1:
        yield rest[0]
    elif rest:
        yield DueDay(rest[0].day, sum(each.number for each in rest), "", rest[0].city, is_permit=False)


def _permits(connection: Connection) -> list[DueDay]:
    permit, row = TRACKED[Noun.PERMIT].c, ACTION_SUMMARY.c
    wanted = (
        select(permit.due_on, func.count(), func.min(permit.authority), func.min(row.city))
        .select_from(TRACKED[Noun.PERMIT].join(ACTION_SUMMARY, row.action_id == permit.city_action_id))
        .where(*_open_permits())
        .group_by(permit.due_on)
    )
    return [
        DueDay(day, count, authority or "", city or "", is_permit=True)
        for day, count, authority, city in connection.execute(wanted)
    ]
