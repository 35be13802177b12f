"""Finds the list that a file comes from, and keeps what the file says for the next time."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from organizer_app.domain.importing.file_endings import list_name
from organizer_app.domain.model.import_sources import ImportSource
from organizer_app.services.importing.remembered_rows import RememberedRow
from organizer_app.services.importing.source_memory import (
    SourceMemory,
    chosen_columns,
    records_of_rows,
    with_columns,
)
from organizer_app.services.importing.unchanged_files import AGAIN, ListRead

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from organizer_app.domain.importing.import_reports import ImportReport
    from organizer_app.domain.importing.incoming import ColumnRead, IncomingAction, IncomingTable
    from organizer_app.domain.importing.row_matching import RowFacts
    from organizer_app.services.importing.import_options import ImportOptions
    from organizer_app.storage.editor import Editor

_UNNAMED = "list"


class FileSource:
    """The source of one file.

    Attributes:
        name: what the list is called.
        file_name: name of the file, without its folder.
        is_known: whether it was imported before.
        is_remapped: whether a person has now chosen other fields for its columns.
        headings: the headings of the file.
        covered: the fields that its columns can fill.
        rows: what the list said before.
        facts: what these rows are compared by.
        gone: the rows of these that the file does not say any more.
    """

    def __init__(
        self, memory: SourceMemory, options: ImportOptions, file_name: str, table: IncomingTable
    ) -> None:
        self._memory = memory
        self._options = options
        self.file_name = PurePath(file_name).name
        self.headings = tuple(column.heading for column in table.columns)
        self.covered = frozenset(column.field for column in table.columns if column.field)
        self._source: ImportSource | None = None
        self._asked: Sequence[RowFacts] = ()
        self.name = list_name(options.source)
        self.rows: Sequence[RememberedRow] = ()
        self.facts: Sequence[RowFacts] = ()
        self.gone: Sequence[RememberedRow] = ()
        self._chosen = dict(options.column_map)
        self.is_known = False
        self.is_remapped = False

    def recognize(self, rows: Sequence[RowFacts]) -> None:
        """Find the list: by the name that a person gave, or else by what its rows say."""
        memory, self._asked = self._memory, rows
        if self.name:
            self._source = memory.named(self.name)
        elif not self._options.is_new_source:
            likely = memory.lists.likely(rows, self.file_name, self.headings)
            self._source = memory.sources.get(likely)
        self.is_known = self._source is not None
        if self._source is not None:
            self.name = self._source.name
            self.rows = memory.rows_of(self._source.id)
            self.facts = memory.facts_of(self._source.id)
            self.is_remapped = not self._options.column_map.items() <= chosen_columns(self._source).items()
        elif not self.name:
            self.name = self._free_name()

    def keep_headings(self, columns: Iterable[ColumnRead]) -> None:
        """Keep what the headings mean that a person pointed out: by them their row is found next time."""
        self._chosen = {each.heading: each.field for each in columns if each.field} | self._chosen

    def _free_name(self) -> str:
        stem = PurePath(self.file_name).stem or _UNNAMED
        name, number = stem, 1
        while self._memory.named(name) is not None:
            number += 1
            name = f"{stem} ({number})"
        return name

    def note_gone(self, matched: Iterable[int]) -> None:
        """Note the rows that no row of the file was matched with."""
        found = set(matched)
        self.gone = [row for at, row in enumerate(self.rows) if at not in found]

    def remembered(self, row: IncomingAction, place_id: str, action_id: str) -> RememberedRow:
        """Return a row of the file as it is kept."""
        return RememberedRow(action_id, place_id, row.content, row, self.covered, self.headings)

    def says_otherwise(self, base: RememberedRow, row: IncomingAction) -> bool:
        """Return whether a row is to be kept again: it is read otherwise, or from other columns."""
        as_before = row._replace(row=base.said.row, content=base.said.content, has_share_key=False)
        return base.said != as_before or self.covered != base.covered

    def write(
        self,
        editor: Editor,
        new_id: Callable[[], str],
        said: Sequence[RememberedRow],
        report: ImportReport,
        read: ListRead | None,
    ) -> None:
        """Store the rows that are new or say something else, and with them the list as it is now.

        Args:
            editor: the open edit.
            new_id: makes the id of a record.
            said: these rows.
            report: the report of the import.
            read: the whole list, if it may come again unchanged; else None.
        """
        source = self._source
        if not said:
            return
        known = source or ImportSource(id=new_id(), name=self.name)
        wanted = with_columns(replace(known, file_name=self.file_name, headings=self.headings), self._chosen)
        stored = editor.put(wanted) if wanted != source else wanted
        self._source = stored
        self._memory.take_source(stored)
        self._memory.remember(stored.id, said)
        first, *others = records_of_rows(stored.id, said, new_id)
        for record in (first, *others):
            self._memory.note_record(record)
        records = self._memory.records_of(stored.id)
        again = {AGAIN: read.note(self._options, records)} if read and self._is_known_again(read) else {}
        for record in (replace(first, report=_written(report, again)), *others):
            editor.put(record)

    def _is_known_again(self, read: ListRead) -> bool:
        """Return whether a list would be found again as it is: its ids mean its rows, each one action."""
        source, memory = self._source, self._memory
        if source is None or memory.lists.do_ids_disagree(source.id, self._asked):
            return False
        return len(memory.rows_of(source.id)) == read.rows + len(read.gone)


def _written(report: ImportReport, again: Mapping[str, object]) -> str:
    """Write a report as JSON: counts, doubts, lines that were left out, and how to know the file again."""
    body = {
        "counts": {
            name: getattr(report, name)
            for name in ("created", "updated", "unchanged", "conflicts", "possible_duplicates")
        },
        "skipped": [[each.row, each.reason.value, each.detail] for each in report.skipped],
        "warnings": [[each.row, each.code.value, each.detail, each.reading] for each in report.warnings],
        "gone": [each.action_id for each in report.gone],
        **again,
    }
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))
