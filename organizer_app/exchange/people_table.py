"""People and partner groups as CSV tables, read and written under headings that any sheet could have."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING, Final

from organizer_app.domain.incoming_groups import IncomingGroup
from organizer_app.domain.incoming_people import IncomingPerson, IncomingPoint, RefusedCard
from organizer_app.domain.people import ContactKind
from organizer_app.domain.slug_names import readable_name
from organizer_app.exchange.csv_table import read_table
from organizer_app.exchange.formula_guard import guarded, unguarded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_NAMES: Final = re.compile(r"[;\n|]")
# What sheets call a column, letters and digits alone; the first words are what is written.
_PERSON: Final[Mapping[str, tuple[str, ...]]] = {
    "name": ("name", "fullname", "person", "contact", "contactname", "lead"),
    "first": ("firstname", "first", "givenname"),
    "last": ("lastname", "last", "surname", "familyname"),
    "phone": ("phone", "mobile", "cell", "phonenumber", "cellphone", "tel", "telephone"),
    "email": ("email", "emailaddress", "mail"),
    "signal": ("signal",),
    "role": ("role", "position", "job"),
    "city": ("city", "town", "location", "place"),
    "group": ("group", "organization", "organisation", "org", "affiliation"),
    "languages": ("languages", "language"),
    "pronouns": ("pronouns",),
    "zone": ("timezone", "zone"),
    "other names": ("othernames", "alias", "aliases", "nickname", "alsocalled"),
    "notes": ("notes", "note", "comments"),
    "external id": ("externalid", "id", "uid"),
}
_GROUP: Final[Mapping[str, tuple[str, ...]]] = {
    "name": ("name", "group", "groupname", "organization", "organisation", "org", "partner"),
    "slug": ("slug", "page", "facebook", "handle"),
    "credit name": ("creditname", "inprint", "writtenas"),
    "short name": ("shortname", "abbreviation", "acronym"),
    "other names": ("othernames", "alias", "aliases", "alsocalled"),
    "network": ("network", "parent", "affiliateof", "coalition"),
    "kind": ("kind", "type"),
    "website": ("website", "url", "web", "site"),
    "city": ("city", "town", "location"),
    "notes": ("notes", "note", "comments"),
}
PERSON_HEADINGS: Final = (
    "name",
    "phone",
    "email",
    "signal",
    "role",
    "city",
    "group",
    "languages",
    "pronouns",
    "other names",
)
GROUP_HEADINGS: Final = ("name", "credit name", "short name", "other names", "network", "kind", "website")
Row = dict[str, str]


def read_people(data: bytes) -> Iterator[IncomingPerson | RefusedCard]:
    """Return the people of a CSV table, in its order.

    Raises:
        NotText, EmptyFile, NoRows, FileTooLarge, TooManyRows, TooManyColumns, FieldTooLong, QuoteNeverClosed:
            the file is refused as a whole.
    """
    for spot, row in enumerate(_rows(data, _PERSON), 1):
        name = row.get("name") or " ".join(filter(None, (row.get("first"), row.get("last"))))
        if not name:
            yield RefusedCard(spot, "row_without_name")
            continue
        yield IncomingPerson(
            spot=spot,
            name=name,
            points=tuple(_points(row)),
            other_names=_several(row.get("other names", "")),
            organization=row.get("group", ""),
            pronouns=row.get("pronouns", ""),
            languages=tuple(
                each.strip() for each in re.split(r"[;,]", row.get("languages", "")) if each.strip()
            ),
            zone=row.get("zone", ""),
            notes=row.get("notes", ""),
            external_id=row.get("external id", ""),
            role=row.get("role", ""),
            city=row.get("city", ""),
        )


def read_groups(data: bytes) -> Iterator[IncomingGroup | RefusedCard]:
    """Return the groups of a CSV table, or of a JSON file with lists of slugs, in their order.

    Raises:
        NotText, EmptyFile, NoRows, FileTooLarge, TooManyRows, TooManyColumns, FieldTooLong, QuoteNeverClosed:
            the file is refused as a whole.
    """
    slugs = _slugs(data)
    rows = ({"slug": slug} for slug in slugs) if slugs else _rows(data, _GROUP)
    for spot, row in enumerate(rows, 1):
        slug = row.get("slug", "")
        name = row.get("name") or readable_name(slug)
        if not name:
            yield RefusedCard(spot, "row_without_name")
            continue
        others = (*_several(row.get("other names", "")), slug)
        yield IncomingGroup(
            spot=spot,
            name=name,
            credit_name=row.get("credit name", ""),
            short_name=row.get("short name", ""),
            other_names=tuple(dict.fromkeys(each for each in others if each and each != name)),
            network=row.get("network", ""),
            kind=row.get("kind", "").casefold(),
            website=row.get("website", ""),
            city=row.get("city", ""),
            notes=row.get("notes", ""),
        )


def write_table(headings: Sequence[str], rows: Iterable[Mapping[str, str]]) -> bytes:
    """Write rows under headings as UTF-8 with CRLF line ends, safe to open in a spreadsheet."""
    table = io.StringIO(newline="")
    writer = csv.writer(table)
    writer.writerow(headings)
    writer.writerows([guarded(row.get(heading, "")) for heading in headings] for row in rows)
    return table.getvalue().encode("utf-8-sig")


def _slugs(data: bytes) -> list[str]:
    if not data.lstrip().startswith((b"{", b"[")):
        return []
    try:
        content = json.loads(data)
    except (ValueError, RecursionError):
        return []
    lists = content.values() if isinstance(content, dict) else [content]
    found = [each for held in lists if isinstance(held, list) for each in held if isinstance(each, str)]
    return [slug for slug in dict.fromkeys(found) if slug.strip()]


def _rows(data: bytes, known: Mapping[str, tuple[str, ...]]) -> Iterator[Row]:
    codes = {word: code for code, words in known.items() for word in words}
    table = read_table(data, is_heading=lambda cell: _plain(cell) in codes)
    columns = [codes.get(_plain(heading), "") for heading in table.headings]
    for row in table.rows:
        found: Row = {}
        for code, cell in zip(columns, row, strict=False):
            if code and cell:
                found.setdefault(code, unguarded(cell))
        yield found


def _plain(heading: str) -> str:
    return "".join(filter(str.isalnum, heading.casefold()))


def _points(row: Row) -> Iterator[IncomingPoint]:
    for code, kind in (
        ("phone", ContactKind.PHONE),
        ("email", ContactKind.EMAIL),
        ("signal", ContactKind.SIGNAL),
    ):
        yield from (IncomingPoint(kind, value) for value in _several(row.get(code, "")))


def _several(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(" ".join(part.split()) for part in _NAMES.split(cell) if part.strip()))
