"""Makes paper from what is shared: schedules and packets, whole or as pictures for a preview."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.sharing.known_leads import packets_with_known_leads, with_known_leads
from organizer_app.environment.resource_files import resource_path
from organizer_app.exchange.paper.month_sheet import month_sheet
from organizer_app.exchange.paper.packet_sheet import ONE_DOCUMENT, packet_sheet, packet_sheets
from organizer_app.exchange.paper.press_sheet import press_sheet
from organizer_app.exchange.paper.schedule_sheet import schedule_sheet
from organizer_app.exchange.paper.state_shapes import state_shapes
from organizer_app.exchange.paper.week_sheet import week_sheet
from organizer_app.services.plan.typesetting import kept_typesetter, sheet_pdf, sheet_pictures
from organizer_app.services.sharing.printing import printed_schedule

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from organizer_app.domain.basics.page_pictures import PagePictures
    from organizer_app.domain.sharing.city_packet import CityPacket
    from organizer_app.domain.sharing.packet_words import PacketWords
    from organizer_app.domain.sharing.schedule_words import ScheduleWords
    from organizer_app.domain.sharing.shared_schedule import SharedSchedule
    from organizer_app.exchange.paper.state_shapes import StateShape
    from organizer_app.exchange.paper.typesetter import PaperSheet

# The preview sets these rows alone, so that it stays as quick with 10,000.
PREVIEWED: Final = 60
# Pictures have no metadata to keep the moment in.
_NO_STAMP: Final = datetime.min.replace(tzinfo=UTC)


class SheetPreview(NamedTuple):
    """A sheet before it is typeset as pictures: equal ones give equal pictures.

    Attributes:
        sheet: what the pages show.
        dots: pixels per inch of paper.
        has_marks: whether there are marks beside lines.
        is_part: whether these are only the first pages of more.
    """

    sheet: PaperSheet
    dots: float
    has_marks: bool = False
    is_part: bool = False

    def pictures(self) -> PagePictures:
        """Return the pages as pictures; raise as `schedule_pdf` does."""
        pictures = sheet_pictures(self.sheet, dots=self.dots, has_marks=self.has_marks)
        return pictures._replace(is_part=self.is_part)


def schedule_pdf(schedule: SharedSchedule, words: ScheduleWords) -> bytes:
    """Return the pages of a schedule as PDF; raise `CannotTypeset` when they cannot be made.

    Args:
        schedule: what its audience may see.
        words: words and paper of the readers.
    """
    return sheet_pdf(schedule_sheet(printed_schedule(schedule, words), words.paper))


def month_pdf(schedule: SharedSchedule, words: ScheduleWords) -> bytes:
    """Return the months of a schedule as PDF; raise as `schedule_pdf` does."""
    return sheet_pdf(month_sheet(schedule, words))


def week_pdf(schedule: SharedSchedule, words: ScheduleWords) -> bytes:
    """Return the weeks of a schedule as PDF; raise as `schedule_pdf` does."""
    return sheet_pdf(week_sheet(schedule, words))


def schedule_preview(
    schedule: SharedSchedule, words: ScheduleWords, dots: float, *, most: int = PREVIEWED
) -> SheetPreview:
    """Return the first `most` rows of a schedule for a preview, with the marks beside what is new.

    `dots` is per inch of paper.
    """
    printed = printed_schedule(with_known_leads(schedule, words), words, most=most)
    sheet = replace(schedule_sheet(printed, words.paper), stamp=_NO_STAMP)
    return SheetPreview(sheet, dots, bool(schedule.changes), len(schedule.entries) > most)


def packets_pdf(packets: Sequence[CityPacket], schedule_words: ScheduleWords, words: PacketWords) -> bytes:
    """Return the packets of some cities, at least one, as one PDF; raise as `schedule_pdf`.

    Args:
        packets: in order, of one mobilization and audience.
        schedule_words: words of days and hours, and the paper of the readers.
        words: words of packets.
    """
    packets = packets_with_known_leads(packets, schedule_words)
    sheets = packet_sheets(packets, schedule_words, words, _shapes())
    with kept_typesetter() as made:
        if len(packets) <= ONE_DOCUMENT:
            return made.pdf(next(sheets))
        return made.joined_pdf(sheets, -(-len(packets) // ONE_DOCUMENT))


def press_pdf(packets: Sequence[CityPacket], schedule_words: ScheduleWords, words: PacketWords) -> bytes:
    """Return the press list of some cities, at least one, as PDF; arguments as for `packets_pdf`."""
    packets = packets_with_known_leads(packets, schedule_words)
    return sheet_pdf(press_sheet(packets, schedule_words, words))


def packet_preview(
    packet: CityPacket, schedule_words: ScheduleWords, words: PacketWords, dots: float
) -> SheetPreview:
    """Return the pages of a city's packet for a preview with `dots` per inch of paper."""
    packets = packets_with_known_leads([packet], schedule_words)
    sheet = packet_sheet(packets, schedule_words, words, _shapes())
    return SheetPreview(replace(sheet, stamp=_NO_STAMP), dots)


def _shapes() -> Mapping[str, StateShape]:
    return state_shapes(resource_path("geo", "outlines.dat"))
