"""Reads and writes single facts about a plan file, which belong to no record and no step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select

from organizer_app.storage.tables import META

if TYPE_CHECKING:
    from sqlalchemy import Connection

# The rehearsal that a plan file is: where its clock began, how fast it runs, and its script.
REHEARSAL = "rehearsal"


def fact_of(connection: Connection, key: str) -> str:
    """Return a fact, or an empty text."""
    return str(connection.execute(select(META.c.value).where(META.c.key == key)).scalar() or "")


def keep_fact(connection: Connection, key: str, value: str) -> None:
    """Replace a fact; an empty value removes it."""
    connection.execute(delete(META).where(META.c.key == key))
    if value:
        connection.execute(insert(META).values(key=key, value=value))
