"""Writes the data of the call sheet for its template."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.exchange.paper.sheet_frame import frame_data
from organizer_app.exchange.paper.typesetter import PaperSheet

if TYPE_CHECKING:
    from organizer_app.domain.people.call_sheet import PrintedCallSheet
    from organizer_app.domain.sharing.schedule_words import PaperSize


def call_sheet(printed: PrintedCallSheet, paper: PaperSize) -> PaperSheet:
    """Lay out the people to call, with room for what they say."""
    return PaperSheet(
        template="calls",
        language=printed.frame.language,
        stamp=printed.frame.stamp,
        paper=paper,
        data={
            **frame_data(printed.frame),
            "heads": dict(printed.headings),
            "outcomes": printed.outcomes,
            "no_phone": printed.no_phone,
            "nothing": printed.nothing,
            "zones": [
                {"name": zone.heading, "note": zone.note, "rows": [row._asdict() for row in zone.rows]}
                for zone in printed.zones
            ],
        },
    )
