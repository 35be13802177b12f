"""Lays out the packet of a city: head, run of show and people side by side, then what the day needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.people.phone_display import written_phone
from organizer_app.domain.sharing.city_packet import desk_times
from organizer_app.ui.print.flow_column import CELL, SMALL, STRONG, FlowColumn, Paper, PersonLine
from organizer_app.ui.print.packet_head import head_of
from organizer_app.ui.print.packet_pictures import qr_mark, sketch_marks
from organizer_app.ui.print.page_marks import Box, Rule, Sheet, Words
from organizer_app.wording.language.statuses import role_name
from organizer_app.wording.sharing import packets as words

if TYPE_CHECKING:
    from PySide6.QtGui import QPainterPath

    from organizer_app.domain.sharing.city_packet import CityPacket, PacketSite
    from organizer_app.domain.sharing.schedule_words import ScheduleWords
    from organizer_app.ui.print.typesetter import Typesetter

_SKETCH: Final = 900.0
_STATIONS: Final = 4


def packet_sheets(
    packet: CityPacket,
    schedule_words: ScheduleWords,
    typesetter: Typesetter,
    shape: QPainterPath | None,
    *,
    size: tuple[float, float],
) -> list[Sheet]:
    """Return the pages of one packet.

    Args:
        packet: the texts.
        schedule_words: words of days, hours and tactics.
        typesetter: breaks the texts.
        shape: outline of the city's state in map units, or None where there is none.
        size: width and height of the paper, in units.
    """
    paper = Paper(typesetter, *size)
    head_of(packet, schedule_words, paper)
    layout = _Packet(packet, paper)
    if packet.audience >= Audience.PARTNERS:
        layout.day()
        layout.ground(shape)
        layout.desk()
        layout.lists()
    else:
        layout.ground(shape)
        layout.card()
    stamp = schedule_words.stamp(packet.made_at, packet.desk_zone)
    return paper.finished(words.footer(packet.entry.city, stamp), words.page_of)


class _Packet:
    def __init__(self, packet: CityPacket, paper: Paper) -> None:
        self._packet = packet
        self._paper = paper

    def day(self) -> None:
        """Write the run of show and the people beside each other."""
        cues, folk = self._packet.cues, self._packet.people
        run, people = self._paper.columns([0.6, 0.4])
        # A reader who sees a tick or a phone mentioned that the paper does not have would look for it.
        run.head(words.heading("run"), words.hint("run") if cues else "")
        for place, cue in enumerate(cues):
            starts = words.wall(cue.starts)
            run.tick(starts, cue.title, cue.owner, is_strong=cue.is_hard, is_banded=place % 2 == 1)
        if not cues:
            run.text(words.nothing("run"), CELL, "text3")
        has_phones, has_hours = any(one.phone for one in folk), any(one.report_at for one in folk)
        people.head(words.heading("people"), words.people_hint(has_phones=has_phones, has_hours=has_hours))
        for place, person in enumerate(folk):
            role = role_name(person.role, is_backup=person.is_backup)
            at = words.wall(person.report_at)
            phone = written_phone(person.phone) if person.phone else ""
            people.person(PersonLine(person.name, role, phone, at), is_banded=place % 2 == 1)
        if not folk:
            people.text(words.nothing("people"), CELL, "text3")
        people.y += 60
        people.blank(words.call_hq(), at=1180)
        self._paper.below(run, people)

    def ground(self, shape: QPainterPath | None) -> None:
        """Draw the route through the day as stations on a line, and the city's place in its state."""
        packet, paper = self._packet, self._paper
        entry = packet.entry
        column = paper.section(words.heading("ground"), words.hint("ground"), least=1000)
        top = column.y
        has_sketch = shape is not None and entry.latitude is not None and entry.longitude is not None
        room = paper.width - (_SKETCH + 250 if has_sketch else 0)
        sites = list(packet.sites)
        for first in range(0, len(sites), _STATIONS):
            column.y = self._stations(sites[first : first + _STATIONS], column, room)
        if shape is not None and entry.latitude is not None and entry.longitude is not None:
            left = paper.right - _SKETCH
            paper.mark(
                *sketch_marks(shape, entry.latitude, entry.longitude, left=left, top=top + 60, edge=_SKETCH)
            )
            column.y = max(column.y, top + 60 + _SKETCH * 0.75)
        paper.below(column)

    def _stations(self, sites: list[PacketSite], column: FlowColumn, room: float) -> float:
        """Draw some stations from left to right and return where the texts below them end."""
        paper, width = self._paper, room / max(2, len(sites))
        column.ensure(900)
        line = column.y + 130
        if len(sites) > 1:
            last = column.left + (len(sites) - 1) * width + 60
            column.mark(Rule(column.left + 60, line, last, line, "text", 16))
        bottom = line
        for place, site in enumerate(sites):
            left = column.left + place * width
            is_end = place in {0, len(sites) - 1}
            column.mark(Box(left, line - 60, 120, 120, "text" if is_end else "surface", 60, "text"))
            below = FlowColumn(paper, left, width - 160)
            below.page, below.y = column.page, line + 80
            below.text(words.site_role(site.role), STRONG, "text2")
            below.text(", ".join(part for part in (site.venue, site.address) if part), STRONG)
            below.text(site.access_notes, CELL, "text2")
            bottom = max(bottom, below.y)
        return bottom + 60

    def desk(self) -> None:
        """Write what to report to HQ, the count, and what to do when something happens."""
        tell, count, alarm = self._paper.columns([1, 1, 1], least=1500)
        tell.head(words.heading("desk"), words.hint("desk"))
        times = desk_times(self._packet)
        for at, text in zip(times, words.reports_to_hq(), strict=True):
            tell.tick(words.wall(at), text, "")
        count.head(words.heading("count"), words.hint("count"))
        self._count(count)
        alarm.head(words.heading("alarm"), "")
        for what, deed in words.if_something_happens(self._packet):
            alarm.text(what, STRONG)
            alarm.text(deed, CELL, "text2")
            alarm.y += 50
        self._paper.below(tell, count, alarm)

    def _count(self, count: FlowColumn) -> None:
        names = words.count_fields()
        width = (count.width - 200) / len(names)
        for place, name in enumerate(names):
            left = count.left + place * (width + 100)
            count.mark(Words(left, count.y + 110, name, SMALL, "text3"))
            count.mark(Rule(left, count.y + 370, left + width, count.y + 370))
        count.y += 430
        count.text(words.count_how(), SMALL, "text3")
        for place, method in enumerate(words.count_methods()):
            left = count.left + place % 2 * count.width / 2
            top = count.y + 50 + place // 2 * 170
            count.mark(Box(left, top, 110, 110, "surface", 25, "control_line"))
            count.mark(Words(left + 190, top + 95, method, CELL))
        count.y += 440
        count.text(words.counted_by(), SMALL, "text3")
        count.y += 210
        count.mark(Rule(count.left, count.y, count.left + count.width, count.y))

    def lists(self) -> None:
        """Write permits and checklist, and beside them the space for the rights card and the public page."""
        left, right = self._paper.columns([0.62, 0.38], least=1500)
        self._permits(left)
        left.y += 150
        self._tasks(left)
        self._rights(right)
        self._page(right)
        self._paper.below(left, right)

    def card(self) -> None:
        """Write what an outside reader can use: room for a rights card, and the code of the public page."""
        left, right = self._paper.columns([1, 1], least=1500)
        self._rights(left)
        self._page(right)
        self._paper.below(left, right)

    def _rights(self, column: FlowColumn) -> None:
        column.head(words.heading("rights"), words.hint("rights"))
        column.mark(Box(column.left, column.y + 60, column.width, 900, "surface", 40, "border_strong"))
        column.y += 1020

    def _permits(self, column: FlowColumn) -> None:
        column.head(words.heading("permits"), words.hint("permits"))
        for permit in self._packet.permits:
            more = ", ".join(part for part in (permit.authority, permit.conditions) if part)
            column.pair(words.permit_kind(permit.kind), words.permit_status(permit.status), more, at=1100)
        if not self._packet.permits:
            column.text(words.nothing("permits"), CELL, "text3")

    def _tasks(self, column: FlowColumn) -> None:
        column.head(words.heading("tasks"), "")
        for task in self._packet.tasks:
            column.tick("", task.title, words.due(task.due_on), is_strong=task.is_gate, is_done=task.is_done)
        if not self._packet.tasks:
            column.text(words.nothing("tasks"), CELL, "text3")

    def _page(self, column: FlowColumn) -> None:
        """Write the public page as a code for phones, and in letters."""
        link = self._packet.entry.public_url
        if not link:
            return
        column.ensure(1150)
        column.head(words.heading("page"), "")
        mark, edge = qr_mark(link, column.left, column.y + 60, 700)
        column.mark(mark)
        column.y += edge + 60
        column.text(link, CELL, "text2")
