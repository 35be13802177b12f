"""Turn the events of calendars, lists in JSON and maps into rows of one table with our own headings."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from organizer_app.domain.importing.foreign_files import ForeignTable
from organizer_app.domain.importing.import_problems import TooManyCells, TooManyRows
from organizer_app.domain.importing.incoming import RowWarning
from organizer_app.domain.model.city_actions import OFF
from organizer_app.domain.places.place_names import split_city_state
from organizer_app.exchange.reading.csv_table import MAX_CELL, MAX_CELLS, MAX_ROWS
from organizer_app.exchange.reading.row_count import EACH, tell_rows
from organizer_app.exchange.text.clean_text import one_line
from organizer_app.exchange.text.text_encoding import without_controls

if TYPE_CHECKING:
    from collections.abc import Mapping

    from organizer_app.domain.importing.incoming import RowWarningCode

_MOST_COLUMNS: Final = 120
# What the standards call canceled, in our words.
_CALLED_OFF: Final = frozenset(each.value for each in OFF)
_LONGEST_PLACE: Final = 300
_ZIP: Final = re.compile(r"(?:^|\s)(\d{5}(?:-\d{4})?)$")
# The order in which a person would look at the columns; others follow as they come.
_FIRST: Final = (
    "title",
    "city",
    "state",
    "country",
    "date",
    "start",
    "end_date",
    "end",
    "timezone",
    "venue",
    "address",
)


@dataclass(slots=True)
class EventRows:
    """The rows of one table, each a cell text by heading; equal headings share a column.

    Attributes:
        source: name of the system that the rows come from.
        is_of_today: whether the file says other rows on another day.
    """

    source: str
    rows: list[dict[str, str]] = field(default_factory=list)
    warnings: list[RowWarning] = field(default_factory=list)
    is_of_today: bool = False
    _columns: dict[str, None] = field(default_factory=lambda: {"title": None, "date": None})
    _cells: int = 0

    def add(self, cells: Mapping[str, object]) -> int:
        """Add an event; blank cells are left out. Return its number, from 1.

        Raises:
            TooManyRows, TooManyCells: the file has more than can be imported.
        """
        row: dict[str, str] = {}
        for heading, cell in cells.items():
            text = _text(cell)
            if not text:
                continue
            if heading not in self._columns and len(self._columns) >= _MOST_COLUMNS:
                row["notes"] = "\n".join(filter(None, (row.get("notes"), f"{heading}: {text}")))[:MAX_CELL]
                self._columns["notes"] = None
                continue
            self._columns[heading] = None
            row[heading] = text
        if len(self.rows) >= MAX_ROWS:
            raise TooManyRows(MAX_ROWS)
        self._cells += len(row)
        if self._cells > MAX_CELLS:
            raise TooManyCells(MAX_CELLS)
        self.rows.append(row)
        if not len(self.rows) % EACH:
            tell_rows(len(self.rows))
        return len(self.rows)

    def warn(self, number: int, code: RowWarningCode, detail: str = "") -> None:
        """Doubt something about a row, by its number."""
        self.warnings.append(RowWarning(number, code, detail))

    def table(self, name: str = "") -> ForeignTable:
        """Return the table; its lines are the numbers of the events."""
        columns = sorted(
            self._columns, key=lambda each: _FIRST.index(each) if each in _FIRST else len(_FIRST)
        )
        rows = [columns, *([row.get(column, "") for column in columns] for row in self.rows)]
        return ForeignTable(
            rows,
            list(range(len(rows))),
            header=0,
            name=name,
            source=self.source,
            warnings=tuple(self.warnings),
            is_of_today=self.is_of_today,
        )


def agreeing(carried: Mapping[str, str], title: str, *, is_off: bool) -> dict[str, str]:
    """Return what a file of ours says in fields of its own, where the fields of the standard still agree.

    Another program changes those of the standard and leaves ours, so that ours are older then.

    Args:
        carried: the cells by heading.
        title: the title that people read.
        is_off: whether the standard says that the action is called off.
    """
    held = dict(carried)
    if one_line(held.get("title", "")) not in title:
        del held["title"]
    if "status" in held and (held["status"] in _CALLED_OFF) != is_off:
        del held["status"]
    return held


def place_cells(text: str) -> dict[str, str]:
    """Split a place in one text, as calendars have it: "City Hall, 1 Main St, Boise, ID 83702"."""
    line = ", ".join(part.strip(" ,") for part in text.split("\n") if part.strip(" ,"))
    if not line or len(line) > _LONGEST_PLACE:
        return {"venue": line[:_LONGEST_PLACE], "notes": text if len(line) > _LONGEST_PLACE else ""}
    if "://" in line:
        return {"venue": line}
    written = [part.strip() for part in line.split(",") if part.strip()]
    parts = [*written[:-2], *(part for each in written[-2:] if (part := _ZIP.sub("", each).strip()))]
    for length in (3, 2, 1):
        if length > len(parts):
            continue
        city, state, country = split_city_state(", ".join(parts[-length:]))
        is_city = city and "," not in city and not any(map(str.isdigit, city))
        if is_city and state and (length > 1 or city.casefold() != line.casefold()):
            return {
                **_spot(parts[:-length]),
                "city": city,
                "state": state,
                "country": country,
                "zip": _zip(written),
            }
    return _spot(written)


def _spot(parts: list[str]) -> dict[str, str]:
    if not parts:
        return {}
    if parts[0][:1].isdigit():
        return {"address": ", ".join(parts)}
    return {"venue": parts[0], "address": ", ".join(parts[1:])}


def _zip(parts: list[str]) -> str:
    found = [match[1] for part in parts[-2:] if (match := _ZIP.search(part))]
    return found[-1] if found else ""


def _text(cell: object) -> str:
    if cell is None or isinstance(cell, dict | list):
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    text = str(cell)[:MAX_CELL]
    return text.strip() if text.isprintable() else without_controls(text).strip()
