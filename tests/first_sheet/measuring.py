"""Measures how many cells of a list come into their field without a click, and how many wrong in silence."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.basics.problems import Problem
from organizer_app.domain.importing.incoming_people import IncomingPerson, TableSubject
from organizer_app.exchange.reading.incoming_actions import DEFAULT_OPTIONS
from organizer_app.exchange.reading.people_table import read_people
from organizer_app.services.importing.incoming_files import (
    IncomingFile,
    likely_subject,
    opened_files,
    people_of,
    read_action_tables,
    table_of_people,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from organizer_app.domain.importing.incoming import IncomingAction, IncomingTable
    from tests.first_sheet.shapes import Sample

_COLUMN_OF: Final = {
    "day": ("date", "start"),
    "starts": ("start", "date", "time"),
    "ends": ("end", "time", "start", "end_date"),
    "postal_code": ("zip",),
    "lead_name": ("lead",),
    "backup_name": ("backup",),
}


class Measured(NamedTuple):
    """How the cells of a list were read.

    Attributes:
        cells: how many with a meaning it has.
        right: how many are in their field, with their value.
        left: how many are only in the notes.
        doubted: how many have another value, and a doubt.
        wrong: how many have another value, and none.
        told: what became of the wrong ones, for the person who reads the table.
    """

    cells: int
    right: int
    left: int
    doubted: int
    wrong: int
    told: tuple[str, ...] = ()


def measured(sample: Sample) -> Measured:
    """Return how a list is read without a click."""
    cells = sum(map(len, sample.truths))
    try:
        files = opened_files([IncomingFile(sample.name, sample.data)])
        subject = likely_subject(files[0])
        if sample.are_people:
            return (
                _people(sample, files[0], cells) if subject is TableSubject.PEOPLE else _none(cells, subject)
            )
        if subject is not TableSubject.ACTIONS:
            return _none(cells, subject)
        tables = read_action_tables(files, DEFAULT_OPTIONS)
    except Problem as refused:
        return Measured(cells, 0, cells, 0, 0, (type(refused).__name__,))
    rows = [(table, row) for table in tables for row in table.rows]
    if len(rows) != len(sample.truths):
        return Measured(cells, 0, 0, 0, cells, (f"{len(rows)} rows instead of {len(sample.truths)}",))
    return _counted(_verdict(*pair, wanted) for pair, wanted in zip(rows, sample.truths, strict=True))


def _none(cells: int, subject: TableSubject) -> Measured:
    return Measured(cells, 0, 0, 0, cells, (f"taken for {subject.value}",))


def _people(sample: Sample, file: IncomingFile, cells: int) -> Measured:
    found = people_of(file) or tuple(read_people(table_of_people(file)))
    people = [each for each in found if isinstance(each, IncomingPerson)]
    if len(people) != len(sample.truths):
        return Measured(cells, 0, 0, 0, cells, (f"{len(people)} people instead of {len(sample.truths)}",))
    return _counted(
        _compared(_said(person), wanted, frozenset())
        for person, wanted in zip(people, sample.truths, strict=True)
    )


def _said(person: IncomingPerson) -> dict[str, object]:
    return {
        "name": person.name,
        **{point.kind.value: point.value for point in person.points},
        "": person.notes,
    }


def _verdict(
    table: IncomingTable, row: IncomingAction, wanted: Mapping[str, object]
) -> Sequence[tuple[str, str]]:
    """Return what became of each cell of a row."""
    headings = {column.field: column.heading for column in table.columns if column.field}
    doubts = {warning.detail for warning in table.warnings if warning.row == row.row}
    guessed = {column.field for column in table.columns if getattr(column, "is_guess", False)}
    doubted = frozenset(
        name
        for name in wanted
        for field in _COLUMN_OF.get(name, (name,))
        if headings.get(field) in doubts or field in guessed or str(wanted[name]) in doubts
    )
    return _compared({**row._asdict(), "": row.notes}, wanted, doubted)


def _compared(
    said: Mapping[str, object], wanted: Mapping[str, object], doubted: frozenset[str]
) -> Sequence[tuple[str, str]]:
    found = []
    for name, value in wanted.items():
        got = said.get(name)
        if _plain(got) == _plain(value):
            found.append(("right", ""))
        elif got in (None, ""):
            found.append(("left", f"{name} left"))
        else:
            found.append(("doubted" if name in doubted else "wrong", f"{name}: {got!r} for {value!r}"))
    return found


def _plain(value: object) -> object:
    return "".join(filter(str.isalnum, value.casefold())) if isinstance(value, str) else value


def _counted(rows: Iterable[Sequence[tuple[str, str]]]) -> Measured:
    verdicts = [each for row in rows for each in row]
    counts = Counter(kind for kind, _told in verdicts)
    told = dict.fromkeys(text for kind, text in verdicts if kind != "right")
    return Measured(
        len(verdicts), *(counts[kind] for kind in ("right", "left", "doubted", "wrong")), tuple(told)
    )
