"""Finds days in a file where a person should say whether the month or the day comes first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from organizer_app.domain.importing.incoming import RowWarningCode
from organizer_app.domain.importing.open_days import open_day
from organizer_app.ui.overlays.importing.cell_questions import CellChoice, CellQuestion
from organizer_app.wording.importing import import_questions as words

if TYPE_CHECKING:
    from collections.abc import Collection

    from organizer_app.domain.importing.import_reports import ImportReport

_DAYS: Final = ("date", "start")


def days_in_doubt(report: ImportReport, mended: Collection[tuple[int, str]]) -> list[CellQuestion]:
    """Return one question for all days of a dry run that have two meanings; none if a date decides it.

    Args:
        report: of one file.
        mended: line and heading of the cells that a person has mended: nobody is asked twice.
    """
    columns = {column.field: number for number, column in reversed(list(enumerate(report.columns)))}
    at = next((columns[field] for field in _DAYS if field in columns), None)
    is_open = any(each.code is RowWarningCode.DATE_AMBIGUOUS for each in report.warnings)
    if report.read is None or at is None or not is_open:
        return []
    heading = report.columns[at].heading
    texts = {(row, heading): cells[at] for row, cells in report.read.cells.items() if cells[at]}
    found = {
        cell: (text, day) for cell, text in texts.items()
        if cell not in mended and (day := open_day(text)) is not None
    }  # fmt: skip
    if not found:
        return []
    first_text, first = next(iter(found.values()))
    choices = (
        CellChoice(words.leave_it(), {cell: text for cell, (text, _day) in found.items()}),
        CellChoice(
            words.month_first(first.month_first),
            {cell: day.cell_month_first for cell, (_text, day) in found.items()},
        ),
        CellChoice(
            words.day_first(first.day_first),
            {cell: day.cell_day_first for cell, (_text, day) in found.items()},
        ),
    )
    return [CellQuestion("days", words.which_order(first_text.strip(), len(found)), choices)]
