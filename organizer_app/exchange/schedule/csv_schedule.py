"""Write a schedule as a CSV table with headings that the import understands, safe in a spreadsheet."""

from __future__ import annotations

import csv
import functools
import io
from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from organizer_app.domain.basics.audiences import audiences_of
from organizer_app.domain.model.action_fields import SHARED_FIELDS
from organizer_app.domain.model.city_actions import ActionStatus, Tactic
from organizer_app.domain.model.field_specs import FieldKind
from organizer_app.domain.model.sites import AccessStatus
from organizer_app.domain.sharing.shared_schedule import SharedEntry
from organizer_app.domain.time.local_time import shown_at
from organizer_app.exchange.text.clean_text import clean_text
from organizer_app.exchange.text.formula_guard import FIRST_LETTERS, guarded

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime, time

    from organizer_app.domain.basics.audiences import Audience
    from organizer_app.domain.sharing.shared_schedule import SharedSchedule

_Text = Callable[[Any], str]


@functools.lru_cache(maxsize=2048)
def _iso(day: date | None) -> str:
    return "" if day is None else day.isoformat()


@functools.lru_cache(maxsize=2048)
def _wall(wall: time | None) -> str:
    return wall.strftime("%H:%M") if wall else ""


@functools.lru_cache(maxsize=32768)
def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.6f}".rstrip("0").rstrip(".")


def _whole(value: int | None) -> str:
    return "" if value is None else str(value)


def _joined(names: tuple[str, ...]) -> str:
    return "; ".join(names)


# A lookup table: reading an enum member's value costs ten times as much.
_CODES: dict[object, str] = {each: each.value for kind in (ActionStatus, Tactic) for each in kind}
_code = _CODES.__getitem__


def _told(access: AccessStatus) -> str:
    """Return the code, and nothing where nobody has asked: an import reads a blank as it was."""
    return "" if access is AccessStatus.UNKNOWN else access.value


# How a declared field becomes a text; None if it is one already.
_BY_KIND: Mapping[FieldKind, _Text | None] = {
    FieldKind.LINE: None,
    FieldKind.PAGE: None,
    FieldKind.ZONE: None,
    FieldKind.COUNT: _whole,
    FieldKind.NAMES: _joined,
    FieldKind.CHOICE: _code,
    FieldKind.DAY: _iso,
    FieldKind.TIME: _wall,
}
# Heading, the field whose audience decides about the column, and how it becomes a text.
_OF_ACTION: tuple[tuple[str, str, _Text | None], ...] = tuple(
    (spec.csv, spec.name, _BY_KIND[spec.kind]) for spec in SHARED_FIELDS
)
_AROUND: tuple[tuple[str, str, _Text | None], ...] = (
    ("city", "city", None),
    ("state", "state", None),
    ("country", "country", None),
    ("venue", "venue", None),
    ("address", "address", None),
    ("zip", "postal_code", None),
    ("access", "access", _told),
    ("access notes", "access_notes", None),
    ("group", "groups", _joined),
    ("lead", "lead", None),
    ("lead email", "lead_email", None),
    ("lead phone", "lead_phone", None),
    ("backup", "backup", None),
    ("low", "count_low", _whole),
    ("high", "count_high", _whole),
    ("latitude", "latitude", _number),
    ("longitude", "longitude", _number),
    ("external id", "uid", None),
)
# Columns that people read come first, then all other fields of an action, then those for programs.
_FIRST = (
    "title", "tactic", "city", "state", "country", "date", "start", "end", "end date", "timezone", "venue",
    "address", "zip", "group", "lead", "lead email", "lead phone", "backup", "expected", "low", "high",
    "status", "notes", "url", "access", "access notes",
)  # fmt: skip
_LAST = ("latitude", "longitude", "external id")


def _place(heading: str) -> int:
    return _FIRST.index(heading) if heading in _FIRST else len(_FIRST) + (heading in _LAST)


_COLUMNS = tuple(sorted((*_OF_ACTION, *_AROUND), key=lambda column: _place(column[0])))
# Fields whose column holds what is derived from them.
_ATTRIBUTES = {"uid": "table_key"}
# Says which of the times before it mean the second of two.
_DOUBLED_HOUR = "doubled hour"
# Names the fields that two laptops wrote and nobody has decided; an import leaves the column out.
CONTESTED = "in conflict"
# Our own numbers, codes and days: a western longitude starts with "-" and must stay a number.
_OURS = frozenset({_iso, _wall, _number, _whole, _code, _told})


def shown_columns(audience: Audience) -> list[tuple[str, str]]:
    """Return heading and attribute of each column that an audience may see, in order."""
    declared = audiences_of(SharedEntry)
    return [
        (heading, _ATTRIBUTES.get(name, name)) for heading, name, _ in _COLUMNS if declared[name] <= audience
    ]


_HEADINGS = {name: heading for heading, name, _ in _COLUMNS}


def contested_headings(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the headings of fields in conflict; one without a column keeps its name."""
    return tuple(dict.fromkeys(_HEADINGS.get(name, name.replace("_", " ")) for name in names))


def table_columns() -> Sequence[tuple[str, str, Callable[[Any], str] | None]]:
    """Return heading and field of each column, and how its value becomes a text; None if it is one."""
    return _COLUMNS


def write_csv(schedule: SharedSchedule, *, for_spreadsheets: bool = True) -> bytes:
    """Write the columns its audience may see, one row per entry, in UTF-8 with CRLF line ends (RFC 4180).

    Args:
        schedule: what to write.
        for_spreadsheets: with a byte order mark and `guarded` cells; False writes plain texts, for programs
            that read the file as data.
    """
    declared = audiences_of(SharedEntry)
    shown = [column for column in _COLUMNS if declared[column[1]] <= schedule.audience]
    columns = [
        _column(schedule.entries, name, text, for_spreadsheets=for_spreadsheets) for _, name, text in shown
    ]
    headings = [heading for heading, _, _ in shown]
    second = [_second(entry) for entry in schedule.entries]
    if any(second):
        # Almost no file needs the column, and everyone has to read each heading.
        headings.append(_DOUBLED_HOUR)
        columns.append(second)
    contested = [_joined(contested_headings(entry.contested)) for entry in schedule.entries]
    if any(contested):
        headings.append(CONTESTED)
        columns.append(contested)
    table = io.StringIO(newline="")
    writer = csv.writer(table)
    writer.writerow(headings)
    writer.writerows(zip(*columns, strict=True))
    return table.getvalue().encode("utf-8-sig" if for_spreadsheets else "utf-8")


def _second(entry: SharedEntry) -> str:
    """Return which times of an entry are the second of two, on a day with a repeated hour."""
    found = []
    if _is_second(entry.day, entry.starts, entry.zone, entry.starts_utc):
        found.append("start")
    if _is_second(entry.ends_day or entry.day, entry.ends, entry.zone, entry.ends_utc):
        found.append("end")
    return f"second {' and '.join(found)}" if found else ""


@functools.lru_cache(maxsize=2048)
def _is_second(day: date | None, wall: time | None, zone: str, utc: datetime | None) -> bool:
    if day is None or wall is None or utc is None or not zone:
        return False
    return shown_at(day, wall, zone, utc).is_second


def _column(
    entries: Sequence[SharedEntry], name: str, text: _Text | None, *, for_spreadsheets: bool
) -> list[str]:
    """Return the cells of a column; work by column, because single passes over 10,000 cells are faster."""
    values = list(map(attrgetter(_ATTRIBUTES.get(name, name)), entries))
    if name == "ends_day" and any(values):
        values = [each if each != entry.day else None for each, entry in zip(values, entries, strict=True)]
    cells: list[str] = values if text is None else list(map(text, values))
    if text in _OURS:
        return cells
    # Names repeat, so check each one once; most columns have nothing to clean or guard.
    distinct = set(cells)
    if "".join(distinct).isprintable() and FIRST_LETTERS.isdisjoint({cell[:1] for cell in distinct}):
        return cells
    safe = {cell: guarded(clean_text(cell)) if for_spreadsheets else clean_text(cell) for cell in distinct}
    return [safe[cell] for cell in cells]
