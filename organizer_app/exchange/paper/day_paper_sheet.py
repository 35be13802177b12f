"""Writes the data of a paper of the day for its template."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.exchange.paper.sheet_frame import frame_data
from organizer_app.exchange.paper.typesetter import PaperSheet

if TYPE_CHECKING:
    from organizer_app.domain.day.day_paper import DayPaper, PaperList
    from organizer_app.domain.sharing.schedule_words import PaperSize

# An entry of the log holds so much.
_LONGEST = 2100


def day_paper_sheet(printed: DayPaper, paper: PaperSize) -> PaperSheet:
    """Return the sheet, in landscape."""
    return PaperSheet(
        template="day",
        language=printed.frame.language,
        stamp=printed.frame.stamp,
        paper=paper,
        longest=_LONGEST,
        data={
            **frame_data(printed.frame),
            "fields": list(printed.fields),
            "lists": [_list(each) for each in printed.lists],
            "ends": printed.ends,
        },
    )


def _list(each: PaperList) -> dict[str, object]:
    return {
        "heading": each.heading,
        "hint": each.hint,
        "heads": list(each.heads),
        "widths": list(each.widths),
        "rows": [list(row) for row in each.rows],
        "strong": list(each.strong),
        "ruled_from": len(each.heads) if each.ruled_from is None else each.ruled_from,
        "blanks": each.blanks,
    }
