"""Writes pages as PDF: text stays text, and the same pages give the same bytes on every machine."""

from __future__ import annotations

import hashlib
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QGuiApplication, QPageSize, QPainter, QPdfWriter

from organizer_app.services.sharing.printing import printed_schedule
from organizer_app.ui.print.packet_sheets import packet_sheets
from organizer_app.ui.print.page_marks import UNITS, Sheet, SheetPainter
from organizer_app.ui.print.pdf_settling import settled
from organizer_app.ui.print.schedule_sheets import schedule_sheets
from organizer_app.ui.print.typesetter import Typesetter
from organizer_app.ui.theme.fonts import load_fonts
from organizer_app.ui.theme.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QPainterPath

    from organizer_app.domain.sharing.city_packet import CityPacket
    from organizer_app.domain.sharing.printed_schedule import PrintedSchedule
    from organizer_app.domain.sharing.schedule_words import ScheduleWords
    from organizer_app.domain.sharing.shared_schedule import SharedSchedule

_POINTS = 72
LETTER = (6120.0, 7920.0)
A4 = (5950.0, 8420.0)
_NAME = "Organizer"


def schedule_pdf(
    schedule: SharedSchedule, words: ScheduleWords, *, size: tuple[float, float] = LETTER
) -> bytes:
    """Return the pages of a schedule as PDF; makes the application when a command has none.

    Args:
        schedule: what its audience may see.
        words: words in the language of the readers.
        size: `LETTER` or `A4`, width and height in units.
    """
    return printed_pdf(printed_schedule(schedule, words), size=size)


def printed_pdf(printed: PrintedSchedule, *, size: tuple[float, float] = LETTER) -> bytes:
    """Return pages with given texts as PDF; `size` as for `schedule_pdf`."""
    with_application()
    typesetter = Typesetter()
    sheets = schedule_sheets(printed, typesetter, width=size[0], height=size[1])
    return pdf_bytes(sheets, typesetter, title=printed.title, at=datetime.fromisoformat(printed.stamp))


def with_application() -> QGuiApplication:
    """Return the application, created first when a command draws, with the shipped fonts loaded."""
    application = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    assert isinstance(application, QGuiApplication)  # noqa: S101  # only this Qt application type can draw
    load_fonts()
    return application


def pdf_bytes(sheets: Sequence[Sheet], typesetter: Typesetter, *, title: str, at: datetime) -> bytes:
    """Return pages as PDF without a fact about the person or the machine that wrote it.

    Args:
        sheets: at least one, all of one size.
        typesetter: the typesetter that laid them out.
        title: the title of the document.
        at: the creation time to write into it, aware.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_POINTS * UNITS)
    writer.setPageSize(_page_size(sheets[0]))
    writer.setPageMargins(QMarginsF())
    painter = QPainter(writer)
    paint = SheetPainter(Theme("light"), typesetter)
    for number, sheet in enumerate(sheets):
        if number:
            writer.newPage()
        paint.paint(painter, sheet)
    painter.end()
    return settled(bytes(buffer.data().data()), facts=_facts(title, at), document_id=_key(title, at))


def _page_size(sheet: Sheet) -> QPageSize:
    if (sheet.width, sheet.height) == LETTER:
        return QPageSize(QPageSize.PageSizeId.Letter)
    return QPageSize(QPageSize.PageSizeId.A4)


def _facts(title: str, at: datetime) -> bytes:
    stamp = at.astimezone(UTC).strftime("D:%Y%m%d%H%M%SZ").encode()
    named = b"/Title<" + _hexadecimal(title) + b">/Creator<" + _hexadecimal(_NAME) + b">"
    return named + b"/CreationDate(" + stamp + b")/ModDate(" + stamp + b")"


def _hexadecimal(text: str) -> bytes:
    return ("\ufeff" + text).encode("utf-16-be", "replace").hex().encode()


def _key(title: str, at: datetime) -> str:
    return hashlib.sha256(f"{title} {at.isoformat()}".encode("utf-8", "replace")).hexdigest()[:32]


def packets_pdf(
    packets: Sequence[CityPacket],
    words: ScheduleWords,
    shapes: Mapping[str, QPainterPath],
    *,
    size: tuple[float, float] = LETTER,
) -> bytes:
    """Return the packets of some cities, at least one, as one PDF.

    Args:
        packets: in order.
        words: words in the language of the readers.
        shapes: outlines of states in map units, by their code.
        size: `LETTER` or `A4`.
    """
    with_application()
    typesetter = Typesetter()
    sheets = [
        sheet
        for packet in packets
        for sheet in packet_sheets(packet, words, typesetter, shapes.get(packet.entry.state), size=size)
    ]
    return pdf_bytes(sheets, typesetter, title=packets[0].title, at=packets[0].made_at)
