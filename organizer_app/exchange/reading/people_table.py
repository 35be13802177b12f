"""Read people and partner groups from tables with common headings, and write them as CSV."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Any, Final

from organizer_app.domain.basics.placeholders import known_text
from organizer_app.domain.basics.problems import Problem
from organizer_app.domain.basics.slug_names import readable_name
from organizer_app.domain.importing.incoming_groups import IncomingGroup
from organizer_app.domain.importing.incoming_people import (
    IncomingPerson,
    IncomingPoint,
    RefusedCard,
    TableSubject,
)
from organizer_app.domain.importing.table_layouts import TableLayout
from organizer_app.domain.model.field_specs import FieldKind, Source, imported
from organizer_app.domain.model.people import ContactKind
from organizer_app.domain.model.record_fields import GROUP_FIELDS, PERSON_FIELDS
from organizer_app.exchange.reading.csv_table import headings_of, offered_rows, table_of
from organizer_app.exchange.reading.heading_words import asked_field, is_question
from organizer_app.exchange.reading.incoming_fields import Field
from organizer_app.exchange.reading.table_blocks import first_header
from organizer_app.exchange.text.formula_guard import guarded, unguarded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from organizer_app.domain.importing.foreign_files import ForeignTable
    from organizer_app.domain.model.field_specs import FieldSpec

_NAMES: Final = re.compile(r"[;\n|]|:::")
# Columns that fill no field of the record itself: parts of a name, contact points, a role and its city.
_PERSON_BESIDE: Final[Mapping[str, tuple[str, ...]]] = {
    "first": ("firstname", "first", "givenname"),
    "last": ("lastname", "last", "surname", "familyname"),
    "phone": (
        "phone", "mobile", "cell", "phonenumber", "cellphone", "tel", "telephone", "mobilenumber",
        "preferredphone", "can2phone", "homephone", "phone1value", "phone2value", "phone3value",
    ),
    "email": ("email", "emailaddress", "mail", "preferredemail", "email1value", "email2value", "email3value"),
    "signal": ("signal",),
    "role": ("role", "position", "job"),
    "city": ("city", "town", "location", "place", "homecity", "can2usercity", "address1city"),
    "state": ("state", "province", "stateprovince", "homestate", "can2stateabbreviated", "address1region"),
    "external id": (
        "externalid", "id", "uid", "guestid", "apiid", "nationbuilderid", "vanid", "attendee", "uuid",
    ),
}  # fmt: skip
_GROUP_BESIDE: Final[Mapping[str, tuple[str, ...]]] = {
    "slug": ("slug", "page", "facebook", "handle"),
    "city": ("city", "cities", "town", "location"),
    "role": ("role", "as", "part"),
    "stage": ("stage", "status"),
}
Row = dict[str, str]
# In these, "TBD" and the like mean that nobody knows.
_NAMING: Final = frozenset(
    {"name", "first", "last", "phone", "email", "signal", "city", "group", "network", "credit name"}
)


def _plain(heading: str) -> str:
    return "".join(filter(str.isalnum, heading.casefold()))


def _headings(
    specs: Iterable[FieldSpec], beside: Mapping[str, tuple[str, ...]]
) -> Mapping[str, tuple[str, ...]]:
    """Return the common headings of every column, only letters and digits."""
    declared = {
        spec.column: tuple(map(_plain, (spec.column, *spec.headings))) for spec in specs if spec.column
    }
    return {**declared, **beside}


_PERSON: Final = _headings(PERSON_FIELDS, _PERSON_BESIDE)
_GROUP: Final = _headings(GROUP_FIELDS, _GROUP_BESIDE)
_FROM_CELLS: Final = (Source.CELL, Source.WORDS, Source.MORE, Source.NAMED)
_PERSON_CELLS: Final = imported(PERSON_FIELDS, *_FROM_CELLS)
_GROUP_CELLS: Final = imported(GROUP_FIELDS, *_FROM_CELLS)
_REACHED_BY: Final = ("phone", "email", "signal")
_WRITTEN: Final = tuple(spec.csv for spec in PERSON_FIELDS if spec.csv)
PERSON_HEADINGS: Final = (*_WRITTEN[:1], *_REACHED_BY, "role", "city", *_WRITTEN[1:])
GROUP_HEADINGS: Final = tuple(spec.csv for spec in GROUP_FIELDS if spec.csv)
# Headings that only tables of actions have.
_DATED: Final = frozenset(
    {
        "date",
        "day",
        "when",
        "start",
        "starts",
        "starttime",
        "startdate",
        "time",
        "end",
        "endtime",
        "venue",
        "address",
        "zip",
        "tactic",
        "event",
        "eventtitle",
        "title",
        "timezone",
        "expected",
        "low",
        "high",
        "latitude",
        "longitude",
        "permit",
    }
)
# Beside a first and last name and a way to reach the person, these say where they live.
_LIVED_AT: Final = frozenset({"address", "zip", "latitude", "longitude", "timezone", "title"})
# Beside a whole name in one column, these do; a title there is that of an event.
_WRITTEN_TO: Final = frozenset({"address", "zip"})
_OF_AN_EVENT: Final = frozenset({Field.DATE, Field.START, Field.TIME, Field.VENUE})
_COALITION: Final = frozenset(
    {
        "slug",
        "creditname",
        "inprint",
        "writtenas",
        "shortname",
        "abbreviation",
        "acronym",
        "network",
        "parent",
        "affiliateof",
        "coalition",
        "website",
        "kind",
    }
)
_CALLED: Final = frozenset(
    {
        "group",
        "groupname",
        "organization",
        "organisation",
        "org",
        "partner",
        "slug",
    }
)
_REACHED: Final = frozenset(
    word for code in ("phone", "email", "signal", "role", "pronouns", "languages") for word in _PERSON[code]
)
_NAMED: Final = frozenset(word for code in ("name", "first", "last") for word in _PERSON[code])
_KNOWN: Final = _DATED | _CALLED | _COALITION | {word for words in _PERSON.values() for word in words}


def read_people(records: ForeignTable) -> Iterator[IncomingPerson | RefusedCard]:
    """Return the people in a table, in order; raise `NoRows`."""
    for spot, row in enumerate(_rows(records, _PERSON), 1):
        name = row.get("name") or " ".join(filter(None, (row.get("first"), row.get("last"))))
        if not name:
            yield RefusedCard(spot, "row_without_name")
            continue
        city = ", ".join(filter(None, (row.get("city"), row.get("state"))))
        if city and not row.get("role"):
            # The city of no role is that of the person, which has no field.
            row["notes"] = "\n".join(filter(None, (row.get("notes"), f"city: {city}")))
        yield IncomingPerson(
            spot=spot,
            points=tuple(_points(row)),
            external_id=row.get("external id", ""),
            **{**_cells(row, _PERSON_CELLS), "name": name},
            role=row.get("role", ""),
            city=city,
        )


def read_groups(records: ForeignTable) -> Iterator[IncomingGroup | RefusedCard]:
    """Return the groups in a table, in order; raise `NoRows`."""
    for spot, row in enumerate(_rows(records, _GROUP), 1):
        slug = row.get("slug", "")
        name = row.get("name") or readable_name(slug)
        if not name:
            yield RefusedCard(spot, "row_without_name")
            continue
        cells = _cells(row, _GROUP_CELLS)
        others = (*cells["other_names"], slug)
        cells["other_names"] = tuple(dict.fromkeys(each for each in others if each and each != name))
        yield IncomingGroup(
            spot=spot,
            city=row.get("city", ""),
            role=row.get("role", ""),
            stage=row.get("stage", ""),
            **{**cells, "name": name},
        )


def people_layout(records: ForeignTable, subject: TableSubject, header_row: int = 0) -> TableLayout:
    """Return where the headings of people or groups are, in the line that a person said or else as found.

    No field of theirs is a date, so that there is no order of dates to correct.
    """
    if header_row not in records.lines:
        codes = _codes(_GROUP if subject is TableSubject.GROUPS else _PERSON)
        header = records.header
        if header is None:
            header = first_header(records, lambda cell: _plain(cell) in codes)
        header_row = records.lines[header]
    return TableLayout(header_row, offered_rows(records))


def is_people_heading(cell: str) -> bool:
    """Return whether tables of people or groups have this heading."""
    return _plain(cell) in _KNOWN


def subject_of(records: ForeignTable) -> TableSubject:
    """Guess from the headings what the rows of a table are; the user can override it."""
    if records.subject is not None:
        return records.subject
    try:
        given = headings_of(records, is_heading=is_people_heading)
    except Problem:
        # The import itself reports the fault.
        return TableSubject.ACTIONS
    headings = {_plain(heading) for heading in given}
    if _are_people(headings) and not any(map(_asks_when_or_where, given)):
        return TableSubject.PEOPLE
    is_of_groups = headings & _COALITION and headings & (_CALLED | _NAMED)
    if not headings & _DATED and (is_of_groups or _plain("".join(given[:1])) in _CALLED):
        return TableSubject.GROUPS
    return TableSubject.ACTIONS


def _asks_when_or_where(heading: str) -> bool:
    """Return whether a heading is the question of a form for hosts."""
    return is_question(heading) and asked_field(heading) in _OF_AN_EVENT


def _are_people(headings: set[str]) -> bool:
    """Return whether headings are those of people.

    Mobilize, Luma, Eventbrite, NationBuilder and EveryAction list first and last name, a way to reach the
    person or where they live, and no event.
    """
    is_whole_name = all(headings & set(_PERSON[part]) for part in ("first", "last"))
    if is_whole_name and headings & (_REACHED | _LIVED_AT) and not headings & (_DATED - _LIVED_AT):
        return True
    if headings & (_DATED - _WRITTEN_TO) or (headings & _COALITION and headings & (_CALLED | _NAMED)):
        return False
    # A list of cities with their hosts has a state column too; a list of people has their roles.
    is_of_cities = not headings.isdisjoint(_PERSON["state"]) and headings.isdisjoint(_PERSON["role"])
    return bool(headings & _NAMED and headings & _REACHED) and not is_of_cities


def write_table(headings: Sequence[str], rows: Iterable[Mapping[str, str]]) -> bytes:
    """Write rows under headings as UTF-8 with CRLF line ends, safe to open in a spreadsheet."""
    table = io.StringIO(newline="")
    writer = csv.writer(table)
    writer.writerow(headings)
    writer.writerows([guarded(row.get(heading, "")) for heading in headings] for row in rows)
    return table.getvalue().encode("utf-8-sig")


def _rows(records: ForeignTable, known: Mapping[str, tuple[str, ...]]) -> Iterator[Row]:
    """Yield the cells of each row by what they are; what is none of these becomes a line of its notes."""
    codes = _codes(known)
    table = table_of(
        records, is_heading=lambda cell: _plain(cell) in codes, means=lambda cell: codes.get(_plain(cell))
    )
    columns = [codes.get(_plain(heading), "") for heading in table.headings]
    for line, row in zip(table.lines, table.rows, strict=True):
        found: Row = {}
        more: list[str] = []
        for code, heading, cell in zip(columns, table.headings, row, strict=False):
            text = unguarded(cell) if code not in _NAMING else known_text(unguarded(cell))
            if text and code in _REACHED_BY and found.get(code, text) != text:
                # A second number, as of a phone at home: another way to reach the same person.
                found[code] += f"; {text}"
            elif text and (not code or found.setdefault(code, text) != text):
                more.append(f"{heading}: {text}" if heading else text)
        more += table.extra.get(line, [])
        if more:
            found["notes"] = "\n".join(filter(None, (found.get("notes"), *more)))
        yield found


def _codes(known: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    return {word: code for code, words in known.items() for word in words}


def _points(row: Row) -> Iterator[IncomingPoint]:
    for code, kind in (
        ("phone", ContactKind.PHONE),
        ("email", ContactKind.EMAIL),
        ("signal", ContactKind.SIGNAL),
    ):
        yield from (IncomingPoint(kind, value) for value in _several(row.get(code, "")))


def _cells(row: Row, specs: tuple[FieldSpec, ...]) -> dict[str, Any]:
    """Return the values of the declared columns, by the attribute that takes each."""
    return {spec.taken_from: _cell(row.get(spec.column, ""), spec) for spec in specs}


def _cell(text: str, spec: FieldSpec) -> str | tuple[str, ...]:
    if spec.kind is FieldKind.NAMES:
        return _several(text.replace(",", ";") if spec.has_commas else text)
    return text.casefold() if spec.kind is FieldKind.CHOICE else text


def _several(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(" ".join(part.split()) for part in _NAMES.split(cell) if part.strip()))
