"""Finds hours in a file where a person should say whether AM or PM is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from organizer_app.domain.importing.incoming import RowWarningCode
from organizer_app.domain.importing.open_hours import OpenHours, open_hours
from organizer_app.domain.importing.written_times import is_24_hours
from organizer_app.ui.overlays.importing.cell_questions import CellChoice, CellQuestion
from organizer_app.wording.importing import import_questions as words

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import time

    from organizer_app.domain.importing.import_reports import ImportReport

_STARTS: Final = ("start", "time")
_HOURS: Final = (*_STARTS, "end")
# The reader understands it as a time that is still to come.
_NOT_YET: Final = "TBD"


def hours_in_doubt(report: ImportReport, mended: Collection[tuple[int, str]]) -> list[CellQuestion]:
    """Return a question for each start of a dry run that may be AM or PM, in the order of the file.

    A column of 24 hours has no such starts, and a mended cell with AM or PM would change how it is read.

    Args:
        report: of one file.
        mended: line and heading of the cells that a person has mended: nobody is asked twice.
    """
    columns = {column.field: number for number, column in reversed(list(enumerate(report.columns)))}
    if report.read is None:
        return []
    lines = report.read.cells
    if is_24_hours(
        {cells[columns[field]] for field in _HOURS if field in columns for cells in lines.values()}
    ):
        return []
    found: dict[time, dict[tuple[int, str], tuple[str, OpenHours]]] = {}
    doubtful = (each.row for each in report.warnings if each.code is RowWarningCode.TIME_DOUBTFUL)
    for row in dict.fromkeys(doubtful):
        at = next(
            (columns[field] for field in _STARTS if field in columns and lines[row][columns[field]]), None
        )
        hours = open_hours(lines[row][at]) if at is not None else None
        if at is None or hours is None or (row, report.columns[at].heading) in mended:
            continue
        cell = row, report.columns[at].heading
        found.setdefault(hours.as_read, {})[cell] = lines[row][at], hours
    return [_question(cells) for cells in found.values()]


def _question(cells: dict[tuple[int, str], tuple[str, OpenHours]]) -> CellQuestion:
    """Ask about the cells of one start, by line and heading, each with its text and both meanings."""
    texts = list(dict.fromkeys(text.strip() for text, _hours in cells.values()))
    _text, first = next(iter(cells.values()))
    choices = (
        CellChoice(words.leave_it(), {cell: text for cell, (text, _hours) in cells.items()}),
        CellChoice(
            words.as_read(first.as_read), {cell: each.cell_as_read for cell, (_t, each) in cells.items()}
        ),
        CellChoice(
            words.otherwise(first.otherwise),
            {cell: each.cell_otherwise for cell, (_t, each) in cells.items()},
        ),
        CellChoice(words.no_time_yet(), dict.fromkeys(cells, _NOT_YET)),
    )
    return CellQuestion(f"hour {first.as_read}", words.which_half(texts, len(cells)), choices, guess=1)
