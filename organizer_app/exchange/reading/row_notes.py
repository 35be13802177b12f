"""Build the notes of each row: its own, plus a line for everything that has no other field."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from organizer_app.domain.importing.incoming import RowWarning, RowWarningCode
from organizer_app.exchange.reading.incoming_fields import Field

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from organizer_app.exchange.reading.headings import ColumnPlan
    from organizer_app.exchange.reading.table_columns import TableColumns

# The warning quotes a cell of these fields, so that the user need not open the row.
_TOLD = frozenset(
    {
        RowWarningCode.DATE_UNREADABLE,
        RowWarningCode.DATE_AMBIGUOUS,
        RowWarningCode.YEAR_ASSUMED,
        RowWarningCode.DAY_OR_YEAR,
        RowWarningCode.DAY_NUMBER,
        RowWarningCode.DATE_RANGE,
        RowWarningCode.TIME_UNREADABLE,
        RowWarningCode.TIME_DOUBTFUL,
        RowWarningCode.TIME_GUESSED,
        RowWarningCode.PERMIT_ASSUMED,
        RowWarningCode.NUMBER_UNREADABLE,
        RowWarningCode.NUMBER_ASSUMED,
        RowWarningCode.COORDINATES_UNREADABLE,
        RowWarningCode.YEAR_ODD,
        RowWarningCode.WEEKDAY_OTHER,
        RowWarningCode.ZONE_UNKNOWN,
    }
)
_LOSES_NOTHING = frozenset(
    {
        RowWarningCode.DAY_NUMBER,
        RowWarningCode.YEAR_ASSUMED,
        RowWarningCode.TIME_DOUBTFUL,
        RowWarningCode.DATE_AMBIGUOUS,
        RowWarningCode.NOT_KNOWN,
        RowWarningCode.PHONE_SHORT,
        RowWarningCode.YEAR_ODD,
        RowWarningCode.WEEKDAY_OTHER,
        # The words for an unknown zone are kept with the action's own notes.
        RowWarningCode.ZONE_UNKNOWN,
    }
)
_LONGEST_TOLD = 40
_MOST_DIGITS = 8
_DAY_OR_TIME = re.compile(
    r"(?<!\d)(?:\d{4}-[01]?\d-[0-3]?\d|[0-3]?\d[/.-][0-3]?\d[/.-](?:\d{4}|\d\d)|[0-2]?\d(?::[0-5]\d){1,2})(?!\d)"
)


class RowNotes:
    """Collect warnings, and the note lines from them and from columns without a field."""

    def __init__(self, columns: TableColumns, plan: ColumnPlan, lines: Sequence[int]) -> None:
        """Start without any notes.

        Args:
            columns: the cells.
            plan: meaning of the columns.
            lines: physical line of each row.
        """
        self.warnings: list[RowWarning] = []
        self._columns = columns
        self._plan = plan
        self._lines = lines
        self._added: dict[int, list[str]] = defaultdict(list)

    def warn(self, at: int, code: RowWarningCode, field: str, *, reading: str = "") -> None:
        """Warn about a field of a row, and keep its cells unless they could still be read.

        Args:
            at: position of the row.
            code: the doubt.
            field: the field.
            reading: how the cell was read anyway, where the doubt needs it (`RowWarning.reading`).
        """
        text = self._columns.of(field)[at] if field in self._plan.columns else ""
        heading = self._plan.heading_of(field)
        detail = shown(text, heading) if code in _TOLD else heading
        self.warnings.append(RowWarning(self._lines[at], code, detail, reading=reading))
        if code not in _LOSES_NOTHING:
            self.keep(at, field, text)

    def count(self, code: RowWarningCode, before: Sequence[str], after: Sequence[str]) -> None:
        """Warn once, at the first of the cells that were written otherwise, and say how many they are."""
        changed = [at for at, cell in enumerate(before) if cell != after[at]]
        if changed:
            self.warnings.append(RowWarning(self._lines[changed[0]], code, f"{len(changed):,}"))

    def keep(self, at: int, field: str, text: str) -> None:
        """Add the text of a field to the notes of the row at a position."""
        if text:
            line = f"{self._plan.heading_of(field)}: {text}"
            if line not in self._added[at]:
                self._added[at].append(line)

    def add(self, at: int, text: str) -> None:
        """Add a text to the notes of the row at a position."""
        self._added[at].append(text)

    def texts(self) -> list[str]:
        """Return the complete notes of each row."""
        columns: list[Iterable[str]] = [self._columns.of(Field.NOTES)]
        for position in self._plan.kept:
            label = f"{self._plan.headings[position]}: "
            cells = self._columns.at(position)
            if any(cells):
                columns.append([label + cell if cell else "" for cell in cells])
        if len(columns) == 1:
            notes = list(columns[0])
        else:
            notes = ["\n".join(filter(None, parts)) for parts in zip(*columns, strict=True)]
        return _with_added(notes, self._added)


def _with_added(notes: list[str], added: Mapping[int, list[str]]) -> list[str]:
    for at, lines in added.items():
        notes[at] = "\n".join(filter(None, (notes[at], *lines)))
    return notes


def shown(text: str, heading: str) -> str:
    """Return a cell for a message, or only its heading if it may hold a phone or an address by mistake.

    The beginning stands for a long one; digits of days and times are none of a phone number.
    """
    line = " ".join(text.split())
    others = _DAY_OR_TIME.sub("", line)
    if not line or "@" in line or sum(map(str.isdigit, others)) > _MOST_DIGITS:
        return heading
    return line if len(line) <= _LONGEST_TOLD else f"{line[:_LONGEST_TOLD].rstrip()}…"
