"""Writes the data of the handover page for its template."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.exchange.paper.sheet_frame import frame_data
from organizer_app.exchange.paper.typesetter import PaperSheet

if TYPE_CHECKING:
    from organizer_app.domain.day.handover import HandoverTable, PrintedHandover
    from organizer_app.domain.sharing.schedule_words import PaperSize


# The situation is the longest text of the page.
_LONGEST = 700


def handover_sheet(printed: PrintedHandover, paper: PaperSize) -> PaperSheet:
    """Return the sheet of a handover, one side."""
    box_given, box_taken, signature, time = printed.signed
    return PaperSheet(
        template="handover",
        language=printed.frame.language,
        stamp=printed.frame.stamp,
        paper=paper,
        longest=_LONGEST,
        data={
            **frame_data(printed.frame),
            "frozen": printed.frozen,
            "situation": printed.situation,
            "giver": printed.giver,
            "taker": printed.taker,
            "numbers": [each._asdict() for each in printed.numbers],
            "share": printed.share,
            "line": printed.line,
            "incidents": _table(printed.incidents),
            "overdue": _table(printed.overdue),
            "promises": _table(printed.promises),
            "upcoming": _table(printed.upcoming),
            "by_hand": printed.by_hand,
            "given_box": box_given,
            "taken_box": box_taken,
            "signature": signature,
            "time": time,
        },
    )


def _table(table: HandoverTable) -> dict[str, object]:
    return table._asdict()
