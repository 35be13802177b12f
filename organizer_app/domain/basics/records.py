"""What every tracked record has in common, whatever it describes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from organizer_app.domain.basics.audiences import Internal


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Columns of every tracked table.

    Attributes:
        id: UUIDv7 text, made by the client that created the record.
        version: rises by one with every write; 0 has never been stored.
        created_at: moment of the first write, UTC.
        updated_at: moment of the last write, UTC.
        source_system: where an imported record came from, such as ``csv``.
        external_id: its key there; with ``source_system`` it makes imports idempotent.
        hidden: a tombstone: gone from every view, kept for history and merging.
    """

    id: Internal[str]
    version: Internal[int] = 0
    created_at: Internal[datetime | None] = None
    updated_at: Internal[datetime | None] = None
    source_system: Internal[str] = ""
    external_id: Internal[str] = ""
    hidden: Internal[bool] = False


# Written by storage on every write; never journalled, never edited by hand.
BOOKKEEPING = frozenset({"id", "version", "created_at", "updated_at"})

RecordType = TypeVar("RecordType", bound=Record)
