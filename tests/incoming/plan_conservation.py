"""Find what an import into an empty plan lost: rows without a verdict, and cells nowhere in the plan."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from organizer_app import wiring
from organizer_app.domain.importing.incoming_people import TableSubject
from organizer_app.domain.model.import_sources import ImportedRows
from organizer_app.domain.model.nouns import RECORD_TYPES
from organizer_app.domain.model.people import ContactPoint
from organizer_app.domain.places.countries import country_code
from organizer_app.domain.places.place_names import MatchReason
from organizer_app.exchange.reading.incoming_actions import ReadOptions
from organizer_app.services.importing.contacts.people_files import import_people_files
from organizer_app.services.importing.importing import ImportOptions, import_files
from organizer_app.services.importing.incoming_files import (
    IncomingFile,
    likely_subject,
    people_of,
    read_action_tables,
)
from organizer_app.services.importing.source_memory import unpacked_rows
from organizer_app.storage.rows.action_summaries import parts_of
from tests.incoming.conservation import lost_cells, lost_rows, words
from tests.support.open_plans import empty_plan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from organizer_app.domain.importing.import_reports import ImportReport
    from organizer_app.domain.importing.incoming import IncomingAction, IncomingTable
    from organizer_app.domain.places.places import Place
    from organizer_app.domain.rows.action_summary import ActionParts
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.reader import Reader

_YEAR = 2025


def lost_in_plan(files: list[IncomingFile]) -> list[str]:
    """Return what is lost when the lists of one file are imported into an empty plan, and imported again."""
    with TemporaryDirectory() as folder:
        plan = wiring.open_workspace(empty_plan(Path(folder)))
        plan.backups = None
        try:
            return [each for file in files for each in _lost_of(plan, file)]
        finally:
            plan.close()


def _lost_of(plan: Workspace, file: IncomingFile) -> Iterator[str]:
    subject = likely_subject(file)
    if subject is not TableSubject.ACTIONS:
        yield from _lost_people(plan, file, subject)
        return
    (read,) = read_action_tables([file], ReadOptions(year=_YEAR, with_cells=True))
    if lost_rows(read):
        yield f"{lost_rows(read)} rows were not read"
    first, again = (_imported(plan, file) for _time in range(2))
    filled = read.records - 1 - read.blank_at_end
    for report in (first, again):
        judged = report.created + report.updated + report.unchanged + len(report.skipped)
        if judged != filled:
            yield f"{filled - judged} rows without a verdict"
    if again.created or again.updated:
        yield f"{again.created + again.updated} rows are new again"
    with plan.read() as reader:
        yield from _lost_cells(plan, reader, read, first)


def _imported(plan: Workspace, file: IncomingFile) -> ImportReport:
    (report,) = import_files(plan, files=[file], options=ImportOptions(year=_YEAR, source=file.name))
    return report


def _lost_cells(plan: Workspace, reader: Reader, read: IncomingTable, report: ImportReport) -> Iterator[str]:
    """Yield the cells that neither the action of their row holds, nor a warning names."""
    actions = _actions_of(reader)
    found = {
        parts.action.id: parts
        for parts in parts_of(reader, [each for ids in actions.values() for each in ids])
    }
    contacts: dict[str, list[str]] = defaultdict(list)
    for point in reader.all(ContactPoint):
        contacts[point.person_id].append(point.value)
    held = []
    for row in read.rows:
        ids = actions.get(row.content)
        if not ids:
            yield f"row {row.row} is no action"
            continue
        parts = found[ids.popleft() if len(ids) > 1 else ids[0]]
        as_held = _as_held(row, parts, contacts)
        held.append(as_held._replace(notes=f"{as_held.notes} {_named(plan, row, parts.place)}"))
    for line, heading, cell in lost_cells(replace(read, rows=tuple(held), warnings=report.warnings)):
        yield f"row {line}, {heading}: {cell}"


def _actions_of(reader: Reader) -> dict[str, deque[str]]:
    """Return the actions of the plan by what their rows say in the file, in its order."""
    found: dict[str, deque[str]] = defaultdict(deque)
    for record in reader.all(ImportedRows):
        for row in unpacked_rows(record.rows):
            found[row.content].append(row.action_id)
    return found


def _as_held(row: IncomingAction, parts: ActionParts, contacts: dict[str, list[str]]) -> IncomingAction:
    """Return a row as the plan holds it: its fields where they are stored, all other words in the notes."""
    action, site = parts.action, next(iter(parts.sites), None)
    count, place = next(iter(parts.counts), None), parts.place
    reached = [value for role in parts.roles for value in contacts[role.assignment.person_id]]
    reached += [_typed_alike(value) for value in reached]
    point: Any = site if site is not None and site.latitude is not None else place
    told = (action, place, parts.sites, parts.roles, parts.credits, parts.counts, parts.permits, reached)
    return row._replace(
        **dict.fromkeys(_TEXTS, ""),
        groups=(),
        day=action.day,
        starts=action.starts,
        ends=action.ends,
        ends_day=action.ends_day,
        expected=action.expected,
        count_low=count.low if count else None,
        count_high=count.high if count else None,
        postal_code=site.postal_code if site else "",
        latitude=point.latitude if point else None,
        longitude=point.longitude if point else None,
        lead_phone=" ".join(reached),
        status=action.status.value,
        permit="".join(permit.status.value for permit in parts.permits),
        notes=_words_in(told),
    )


def _named(plan: Workspace, row: IncomingAction, place: Place | None) -> str:
    """Return the words of a row that its place says in another spelling."""
    if place is None:
        return ""
    match = plan.gazetteer.find(city=row.city, state=row.state, country=row.country)
    city = row.city if place.zone and match.why in _SAME_PLACE else ""
    state = row.state if place.admin1 or country_code(row.state) == place.country else ""
    country = row.country if country_code(row.country) == place.country else ""
    return f"{city} {state} {country}"


def _typed_alike(number: str) -> str:
    """Return the parts in which people type a number of North America."""
    digits = number.removeprefix("+1")
    is_one = len(digits) < len(number) and digits.isdigit() and len(digits) == len("2025550100")
    return f"1 {digits} {digits[:3]} {digits[3:6]} {digits[6:]} {digits[3:]}" if is_one else ""


def _words_in(value: object) -> str:
    """Return every text and number in records, with line breaks as they are."""
    if is_dataclass(value):
        value = [getattr(value, each.name) for each in fields(value)]
    if isinstance(value, tuple | list):
        return " ".join(map(_words_in, value))
    return str(value)


_SAME_PLACE = frozenset({MatchReason.EXACT, MatchReason.ALTERNATE, MatchReason.DOMINANT})
"""The place has the name of the cell, in this spelling or another one."""
_TEXTS = ("title", "city", "state", "country", "venue", "address", "lead_name", "lead_email", "backup_name")


def _lost_people(plan: Workspace, file: IncomingFile, subject: TableSubject) -> Iterator[str]:
    """Yield the rows of people or groups without a verdict, and their words that are nowhere in the plan."""
    (report,) = import_people_files(plan, files=[file], subject=subject)
    taken = report.created + report.updated + report.unchanged
    given = len(people_of(file))
    if given and taken + len(report.refused) != given:
        yield f"{given - taken - len(report.refused)} cards without a verdict"
    with plan.read() as reader:
        everything = " ".join(_words_in(each) for kind in RECORD_TYPES.values() for each in reader.all(kind))
    held, digits = words(everything), "".join(filter(str.isdigit, everything))
    told = {row.spot: " ".join(cell for _code, cell in row.doubts) for row in report.rows}
    refused = {card.spot for card in report.refused}
    for table in file.data.tables if not isinstance(file.data, bytes) else ():
        for line, row in zip(table.lines, table.rows, strict=True):
            if line in refused or row is table.rows[0]:
                continue
            for cell in row:
                bare = "".join(filter(str.isdigit, cell))
                if not (words(cell) <= held | words(told.get(line, "")) or (bare and bare in digits)):
                    yield f"row {line}: {cell}"
