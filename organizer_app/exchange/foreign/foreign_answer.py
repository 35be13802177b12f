"""Write what a child has read as JSON, and check every part of it before the program takes it over."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from enum import Enum
from itertools import chain
from typing import Any, Final

from organizer_app.domain.importing import import_problems
from organizer_app.domain.importing.foreign_files import ForeignFile, ForeignKind, ForeignTable
from organizer_app.domain.importing.import_problems import ImportProblem, UnsafeFile
from organizer_app.domain.importing.incoming import RowWarning, RowWarningCode
from organizer_app.domain.importing.incoming_people import (
    IncomingPerson,
    IncomingPoint,
    RefusedCard,
    TableSubject,
)
from organizer_app.domain.model.people import ContactKind

_TEXTS: Final = ("other_names", "languages")
_MOST_TABLES: Final = 500
_MOST_PEOPLE: Final = 200_000


def packed(file: ForeignFile) -> bytes:
    """Return a file as JSON."""
    tables = [
        {
            "rows": table.rows,
            "lines": table.lines,
            "blank": table.blank,
            "blank_at_end": table.blank_at_end,
            "header": table.header,
            "name": table.name,
            "is_hidden": table.is_hidden,
            "source": table.source,
            "subject": table.subject.value if table.subject else None,
            "warnings": [[doubt.row, doubt.code.value, doubt.detail] for doubt in table.warnings],
            "is_of_today": table.is_of_today,
        }
        for table in file.tables
    ]
    people = [
        {"spot": each.spot, "reason": each.reason} if isinstance(each, RefusedCard) else _person(each)
        for each in file.people
    ]
    return _json({"kind": file.kind.value, "tables": tables, "people": people})


def packed_problem(problem: ImportProblem) -> bytes:
    """Return why a file cannot be read, as JSON."""
    given = {each.name: getattr(problem, each.name) for each in fields(problem)}
    return _json({"problem": type(problem).__name__, "fields": given})


def unpacked(data: bytes) -> ForeignFile:
    """Return the file that a child has read.

    Raises:
        ImportProblem: the child found the file to be unreadable.
        UnsafeFile: the answer has not the shape that `packed` gives it.
    """
    try:
        answer = json.loads(data)
        if "problem" in answer:
            raise _problem(answer["problem"], answer["fields"])
        tables, people = answer["tables"], answer["people"]
        if len(tables) > _MOST_TABLES or len(people) > _MOST_PEOPLE:
            raise UnsafeFile
        return ForeignFile(
            ForeignKind(answer["kind"]),
            tuple(_table(table) for table in tables),
            tuple(_person_of(person) for person in people),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as odd:
        raise UnsafeFile from odd


def _json(value: object) -> bytes:
    # A lone half of a letter pair has no place in UTF-8.
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_plain)
    return text.encode("utf-8", "replace")


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    raise TypeError


def _person(person: IncomingPerson) -> dict[str, Any]:
    return {**asdict(person), "points": [list(point) for point in map(_point, person.points)]}


def _point(point: IncomingPoint) -> tuple[str, str, str]:
    return point.kind.value, point.value, point.label


def _problem(name: str, given: dict[str, Any]) -> ImportProblem:
    kind = getattr(import_problems, name, None)
    if not (isinstance(kind, type) and issubclass(kind, ImportProblem)):
        return UnsafeFile()
    values: dict[str, Any] = {
        key: tuple(map(str, value)) if isinstance(value, list) else value for key, value in given.items()
    }
    if "kind" in values:
        values["kind"] = import_problems.FileKind(values["kind"])
    return kind(**values)


def _table(given: dict[str, Any]) -> ForeignTable:
    rows, lines, blank = given["rows"], given["lines"], given["blank"]
    # Without a loop of our own: a large file has hundreds of thousands of cells.
    texts = set(map(type, rows)) <= {list} and set(map(type, chain.from_iterable(rows))) <= {str}
    numbers = all(type(line) is int for line in (*lines, *blank, given["blank_at_end"]))
    header, subject = given["header"], given["subject"]
    is_header_there = header is None or (type(header) is int and 0 <= header < len(rows))
    if not (rows and texts and numbers and len(rows) == len(lines) and is_header_there):
        raise UnsafeFile
    return ForeignTable(
        rows,
        lines,
        blank,
        given["blank_at_end"],
        header,
        str(given["name"]),
        bool(given["is_hidden"]),
        str(given["source"]),
        None if subject is None else TableSubject(subject),
        tuple(
            RowWarning(int(row), RowWarningCode(code), str(detail)) for row, code, detail in given["warnings"]
        ),
        bool(given["is_of_today"]),
    )


def _person_of(given: dict[str, Any]) -> IncomingPerson | RefusedCard:
    if "reason" in given:
        return RefusedCard(int(given["spot"]), str(given["reason"]))
    values: dict[str, Any] = {name: str(value) for name, value in given.items()}
    values["spot"] = int(given["spot"])
    values["points"] = tuple(
        IncomingPoint(ContactKind(kind), str(value), str(label)) for kind, value, label in given["points"]
    )
    values |= {name: tuple(map(str, given[name])) for name in _TEXTS}
    return IncomingPerson(**values)
