"""Read what happened to city actions since a moment, so that they can be shown as they were."""

from __future__ import annotations

import json
from bisect import bisect_right
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import select

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.basics.grouping import grouped_pairs
from organizer_app.storage.codecs import read_code
from organizer_app.storage.tables import CHANGE, EDIT, TRACKED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import Connection

# Kinds of records, besides the action, that affect its readiness.
READINESS_PARTS = (Noun.SITE, Noun.ASSIGNMENT, Noun.TASK, Noun.PERMIT)
_NOUNS = (Noun.CITY_ACTION, *READINESS_PARTS)


class PastChange(NamedTuple):
    """One change: its time in milliseconds since 1970 UTC, its record, and the replaced values."""

    at: int
    noun: Noun
    record_id: str
    before: Mapping[str, Any]


class Birth(NamedTuple):
    """A created record: its time in milliseconds since 1970 UTC, and the action it belongs to."""

    at: int
    noun: Noun
    record_id: str
    action_id: str


def changes_since(connection: Connection, since: int) -> list[PastChange]:
    """Return the changes made after a moment, newest first."""
    wanted = (
        select(EDIT.c.wall_ms, CHANGE.c.noun, CHANGE.c.record_id, CHANGE.c.before)
        .join(EDIT, EDIT.c.id == CHANGE.c.edit_id)
        .where(EDIT.c.wall_ms > since, CHANGE.c.noun.in_([noun.value for noun in _NOUNS]))
        .order_by(CHANGE.c.lamport.desc(), CHANGE.c.sequence.desc())
    )
    return [
        PastChange(at, read_code(Noun, noun), record_id, json.loads(before))
        for at, noun, record_id, before in connection.execute(wanted)
    ]


def births_since(connection: Connection, since: int) -> list[Birth]:
    """Return the records created after a moment."""
    steps = (
        select(EDIT.c.origin, EDIT.c.first_sequence, EDIT.c.inserts, EDIT.c.wall_ms)
        .where(EDIT.c.wall_ms > since, EDIT.c.inserts > 0)
        .order_by(EDIT.c.first_sequence)
    )
    by_origin = grouped_pairs(
        (origin, (first, first + inserts, at)) for origin, first, inserts, at in connection.execute(steps)
    )
    return [
        birth
        for origin, spans in by_origin.items()
        for noun in _NOUNS
        for birth in _births(connection, noun, origin, spans)
    ]


def _births(
    connection: Connection, noun: Noun, origin: int, spans: list[tuple[int, int, int]]
) -> Iterator[Birth]:
    # Scan the table once for all steps: such rare queries get no index.
    table = TRACKED[noun]
    owner = table.c.id if noun is Noun.CITY_ACTION else table.c.city_action_id
    wanted = select(table.c.id, owner, table.c.born_sequence).where(
        table.c.born_origin == origin, table.c.born_sequence >= spans[0][0]
    )
    firsts = [first for first, _end, _at in spans]
    for record_id, action_id, sequence in connection.execute(wanted):
        _first, end, at = spans[bisect_right(firsts, sequence) - 1]
        if sequence < end:
            yield Birth(at, noun, record_id, action_id or "")
