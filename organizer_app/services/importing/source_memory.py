"""Keeps what each source said, row by row, so that its next file is compared with that."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import date, time
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

from organizer_app.domain.importing.file_endings import list_key
from organizer_app.domain.importing.incoming import IncomingAction, actions_from_columns
from organizer_app.domain.importing.known_lists import KnownLists
from organizer_app.domain.model.import_sources import ImportedRows, ImportSource
from organizer_app.services.importing.remembered_rows import RememberedRow
from organizer_app.services.importing.row_values import with_earlier

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from organizer_app.domain.importing.row_matching import RowFacts
    from organizer_app.storage.reader import Reader

# Rows of one record: small enough to travel between laptops, and few records for tens of thousands of rows.
_ROWS_A_RECORD: Final = 500
_NOT_SAID: Final = frozenset({"row", "content", "has_share_key"})
_SAID: Final = tuple(name for name in IncomingAction._fields if name not in _NOT_SAID)
_DEFAULTS: Final = IncomingAction._field_defaults
_said_by = attrgetter(*_SAID)
_DAYS: Final = frozenset({"day", "ends_day"})
_CLOCKS: Final = frozenset({"starts", "ends"})
_GROUPS: Final = "groups"


class SourceMemory:
    """The sources of a plan and the rows they said; a later import of a row replaces an earlier one.

    Attributes:
        sources: by id, oldest first.
        source_of: the source of each action that came from one.
        lists: finds the source that a file comes from.
    """

    def __init__(self, reader: Reader) -> None:
        self.sources = {source.id: source for source in reader.all(ImportSource)}
        self._rows: dict[str, dict[str, RememberedRow]] = {source_id: {} for source_id in self.sources}
        self._facts: dict[str, list[RowFacts]] = {}
        self._records: dict[str, list[str]] = {}
        self.source_of: dict[str, str] = {}
        self.lists = KnownLists()
        for source in self.sources.values():
            self.lists.name(source.id, source.file_name, source.headings)
        for record in reader.all(ImportedRows):
            if not record.import_source_id:
                # Return forms: they say nothing of a list.
                continue
            self.remember(record.import_source_id, unpacked_rows(record.rows))
            self.note_record(record)

    def remember(self, source_id: str, rows: Iterable[RememberedRow]) -> None:
        """Take what a source said; its rows replace what it said of the same actions before."""
        known = self._rows.setdefault(source_id, {})
        added = list(rows)
        for row in added:
            before = known.get(row.action_id)
            whole = with_earlier(before) if before is not None else row
            is_narrower = not whole.covered <= row.covered
            known[row.action_id] = row._replace(earlier=whole) if is_narrower else row
            self.source_of[row.action_id] = source_id
        self.lists.add(source_id, map(RememberedRow.facts, added))
        self._facts.pop(source_id, None)

    def note_record(self, record: ImportedRows) -> None:
        """Take a record that is kept of a source."""
        self._records.setdefault(record.import_source_id, []).append(record_digest(record))

    def records_of(self, source_id: str) -> list[str]:
        """Return the digests of all records that are kept of a source."""
        return self._records.get(source_id, [])

    def take_source(self, source: ImportSource) -> None:
        """Take a new source, or one that was changed."""
        self.sources[source.id] = source
        self.lists.name(source.id, source.file_name, source.headings)

    def rows_of(self, source_id: str) -> list[RememberedRow]:
        """Return what a source said last, in the order of its first file."""
        return list(self._rows.get(source_id, {}).values())

    def facts_of(self, source_id: str) -> list[RowFacts]:
        """Return what the rows of a source are compared by, in the order of `rows_of`."""
        if source_id not in self._facts:
            self._facts[source_id] = [row.facts() for row in self.rows_of(source_id)]
        return self._facts[source_id]

    def named(self, name: str) -> ImportSource | None:
        """Return the source of a name in any case, with or without the ending of a file, or None."""
        wanted = list_key(name)
        return next((each for each in self.sources.values() if list_key(each.name) == wanted), None)


def records_of_rows(
    source_id: str, rows: Sequence[RememberedRow], new_id: Callable[[], str]
) -> list[ImportedRows]:
    """Return the records that keep what a source said for the first time.

    Args:
        source_id: the source.
        rows: the rows that are new or said something else before.
        new_id: makes the id of a record.
    """
    return [
        ImportedRows(
            id=new_id(), import_source_id=source_id, rows=_packed(rows[start : start + _ROWS_A_RECORD])
        )
        for start in range(0, len(rows), _ROWS_A_RECORD)
    ]


def record_digest(record: ImportedRows) -> str:
    """Return what stands for the rows that a record keeps."""
    return hashlib.blake2b(f"{record.id} {record.rows}".encode("utf-8", "surrogatepass")).hexdigest()


def chosen_columns(source: ImportSource | None) -> dict[str, str]:
    """Return the fields that a person chose for columns of a source, by heading."""
    pairs = (each.rpartition("=") for each in (source.column_map if source else ()))
    return {heading: field for heading, _equals, field in pairs}


def with_columns(source: ImportSource, column_map: Mapping[str, str]) -> ImportSource:
    """Return a source that remembers the fields of columns."""
    kept = {**chosen_columns(source), **column_map}
    return replace(source, column_map=tuple(f"{heading}={field}" for heading, field in kept.items()))


def _packed(rows: Sequence[RememberedRow]) -> str:
    """Write rows of one file as JSON, without the fields that none of them says."""
    columns = zip(*(_said_by(row.said) for row in rows), strict=True)
    said = {
        name: _plain(name, values)
        for name, values in zip(_SAID, columns, strict=True)
        if values.count(_DEFAULTS[name]) < len(rows)
    }
    lines = zip(
        (row.action_id for row in rows),
        (row.place_id for row in rows),
        (row.content for row in rows),
        *said.values(),
        strict=True,
    )
    body = {
        "headings": rows[0].headings,
        "covered": sorted(rows[0].covered),
        "said": list(said),
        "rows": list(lines),
    }
    return _json(body)


def _plain(name: str, values: Sequence[Any]) -> Sequence[Any]:
    if name in _DAYS or name in _CLOCKS:
        return [value.isoformat() if value is not None else None for value in values]
    return values


def unpacked_rows(text: str) -> Iterator[RememberedRow]:
    """Yield the rows that a record keeps."""
    body = json.loads(text)
    if not body or not body["rows"]:
        return
    headings, covered = tuple(body["headings"]), frozenset(body["covered"])
    ids, places, contents, *columns = zip(*body["rows"], strict=True)
    said = {name: _domain(name, values) for name, values in zip(body["said"], columns, strict=True)}
    actions = actions_from_columns({"row": [0] * len(ids), **said})
    for action_id, place_id, content, action in zip(ids, places, contents, actions, strict=True):
        yield RememberedRow(action_id, place_id, content, action, covered, headings)


def _domain(name: str, values: Sequence[Any]) -> Sequence[Any]:
    if name == _GROUPS:
        return list(map(tuple, values))
    if name in _DAYS or name in _CLOCKS:
        read = date.fromisoformat if name in _DAYS else time.fromisoformat
        known = {text: read(text) for text in set(values) if text is not None}
        return [known.get(text) for text in values]
    return values


# Share one encoder: `json.dumps` would build a new one for every record.
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
