"""Read the whole journal as lines of text: one for each changed field, one for each created record."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from organizer_app.domain.basics.changes import LEGAL_ONLY
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.grouping import grouped_pairs
from organizer_app.storage.journal.withheld_steps import SHOWN_AUTHOR, SHOWN_KIND
from organizer_app.storage.tables import CHANGE, EDIT, TRACKED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

_CREATED = "I"
_LEGAL_ONLY = frozenset(noun.value for noun in LEGAL_ONLY)


def log_lines(connection: Connection) -> Iterator[tuple[str, ...]]:
    """Yield the lines, oldest first.

    Each has the time (UTC), the author, step and kind, the operation (I, U or D), kind and id of the record,
    the field, and its value before and after as JSON. A created record has a line without a field, and so has
    a changed one that only legal support reads: nobody knows who gets the table. A step that changed nothing
    has one without a record.
    """
    log = select(CHANGE).order_by(CHANGE.c.lamport, CHANGE.c.origin, CHANGE.c.sequence)
    changes = grouped_pairs((change.edit_id, change) for change in connection.execute(log))
    born = _born(connection)
    told = select(EDIT, SHOWN_KIND.label("shown"), SHOWN_AUTHOR.label("by"))
    for step in connection.execute(told.order_by(EDIT.c.lamport, EDIT.c.origin)):
        moment = datetime.fromtimestamp(step.wall_ms / 1000, UTC)
        is_outside = step.shown == EditKind.OUTSIDE_STEP.value
        at = moment.date().isoformat() if is_outside else moment.isoformat(timespec="milliseconds")
        head = (at, step.by, step.id, step.shown)
        numbers = range(step.first_sequence, step.first_sequence + step.inserts)
        created = [born[step.origin, number] for number in numbers if (step.origin, number) in born]
        for noun, record_id in created:
            yield (*head, _CREATED, noun, record_id, "", "", "")
        for change in changes[step.id]:
            yield from ((*head, *cells) for cells in _fields(change))
        if not created and not changes[step.id]:
            yield (*head, "", "", "", "", "", "")


def _fields(change: Any) -> Iterator[tuple[str, ...]]:  # noqa: ANN401  # a row of the log
    before, after = json.loads(change.before), json.loads(change.after)
    which = (change.operation, change.noun, change.record_id)
    if change.noun in _LEGAL_ONLY:
        after = {}
    for name in sorted(after):
        yield (*which, name, *(json.dumps(each[name], ensure_ascii=False) for each in (before, after)))
    if not after:
        yield (*which, "", "", "")


def _born(connection: Connection) -> dict[tuple[int, int], tuple[str, str]]:
    """Return noun and id of every record by the origin and number of its insert."""
    return {
        (origin, number): (noun.value, record_id)
        for noun, table in TRACKED.items()
        for record_id, origin, number in connection.execute(
            select(table.c.id, table.c.born_origin, table.c.born_sequence)
        )
    }
