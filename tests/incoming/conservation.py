"""Find what an import lost: rows without an outcome, and cells that no field, note or warning holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from organizer_app.exchange.reading.incoming_fields import Field
from organizer_app.exchange.reading.number_shapes import NOTHING_SAID
from organizer_app.exchange.reading.presets import PRESETS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from organizer_app.domain.importing.incoming import IncomingAction, IncomingTable, RowWarning

# What a cell of a field becomes, where that does not hold its words: one of these attributes is filled.
_BECOMES: Final = {
    Field.DATE: ("day",),
    Field.START: ("starts", "day"),
    Field.TIME: ("starts", "day"),
    Field.END: ("ends", "ends_day", "day"),
    Field.END_DATE: ("ends_day", "day"),
    Field.DOUBLED_HOUR: ("day",),
    Field.LOW: ("count_low",),
    Field.HIGH: ("count_high",),
    Field.COUNT: ("count_low",),
    Field.EXPECTED: ("expected",),
    Field.ZIP: ("postal_code",),
    Field.LATITUDE: ("latitude",),
    Field.LONGITUDE: ("longitude",),
    Field.LEAD_PHONE: ("lead_phone",),
    Field.STATUS: ("status",),
    Field.PERMIT: ("permit",),
}
_NUMBERS: Final = frozenset({Field.LOW, Field.HIGH, Field.COUNT, Field.EXPECTED})
# Words that only say what stands beside them in the cell of a person.
_LABELS: Final = frozenset({"e", "mail", "email", "phone", "cell", "mobile", "tel", "text", "ph"})
_WORD: Final = re.compile(r"\d+|[^\W\d]+")


def lost_rows(read: IncomingTable) -> int:
    """Return how many records of a table have no outcome."""
    return read.records - 1 - len(read.rows) - len(read.skipped) - read.blank_at_end


def lost_cells(read: IncomingTable) -> Iterator[tuple[int, str, str]]:
    """Yield line, heading and text of each cell that was lost; the table was read with its cells."""
    doubts: dict[int, list[RowWarning]] = {}
    for doubt in read.warnings:
        doubts.setdefault(doubt.row, []).append(doubt)
    blank = next((preset.blank_words for preset in PRESETS if preset.code == read.preset), frozenset())
    for row in read.rows:
        said = " ".join(doubt.detail for doubt in doubts.get(row.row, ())).casefold()
        held = words(" ".join(map(_text, row._replace(content=""))))
        for column, cell in zip(read.columns, read.cells[row.row], strict=True):
            says_nothing = column.field in _NUMBERS and cell.casefold() in NOTHING_SAID
            if not cell or cell in blank or says_nothing or column.heading.casefold() in said:
                continue
            if not (_is_read(row, column.field) or words(cell) <= held | words(said) | _LABELS):
                yield row.row, column.heading, cell


def _is_read(row: IncomingAction, field: str) -> bool:
    names = _BECOMES.get(Field(field), ()) if field in set(Field) else ()
    return any(getattr(row, name) not in (None, "") for name in names)


def _text(value: object) -> str:
    return " ".join(value) if isinstance(value, tuple) else str(value)


def words(text: str) -> set[str]:
    """Return the words and numbers of a text, in lower case."""
    return set(_WORD.findall(text.casefold()))
