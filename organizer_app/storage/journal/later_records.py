"""Count what steps wrote after a moment of the journal: what going back to that moment would undo."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import func, select

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.basics.edits import LOCAL
from organizer_app.storage.journal.journal import births
from organizer_app.storage.tables import CHANGE, EDIT

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sqlalchemy import ColumnElement, Connection

_LOCAL = tuple(kind.value for kind in LOCAL)


class LaterSteps(NamedTuple):
    """The number of all changes after a moment, and who made them."""

    changes: int
    authors: frozenset[str]


def later_steps(connection: Connection, lamport: int) -> LaterSteps:
    """Return what was entered after a number of the journal, also by merges of older steps."""
    wanted = (
        select(EDIT.c.author, func.sum(EDIT.c.changes))
        .where(_is_later(lamport), EDIT.c.kind.not_in(_LOCAL))
        .group_by(EDIT.c.author)
    )
    found = connection.execute(wanted).all()
    return LaterSteps(sum(changes for _author, changes in found), frozenset(author for author, _ in found))


def later_records(connection: Connection, lamport: int, nouns: Collection[Noun]) -> Mapping[Noun, int]:
    """Return how many records of some kinds were made or changed after a number of the journal.

    The steps of one laptop arrive in their order, so all that come after its first later one are later too.
    """
    firsts = (
        select(EDIT.c.origin, func.min(EDIT.c.first_sequence))
        .where(_is_later(lamport), EDIT.c.first_sequence > 0)
        .group_by(EDIT.c.origin)
    )
    known = [(origin, first) for origin, first in connection.execute(firsts)]
    ids: dict[Noun, set[str]] = {noun: set() for noun in nouns}
    if not known:
        return dict.fromkeys(nouns, 0)
    later = " OR ".join(f"(born_origin = {origin} AND born_sequence >= {first})" for origin, first in known)
    for noun, record_id, _origin, _sequence in births(connection, later):
        if noun in ids:
            ids[noun].add(record_id)
    codes = [noun.value for noun in nouns]
    for origin, first in known:
        changed = select(CHANGE.c.noun, CHANGE.c.record_id).where(
            CHANGE.c.origin == origin, CHANGE.c.sequence >= first, CHANGE.c.noun.in_(codes)
        )
        for code, record_id in connection.execute(changed):
            ids[Noun(code)].add(record_id)
    return {noun: len(written) for noun, written in ids.items()}


def _is_later(lamport: int) -> ColumnElement[bool]:
    """Return the condition of steps after a number, or brought by a merge after it."""
    merges = select(EDIT.c.id).where(EDIT.c.lamport > lamport, EDIT.c.kind.in_(_LOCAL))
    return (EDIT.c.lamport > lamport) | EDIT.c.brought_by.in_(merges)
