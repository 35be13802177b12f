"""Read the plan for one audience: the one way by which records reach anything that leaves the plan.

Which fields an audience may see is declared at the fields themselves. Every record that is read here has lost
all others before a writer gets it, so no writer can forget to ask.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from organizer_app.domain.basics.audiences import Audience, audiences_of
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.people import ContactPoint
from organizer_app.domain.model.redaction import shown, shown_point
from organizer_app.domain.sharing.sharing_rules import key_from_elsewhere
from organizer_app.storage.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from organizer_app.domain.basics.records import Record, RecordType


class AudienceReader(Reader):
    """A reader whose records hold nothing that its audience may not see.

    Links, bookkeeping and the fields that the rules of sharing decide by stay (`redaction.py` names them). A
    way to reach a person that is not for the audience is not there at all.

    Args:
        reader: an open read or edit.
        audience: whom everything that is read here is for.
    """

    def __init__(self, reader: Reader, audience: Audience) -> None:
        super().__init__(reader.connection, reader.rules)
        self._reader = reader
        self.audience = audience

    def all(self, record_type: type[RecordType], **equals: str | int | bool) -> tuple[RecordType, ...]:
        """Return what the audience may see of the visible records, oldest first."""
        return self._reduced(self._reader.all(record_type, **equals))

    def among(
        self, record_type: type[RecordType], column: str, values: Iterable[str]
    ) -> tuple[RecordType, ...]:
        """Return what the audience may see of the visible records whose column holds one of many values."""
        return self._reduced(self._reader.among(record_type, column, values))

    def rows_by_id(self, record_type: type[RecordType], ids: Iterable[str]) -> dict[str, RecordType]:
        """Return what the audience may see of records by id, hidden or not."""
        found = self._reader.rows_by_id(record_type, ids)
        return {record.id: record for record in self._reduced(found.values())}

    def columns(
        self, record_type: type[RecordType], names: tuple[str, ...], **equals: str | int | bool
    ) -> Sequence[Any]:
        """Return columns that the audience may see; raise `ValueError` when one is above it."""
        declared = audiences_of(record_type)  # type: ignore[arg-type]  # types can be hashed
        if any(declared.get(name, Audience.SECRET) > self.audience for name in names):
            raise ValueError(names)
        return self._reader.columns(record_type, names, **equals)

    def _reduced(self, records: Iterable[RecordType]) -> tuple[RecordType, ...]:
        found = (self._reduce(record) for record in records)
        return tuple(record for record in found if record is not None)  # type: ignore[misc]  # of the type given

    def _reduce(self, record: Record) -> Record | None:
        if isinstance(record, ContactPoint):
            return shown_point(record, self.audience)
        told = shown(record, self.audience)
        if isinstance(record, CityAction) and record.external_id:
            key = key_from_elsewhere(record.external_id)
            return replace(told, external_id=f"id:{key}" if key else told.external_id)
        return told
