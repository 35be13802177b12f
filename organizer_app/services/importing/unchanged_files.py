"""Knows a file that comes again byte for byte, and says without reading it what reading it would say.

Each import that reads a list keeps beside its rows what decided the reading. Where the same bytes come again
under the same options, and the plan still holds all that the verdicts depend on, every row is unchanged. In
any doubt there is no answer, and the file is read.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from organizer_app import __version__
from organizer_app.domain.basics.grouping import grouped_pairs
from organizer_app.domain.basics.name_folding import fold_name
from organizer_app.domain.importing.file_endings import list_key
from organizer_app.domain.importing.import_reports import ImportReport
from organizer_app.domain.importing.incoming import (
    FileReading,
    RowWarning,
    RowWarningCode,
    SkippedRow,
    SkipReason,
)
from organizer_app.domain.importing.known_lists import layout_of
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.import_sources import ImportedRows, ImportSource
from organizer_app.domain.places.places import Place
from organizer_app.services.importing.gone_rows import gone_rows
from organizer_app.services.importing.import_mobilizations import RowMobilizations
from organizer_app.services.importing.incoming_files import (
    IncomingFile,
    day_of,
    digest_of,
    named_in_text,
    on_day,
)
from organizer_app.services.importing.remembered_columns import RememberedColumns
from organizer_app.services.importing.source_memory import (
    chosen_columns,
    record_digest,
    unpacked_rows,
)

if TYPE_CHECKING:
    from organizer_app.services.importing.import_options import ImportOptions
    from organizer_app.services.importing.remembered_rows import RememberedRow
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.reader import Reader

# The part of a kept report that holds all this.
AGAIN: Final = "again"
_FIRST_SHEET: Final = "1"


@dataclass(frozen=True, slots=True)
class ListRead:
    """A list as an import has read it, each of its rows now said by an action of the plan.

    Attributes:
        file_name: name of the file.
        reading: what decided how it was read.
        headings: its headings.
        places: the cities of its rows.
        named: every place of the plan that has other names too.
        gone: actions of rows that the source said before and the file does not say.
        rows: how many rows it has.
        warnings: the doubts about rows that are raised again whenever the file is read.
        columns_kept: headings without a meaning.
        preset: code of the recognized layout.
    """

    file_name: str
    reading: FileReading
    headings: tuple[str, ...]
    places: Collection[Place]
    named: Collection[Place]
    gone: Collection[str]
    rows: int
    warnings: Sequence[RowWarning]
    columns_kept: Sequence[str]
    preset: str

    def note(self, options: ImportOptions, records: Iterable[str]) -> dict[str, Any]:
        """Return what is kept of this for the next time, as plain values for JSON.

        Args:
            options: what the person asked of the import.
            records: the digests of all that is kept of the source, this import included.
        """
        reading = self.reading
        return {
            "file": _file_key(reading.digest, self.file_name, reading.kind, options),
            "plan_year": reading.plan_year,
            "sheet": reading.sheet,
            "day": reading.day,
            "asked": sorted(reading.asked),
            "chosen": _fields(reading.chosen, self.headings),
            "headings": list(self.headings),
            "places": sorted(place.id for place in self.places),
            "places_digest": _digest_of_places(map(_told, self.places), _digest_told(map(_told, self.named))),
            "records": _digest(sorted(records)),
            "gone": sorted(self.gone),
            "rows": self.rows,
            "warnings": [[each.row, each.code.value, each.detail, each.reading] for each in self.warnings],
            "columns_kept": list(self.columns_kept),
            "preset": self.preset,
        }


def is_repeatable(options: ImportOptions) -> bool:
    """Return whether an import of the same file with plain options says the same again."""
    is_plain = not options.left_out and not options.mended and all(each.is_plain for each in options.lists)
    return is_plain and not options.uses_plan_day


def reports_unread(
    workspace: Workspace, files: Sequence[IncomingFile], options: ImportOptions
) -> list[tuple[IncomingFile, ImportReport]] | None:
    """Return each file with its report if all of them only say again what they said last; None in doubt.

    Nothing is read of the files, and nothing is written.

    Raises:
        NothingFound: no mobilization has the name in the options.
    """
    is_plain = is_repeatable(options) and not (options.is_new_source or options.answers)
    if not is_plain or any(not isinstance(file.data, bytes) or file.chosen for file in files):
        return None
    read_now = on_day(files, workspace.clock().date())
    with workspace.read() as reader:
        kept = _KeptLists(reader, options)
        found = [kept.answer(file) for file in read_now]
        answers = [each for each in found if each is not None]
        if len(answers) < len(files):
            return None
    return answers


class _KeptLists:
    """What the plan keeps of its lists, as far as it tells a file that comes again."""

    def __init__(self, reader: Reader, options: ImportOptions) -> None:
        self._reader = reader
        self._options = options
        self._sources = {source.id: source for source in reader.all(ImportSource)}
        self._columns = RememberedColumns(self._sources.values(), options.source)
        # The rows of a list are many, and read only where its last report knows the file.
        self._records: Sequence[ImportedRows] = ()
        self._reports: dict[str, str] = {}
        names = ("id", "import_source_id", "report")
        for _id, source_id, report in sorted(reader.columns(ImportedRows, names)) if self._sources else ():
            self._reports[source_id] = report or self._reports.get(source_id, "")
        self._plan_year = RowMobilizations(reader, options.mobilization).year if self._sources else None

    @cached_property
    def _of_layout(self) -> Mapping[object, list[str]]:
        return grouped_pairs(
            (layout_of(source.file_name, source.headings), source.id) for source in self._sources.values()
        )

    @cached_property
    def _places(self) -> _PlacesTold:
        return _PlacesTold(self._reader.all(Place))

    @cached_property
    def _visible(self) -> frozenset[str]:
        return frozenset(action_id for (action_id,) in self._reader.columns(CityAction, ("id",)))

    def answer(self, given: IncomingFile) -> tuple[IncomingFile, ImportReport] | None:
        """Return a file, and its report if reading it would bring nothing new."""
        data = given.data
        if not isinstance(data, bytes) or not self._sources:
            return None
        file = replace(given, name=named_in_text(given.name))
        kind = file.kind.value if file.kind else ""
        key = _file_key(digest_of(data), file.name, kind, self._options)
        for source_id, written in self._reports.items():
            if key not in written or source_id not in self._sources:
                continue
            report = json.loads(written)
            note = report.get(AGAIN)
            source = self._sources[source_id]
            if note and note["file"] == key and self._is_as_then(file, source, note):
                return self._answered(file, source, report)
        return None

    def _is_as_then(self, file: IncomingFile, source: ImportSource, note: dict[str, Any]) -> bool:
        is_asked_alike = file.sheet.casefold() in {"", _FIRST_SHEET, note["sheet"].casefold()}
        if (
            not is_asked_alike
            or note["day"] not in {"", day_of(file).isoformat()}
            or note["plan_year"] != self._plan_year
        ):
            return False
        if not (self._is_recognized(file, source, note) and self._is_read_alike(file, source, note)):
            return False
        self._records = self._reader.all(ImportedRows, import_source_id=source.id)
        if _digest(sorted(map(record_digest, self._records))) != note["records"]:
            return False
        return self._places.are_as_then(note["places"], note["places_digest"])

    def _is_recognized(self, file: IncomingFile, source: ImportSource, note: dict[str, Any]) -> bool:
        """Return whether the file would be taken for a list, and for no other."""
        wanted = list_key(self._options.source)
        if wanted:
            named = (each.id for each in self._sources.values() if list_key(each.name) == wanted)
            return next(named, "") == source.id
        return self._of_layout.get(layout_of(file.name, note["headings"])) == [source.id]

    def _is_read_alike(self, file: IncomingFile, source: ImportSource, note: dict[str, Any]) -> bool:
        """Return whether columns would get the fields that they had: those of another list may count now."""
        likely = self._columns.likely(file.name)
        if any(each.id != source.id for each in likely):
            return False
        remembered = chosen_columns(source) if likely else {}
        asked = {*self._options.column_map, *remembered}
        chosen = _fields({**remembered, **self._options.column_map}, note["headings"])
        return (sorted(asked), chosen) == (note["asked"], note["chosen"])

    def _answered(
        self, file: IncomingFile, source: ImportSource, report: dict[str, Any]
    ) -> tuple[IncomingFile, ImportReport] | None:
        note = report[AGAIN]
        said: dict[str, RememberedRow] = {}
        for record in self._records:
            said.update((row.action_id, row) for row in unpacked_rows(record.rows))
        gone = set(note["gone"])
        if not said.keys() - gone <= self._visible:
            return None
        unsaid = [row for row in said.values() if row.action_id in gone]
        found = ImportReport(
            unchanged=note["rows"],
            skipped=tuple(SkippedRow(row, SkipReason(code), text) for row, code, text in report["skipped"]),
            warnings=tuple(
                # What was kept before readings were has none.
                RowWarning(row, RowWarningCode(code), said, reading="".join(reading))
                for row, code, said, *reading in note["warnings"]
                # The row is there already: it is not kept as a draft again.
                if RowWarningCode(code) is not RowWarningCode.NO_DATE
            ),
            preset=note["preset"],
            columns_kept=tuple(note["columns_kept"]),
            source=source.name,
            is_known_source=True,
            gone=gone_rows(unsaid, len(said), self._visible),
        )
        return replace(file, sheet=note["sheet"]), found


class _PlacesTold:
    """The cities of a plan, told once for all lists that say them."""

    def __init__(self, places: Sequence[Place]) -> None:
        self._told = {place.id: _told(place) for place in places}
        self._named = _digest_told(self._told[place.id] for place in places if place.other_names)
        alike: defaultdict[object, set[str]] = defaultdict(set)
        for place in places:
            alike[_meant_by(place)].add(place.id)
        self._alike = {place_id: ids for ids in alike.values() for place_id in ids}

    def are_as_then(self, ids: Iterable[str], digest: str) -> bool:
        """Return whether the cities of a list are found as they were, and no other place could be meant."""
        wanted = set(ids)
        own = self._told.keys() & wanted
        is_told_alike = _digest_of_places(map(self._told.__getitem__, own), self._named) == digest
        return is_told_alike and all(self._alike[each] <= wanted for each in own)


def _file_key(digest: str, name: str, kind: str, options: ImportOptions) -> str:
    """Return what stands for a file and for everything that a person says about how to read it."""
    return _digest([__version__, digest, name, kind, options.year, options.default_country])


def _fields(chosen: Mapping[str, str], headings: Iterable[str]) -> dict[str, str]:
    return {heading: chosen[heading] for heading in sorted(set(headings)) if heading in chosen}


def _meant_by(place: Place) -> int | str:
    """Return what two places have in common that the words of a row could both mean."""
    return place.geoname_id or fold_name(place.name)


def _digest_of_places(own: Iterable[str], named: str) -> str:
    """Return what stands for the cities of a list, and, as a digest, for those with other names."""
    return _digest([_digest_told(own), named])


def _digest_told(told: Iterable[str]) -> str:
    text = "\n".join(sorted(set(told)))
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _told(place: Place) -> str:
    """Return everything about a place that decides whether the words of a row mean it."""
    at = (place.latitude, place.longitude)
    named = (place.name, place.admin1, place.country, place.other_names)
    return repr((place.id, place.geoname_id, place.zone, at, named))


def _digest(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
