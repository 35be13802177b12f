"""Count what steps wrote after a moment of the journal: what going back to that moment would undo."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import func, select

from organizer_app.domain.basics.edits import LOCAL
from organizer_app.storage.tables import CHANGE, EDIT, TRACKED

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sqlalchemy import ColumnElement, Connection

    from organizer_app.domain.basics.changes import Noun

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
    ids: dict[Noun, set[str]] = {noun: set() for noun in nouns}
    for origin, first in connection.execute(firsts).all():
        for noun, written in ids.items():
            born = TRACKED[noun].c
            written |= set(
                connection.scalars(
                    select(born.id).where(born.born_origin == origin, born.born_sequence >= first)
                )
            )
            changed = select(CHANGE.c.record_id).where(
                CHANGE.c.origin == origin, CHANGE.c.sequence >= first, CHANGE.c.noun == noun.value
            )
            written |= set(connection.scalars(changed))
    return {noun: len(written) for noun, written in ids.items()}


def _is_later(lamport: int) -> ColumnElement[bool]:
    """Return the condition of steps after a number, or brought by a merge after it."""
    merges = select(EDIT.c.id).where(EDIT.c.lamport > lamport, EDIT.c.kind.in_(_LOCAL))
    return (EDIT.c.lamport > lamport) | EDIT.c.brought_by.in_(merges)
