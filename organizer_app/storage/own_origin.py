"""Decides as which laptop a plan file writes: a copy, or an older copy in its place, as one of its own.

Two files that wrote as one laptop would give different changes the same number, and could never be merged.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final, NamedTuple

from sqlalchemy import func, insert, select

from organizer_app.domain.merging.exchange_watch import WentOn
from organizer_app.storage.file_identity import FILE_PRINT, is_same_print
from organizer_app.storage.plan_facts import fact_of, keep_fact
from organizer_app.storage.statements import EVERY, plain_rows, select_text
from organizer_app.storage.tables import ORIGIN

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection

# The fact that holds the keys of this laptop, and as whom it wrote when they were made.
LAPTOP_KEYS: Final = "laptop_keys"
# The fact that lists the laptops that this one was before, under the same keys; a copy has an empty list.
_FORMER: Final = "former_laptops"


class OwnFile(NamedTuple):
    """What is known of a plan file outside of it.

    Attributes:
        file_print: tells it from its copies; empty where that is not known.
        written: returns the highest number that this computer has given to a change of a laptop, 0 for none,
            and whether it did so in a plan file of this place.
    """

    file_print: str
    written: Callable[[str], tuple[int, bool]]


class OwnPlace(NamedTuple):
    """As whom a plan file writes: its id, its number in this database, and that of its newest change."""

    origin: str
    number: int
    sequence: int


def own_origin_of(connection: Connection, file: OwnFile, new_id: Callable[[], str]) -> int:
    """Return the number of the laptop that a plan file writes as.

    A copy becomes a laptop of its own, with keys of its own. An older copy that lies in the plan's place goes
    on with the keys: it is the same computer, and nobody there writes as the former one any more. Without
    such keys nothing proves that to others: it is a copy to them.

    Args:
        connection: a writing transaction.
        file: what is known outside of the plan.
        new_id: makes the id of a new laptop.
    """
    known = fact_of(connection, FILE_PRINT)
    if not is_same_print(known, file.file_print):
        keep_fact(connection, FILE_PRINT, file.file_print)
        return new_origin(connection, new_id())
    if file.file_print not in {"", known}:
        keep_fact(connection, FILE_PRINT, file.file_print)
    own = own_place(connection)
    highest, is_in_place = file.written(own.origin)
    if highest <= own.sequence:
        return own.number
    kept = json.loads(fact_of(connection, LAPTOP_KEYS) or "{}")
    former = [*former_laptops(connection), own.origin]
    number = new_origin(connection, replica := new_id())
    if is_in_place and kept.get("origin") == own.origin:
        keep_fact(connection, LAPTOP_KEYS, json.dumps({**kept, "origin": replica}))
        keep_fact(connection, _FORMER, json.dumps(former))
    return number


def went_on(connection: Connection) -> WentOn | None:
    """Return how the file became that of another laptop than it was before; None if it never did."""
    if not fact_of(connection, _FORMER):
        return None
    return WentOn.IN_PLACE if former_laptops(connection) else WentOn.AS_COPY


def former_laptops(connection: Connection) -> tuple[str, ...]:
    """Return the ids of the laptops that this one was before, under the same keys."""
    return tuple(json.loads(fact_of(connection, _FORMER) or "[]"))


def own_place(connection: Connection) -> OwnPlace:
    """Return as whom this laptop writes, and up to which number it has."""
    # Plain texts, because every edit waits for this and compiling takes longer than running.
    origin = fact_of(connection, "origin")
    wanted = select_text(ORIGIN, ("number", "sequence"), (EVERY, ("id",), 1), connection.dialect)
    ((number, sequence),) = plain_rows(connection, wanted, (origin,))
    return OwnPlace(origin, int(number), int(sequence))


def new_origin(connection: Connection, replica: str) -> int:
    """Let the plan write as a new laptop from now on; return its number."""
    number = int(connection.execute(select(func.max(ORIGIN.c.number))).scalar_one()) + 1
    connection.execute(insert(ORIGIN).values(id=replica, number=number, name="", sequence=0, lamport=0))
    keep_fact(connection, "origin", replica)
    # Of another laptop than this one, unless the caller says that it is the same.
    keep_fact(connection, _FORMER, json.dumps([]))
    return number
