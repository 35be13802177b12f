"""Define the fields that all tracked records share."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, TypeVar

from organizer_app.domain.basics.audiences import Internal


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The columns of every tracked table.

    Attributes:
        id: UUIDv7 text, created by the client that created the record.
        version: increases by one with every write; 0 was never stored.
        created_at: time of the first write, UTC.
        updated_at: time of the last write, UTC.
        source_system: source of an imported record, such as ``csv``.
        external_id: its key there; with ``source_system`` it makes imports idempotent.
        hidden: a tombstone: views no longer show the record; history and merging keep it.
    """

    id: Internal[str]
    version: Internal[int] = 0
    created_at: Internal[datetime | None] = None
    updated_at: Internal[datetime | None] = None
    source_system: Internal[str] = ""
    external_id: Internal[str] = ""
    hidden: Internal[bool] = False


# Storage writes these on every write; they are not in the journal and never edited by hand.
BOOKKEEPING = frozenset({"id", "version", "created_at", "updated_at"})

RecordType = TypeVar("RecordType", bound=Record)


def copied(record: RecordType, new_id: str, **changes: Any) -> RecordType:  # noqa: ANN401  # the fields' own types
    """Return another record with the values of one: it was never stored, and came from no other program."""
    return replace(
        record,
        **changes,
        id=new_id,
        version=0,
        created_at=None,
        updated_at=None,
        source_system="",
        external_id="",
    )
