"""Writes what every template needs around its content: title, audience, foot and the words of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.exchange.paper.paper_text import Code

if TYPE_CHECKING:
    from organizer_app.domain.basics.printed_frame import PrintedFrame


def frame_data(frame: PrintedFrame) -> dict[str, object]:
    """Return the data of a frame for `kit.typ`."""
    return {
        "title": frame.title,
        "kicker": frame.kicker,
        "summary": frame.summary,
        "audience": Code(frame.audience.code),
        "reader": frame.reader,
        "foot": frame.footer,
        "page_of": Code(frame.page),
        "continued": Code(frame.continued),
    }
