"""Says each doubt about the rows of a file once, whatever else those rows are in doubt about."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.importing.incoming import RowWarningCode
from organizer_app.ui.overlays.importing.verdicts import NAMED_LINES, Verdict, first_lines
from organizer_app.wording.importing import import_sheet as words
from organizer_app.wording.language.row_numbers import MANY

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from organizer_app.domain.importing.incoming import ColumnRead, RowWarning

_WHEN: Final = frozenset({"date", "end_date", "time"})
_DAYS: Final = frozenset({"date", "end_date"})
_CLOCK: Final = frozenset({"start", "end", "time"})
_COUNTS: Final = frozenset({"expected", "low", "high", "count"})
_WHERE: Final = frozenset({"city", "state"})
_SPOT: Final = frozenset({*_WHERE, "zip", "latitude", "longitude"})
_ABOUT: Final[Mapping[RowWarningCode, frozenset[str]]] = {
    RowWarningCode.DATE_UNREADABLE: _WHEN,
    RowWarningCode.DAY_OR_YEAR: _WHEN,
    RowWarningCode.DATE_AMBIGUOUS: frozenset({"date"}),
    RowWarningCode.DATE_RANGE: _WHEN,
    RowWarningCode.WEEKDAY_OTHER: _WHEN,
    RowWarningCode.DAY_NUMBER: _WHEN,
    RowWarningCode.YEAR_ASSUMED: _DAYS,
    RowWarningCode.YEAR_ODD: _DAYS,
    RowWarningCode.TIME_UNREADABLE: _CLOCK,
    RowWarningCode.TIME_DOUBTFUL: _CLOCK,
    RowWarningCode.TIME_GUESSED: _CLOCK,
    RowWarningCode.TIME_SKIPPED: _CLOCK,
    RowWarningCode.TIME_DOUBLED: _CLOCK,
    RowWarningCode.NUMBER_UNREADABLE: _COUNTS,
    RowWarningCode.NUMBER_ASSUMED: _COUNTS,
    RowWarningCode.COUNT_SWAPPED: _COUNTS,
    RowWarningCode.COORDINATES_UNREADABLE: frozenset({"latitude", "longitude"}),
    RowWarningCode.PLACE_UNRESOLVED: _WHERE,
    RowWarningCode.PLACE_AMBIGUOUS: _WHERE,
    RowWarningCode.PLACE_CONTRADICTED: _SPOT,
    RowWarningCode.PLACE_MOVED: _SPOT,
    RowWarningCode.PLACE_RENAMED: _SPOT,
    RowWarningCode.CITY_MISSING: _SPOT,
    RowWarningCode.STATE_UNKNOWN: frozenset({"state"}),
    RowWarningCode.ZONE_OF_COMMITTEE: _CLOCK,
    RowWarningCode.ZIP_PADDED: frozenset({"zip"}),
    RowWarningCode.PHONE_PADDED: frozenset({"lead_phone", "backup_phone"}),
    RowWarningCode.STATUS_UNKNOWN: frozenset({"status"}),
    RowWarningCode.PERMIT_UNKNOWN: frozenset({"permit"}),
    RowWarningCode.PERMIT_ASSUMED: frozenset({"permit"}),
    RowWarningCode.MOBILIZATION_UNKNOWN: frozenset({"mobilization"}),
    RowWarningCode.CAMPAIGN_UNKNOWN: frozenset({"campaign"}),
}
# Columns that fill a field, where they are not called like it.
_COLUMNS: Final[Mapping[str, frozenset[str]]] = {
    "day": frozenset({"date", "start"}),
    "starts": frozenset({"start", "time"}),
    "ends": frozenset({"end", "time"}),
    "ends_day": frozenset({"end_date", "end"}),
    "zone": frozenset({"timezone"}),
    "place_id": _WHERE,
    "lead_name": frozenset({"lead"}),
    "backup_name": frozenset({"backup"}),
    "count_low": _COUNTS,
    "count_high": _COUNTS,
    "public_url": frozenset({"url"}),
    "postal_code": frozenset({"zip"}),
    "point": frozenset({"latitude", "longitude"}),
}
# Their detail is the heading of the one column that they are about.
_OF_A_HEADING: Final = frozenset(
    {
        RowWarningCode.NO_DATE,
        RowWarningCode.NAME_TOO_LONG,
        RowWarningCode.PHONE_SHORT,
        RowWarningCode.SEVERAL_NAMED,
        RowWarningCode.NOT_KNOWN,
        RowWarningCode.TIME_TBD,
    }
)
ASSUMED: Final = frozenset(
    {
        RowWarningCode.COLUMN_KEPT_IN_NOTES,
        RowWarningCode.MISSING_CELLS,
        RowWarningCode.NOT_KNOWN,
        RowWarningCode.TIME_TBD,
        RowWarningCode.PHONE_PADDED,
        RowWarningCode.YEAR_ASSUMED,
        RowWarningCode.ZIP_PADDED,
    }
)
"""Doubts that nobody has to look at: nothing was there, or only one reading makes sense."""


class _Doubtful(NamedTuple):
    line: Verdict
    texts: tuple[str, ...]
    name: str

    def saying(self, text: str) -> Verdict:
        """Return the line with some of its doubts, after the name of the person or group it is about."""
        return self.line._replace(text=f"{self.name}: {text}" if self.name else text)


class DoubtLines:
    """Collects rows with what is in doubt about them.

    Args:
        mark: the icon of the lines.
    """

    def __init__(self, mark: str) -> None:
        self._mark = mark
        self._rows: list[_Doubtful] = []
        self._numbers: dict[str, list[int]] = {}

    def __len__(self) -> int:
        return len(self._rows)

    def add(self, line: Verdict, texts: Iterable[str], row: int, name: str = "") -> None:
        """Add a row with its doubts.

        Args:
            line: what the list shows of it.
            texts: what is in doubt; equal texts of many rows are one line.
            row: its number in the file.
            name: the person or group it is about, if its line does not show that.
        """
        found = _Doubtful(line, tuple(dict.fromkeys(texts)), name)
        self._rows.append(found)
        for text in found.texts:
            self._numbers.setdefault(text, []).append(row)

    def lines(self) -> list[Verdict]:
        """Return one line for each doubt of many rows, the most frequent first, then the other rows."""
        counted = Counter(text for row in self._rows for text in row.texts)
        shared = [text for text, rows in counted.most_common() if rows >= MANY]
        found = [self._group(text) for text in shared]
        for row in self._rows:
            own = [text for text in row.texts if text not in shared]
            if own:
                found.append(row.saying("; ".join(own))._replace(mark=self._mark))
        return found

    def _group(self, text: str) -> Verdict:
        rows = [row.saying(text) for row in self._rows if text in row.texts]
        return Verdict(
            words.rows(len(rows)),
            text,
            mark=self._mark,
            folded=tuple(first_lines(rows)),
            aside=words.in_lines(self._numbers[text], NAMED_LINES),
        )


def cells_about(columns: Sequence[ColumnRead], doubts: Sequence[RowWarning]) -> frozenset[int]:
    """Return the numbers of the columns that doubts are about."""
    headings = {each.detail for each in doubts if each.code in _OF_A_HEADING}
    fields = frozenset[str]().union(*(_fields_about(each) for each in doubts))
    return frozenset(
        number for number, column in enumerate(columns)
        if column.heading in headings or column.field in fields
    )  # fmt: skip


def cells_of(columns: Sequence[ColumnRead], field: str) -> frozenset[int]:
    """Return the numbers of the columns that fill a field of the plan, by its name."""
    filling = _COLUMNS.get(field, frozenset({field}))
    return frozenset(number for number, column in enumerate(columns) if column.field in filling)


def _fields_about(doubt: RowWarning) -> frozenset[str]:
    if doubt.news is not None:
        return _COLUMNS.get(doubt.news.field, frozenset({doubt.news.field}))
    return _ABOUT.get(doubt.code, frozenset())
