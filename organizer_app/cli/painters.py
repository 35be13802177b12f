"""The window's drawing functions, which the launcher passes in so that commands do not load Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from organizer_app.cli.picture_request import Draw
from organizer_app.domain.sharing.city_packet import CityPacket
from organizer_app.domain.sharing.printed_schedule import PrintedSchedule
from organizer_app.domain.sharing.schedule_words import ScheduleWords
from organizer_app.domain.sharing.shared_schedule import SharedSchedule

PaintPackets = Callable[[Sequence[CityPacket], ScheduleWords], bytes]
PaintPrinted = Callable[[PrintedSchedule], bytes]
Paint = Callable[[SharedSchedule, ScheduleWords], bytes]


@dataclass(frozen=True, slots=True)
class Painters:
    """The drawing functions.

    Attributes:
        draw: renders a picture of the window.
        paint: draws a schedule as PDF.
        paint_packets: draws packets of cities, at least one, as PDF.
        paint_printed: draws pages with given texts, as PDF.
        paint_map: draws the map of a schedule as PNG.
    """

    draw: Draw
    paint: Paint
    paint_packets: PaintPackets
    paint_printed: PaintPrinted
    paint_map: Paint

    def paints(self) -> dict[str, Paint]:
        """Return the functions that draw the painted formats of a schedule, by format code."""
        return {"pdf": self.paint, "png": self.paint_map}
