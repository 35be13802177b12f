"""Order the steps in history using only ids and moments, so that a long history is read at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from organizer_app.storage.journal.record_steps import ids_after_import, ids_around
from organizer_app.storage.journal.steps import some
from organizer_app.storage.journal.withheld_steps import SHOWN_AUTHOR, SHOWN_KIND
from organizer_app.storage.tables import EDIT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import ColumnElement, Connection

    from organizer_app.domain.basics.edits import EditSummary
    from organizer_app.domain.basics.step_details import StepFilter


class StepMoment(NamedTuple):
    """A step and its time, in milliseconds since 1970 UTC."""

    edit_id: str
    at: int


def order_of(
    connection: Connection, wanted: StepFilter, *, after: str = "", limit: int | None = None
) -> list[StepMoment]:
    """Return the steps that a filter keeps, newest first: all, or a limited number after another step."""
    found = select(EDIT.c.id, EDIT.c.wall_ms).where(*_conditions(connection, wanted))
    if after:
        last = EDIT.alias("last_step")
        at = select(last.c.lamport).where(last.c.id == after).scalar_subquery()
        found = found.where((EDIT.c.lamport < at) | ((EDIT.c.lamport == at) & (EDIT.c.id < after)))
    found = found.order_by(EDIT.c.lamport.desc(), EDIT.c.id.desc()).limit(limit)
    return [StepMoment(*row) for row in connection.execute(found)]


def page(connection: Connection, *, after: str, limit: int, wanted: StepFilter) -> tuple[EditSummary, ...]:
    """Return the steps after another one in history, newest first; without one, the newest of all."""
    found = order_of(connection, wanted, after=after, limit=limit)
    return some(connection, [step.edit_id for step in found])


def _conditions(connection: Connection, wanted: StepFilter) -> Iterator[ColumnElement[bool]]:
    if wanted.kinds:
        yield SHOWN_KIND.in_(sorted(kind.value for kind in wanted.kinds))
    if wanted.authors:
        yield SHOWN_AUTHOR.in_(sorted(wanted.authors))
    if wanted.since is not None:
        yield EDIT.c.wall_ms >= round(wanted.since.timestamp() * 1000)
    if wanted.until is not None:
        yield EDIT.c.wall_ms < round(wanted.until.timestamp() * 1000)
    if wanted.records:
        yield EDIT.c.id.in_(ids_around(wanted.records))
    if wanted.brought_by:
        yield EDIT.c.id.in_(ids_after_import(connection, wanted.brought_by))
