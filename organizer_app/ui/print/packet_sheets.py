"""Lays the packet of a city out: head, run of show and people side by side, then what the day needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from organizer_app.domain.audiences import Audience
from organizer_app.domain.local_time import local_of
from organizer_app.domain.readiness import Readiness
from organizer_app.ui.print.flow_column import CELL, SMALL, STRONG, Column, Paper
from organizer_app.ui.print.marks import Ball, Box, Rule, Sheet, Words
from organizer_app.ui.print.packet_pictures import qr_mark, sketch_marks
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.tokens import BOLD
from organizer_app.wording import packets as words
from organizer_app.wording.statuses import role_name

if TYPE_CHECKING:
    from PySide6.QtGui import QPainterPath

    from organizer_app.domain.city_packet import CityPacket
    from organizer_app.domain.schedule_words import ScheduleWords
    from organizer_app.ui.print.typesetter import Typesetter

_CITY: Final = TextStyle(270, BOLD)
_HOURS: Final = TextStyle(190, BOLD)
_LEVELS: Final = {level.code: level for level in Readiness}


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
        packet: what they say.
        schedule_words: words of days, hours and tactics.
        typesetter: breaks the texts.
        shape: outline of the city's state in map units, or None where there is none.
        size: width and height of the paper, in units.
    """
    layout = _Packet(packet, schedule_words, Paper(typesetter, *size))
    layout.head(shape)
    layout.day()
    if packet.audience >= Audience.PARTNERS:
        layout.desk()
        layout.lists()
    return layout.paper.finished(layout.foot(), words.page_of)


class _Packet:
    def __init__(self, packet: CityPacket, schedule_words: ScheduleWords, paper: Paper) -> None:
        self._packet = packet
        self._words = schedule_words
        self.paper = paper

    def foot(self) -> str:
        entry = self._packet.entry
        return words.footer(entry.city, self._words.stamp(self._packet.made_at, self._packet.desk_zone))

    def head(self, shape: QPainterPath | None) -> None:
        """City, hours, readiness, and where it lies."""
        packet, entry, paper = self._packet, self._packet.entry, self.paper
        day = self._words.day(entry.day) if entry.day else self._words.texts["date_open"]
        whole = paper.column()
        whole.text(f"{packet.title} · {day}", STRONG, "text2")
        paper.to_the_right(
            whole.y, words.reader(packet.audience), STRONG, "danger" if entry.lead_phone else "text2"
        )
        hours = self._words.span(entry.starts, entry.ends) if entry.starts else self._words.texts["time_open"]
        room = paper.width - paper.typesetter.advance(hours, _HOURS) - 300
        named = Column(paper, paper.left, room)
        named.y = whole.y
        named.text(", ".join(part for part in (entry.city, entry.state) if part), _CITY, step=290)
        paper.to_the_right(named.y, hours, _HOURS, "text")
        named.y += 170
        if level := _LEVELS.get(entry.readiness):
            paper.mark(Ball(paper.left + 55, named.y - 32, 110, int(level)))
            paper.mark(Words(paper.left + 150, named.y, self._words.readiness[level.code], STRONG))
        paper.to_the_right(named.y, self._clocks(), CELL, "text2")
        paper.move_to(named.y + 90)
        self._facts(shape)

    def _clocks(self) -> str:
        entry = self._packet.entry
        if entry.starts_utc is None:
            return self._words.zone_heading(entry.zone) if entry.zone else ""
        desk = local_of(entry.starts_utc, self._packet.desk_zone)
        there = f"{self._words.clock(desk.wall)} {self._words.zone(self._packet.desk_zone)}"
        return f"{self._words.zone_heading(entry.zone)} · {there} · {entry.starts_utc:%H:%M} UTC"

    def _facts(self, shape: QPainterPath | None) -> None:
        entry, paper = self._packet.entry, self.paper
        facts = [
            ("where", ", ".join(part for part in (entry.venue, entry.address) if part)),
            ("hosts", ", ".join(entry.groups)),
            ("expected", words.people_expected(entry.expected) if entry.expected is not None else ""),
            ("demand", self._packet.demand),
        ]
        told = [
            (name, text or self._words.texts["place_open"]) for name, text in facts if text or name == "where"
        ]
        picture = 900.0
        room = paper.width - (picture + 150 if shape is not None else 0)
        columns = paper.columns([1] * len(told), room=room)
        for column, (name, text) in zip(columns, told, strict=True):
            column.y += 60
            column.text(words.heading(name), SMALL, "text3")
            column.text(text, STRONG)
        bottom = max(column.y for column in columns) + 60
        if shape is not None and entry.latitude is not None and entry.longitude is not None:
            top = paper.y
            marks = sketch_marks(
                shape, entry.latitude, entry.longitude, left=paper.right - picture, top=top, edge=picture
            )
            paper.mark(*marks)
            bottom = max(bottom, top + picture * 0.75)
        paper.move_to(bottom + 60)
        paper.mark(Rule(paper.left, paper.y, paper.right, paper.y, "border"))
        paper.move_to(paper.y + 60)

    def day(self) -> None:
        """Run of show and people beside each other; the ground below."""
        packet, paper = self._packet, self.paper
        if packet.audience >= Audience.PARTNERS:
            run, people = paper.columns([0.6, 0.4])
            self._run(run)
            self._people(people)
            paper.below(run, people)
        if packet.sites:
            ground = paper.section(words.heading("ground"), "")
            for site in packet.sites:
                where = ", ".join(part for part in (site.venue, site.address) if part)
                ground.pair(words.site_role(site.role), where, site.access_notes, at=900)
            paper.below(ground)
        if packet.entry.public_url:
            page = paper.section(words.heading("page"), "", least=900)
            mark, edge = qr_mark(packet.entry.public_url, paper.left, page.y + 60, 700)
            paper.mark(mark)
            beside = Column(paper, paper.left + edge + 150, paper.width - edge - 150)
            beside.y = page.y + 60
            beside.text(packet.entry.public_url, CELL, "text2")
            paper.move_to(page.y + edge + 160)

    def _run(self, column: Column) -> None:
        column.head(words.heading("run"), words.hint("run"))
        for cue in self._packet.cues:
            column.tick(words.wall(cue.starts), cue.title, cue.owner, is_strong=cue.is_hard)
        if not self._packet.cues:
            column.text(words.nothing("run"), CELL, "text3")

    def _people(self, column: Column) -> None:
        column.head(words.heading("people"), words.hint("people"))
        for person in self._packet.people:
            told = " · ".join(part for part in (person.phone, words.wall(person.report_at)) if part)
            column.person(person.name, role_name(person.role, is_backup=person.is_backup), told)
        if not self._packet.people:
            column.text(words.nothing("people"), CELL, "text3")

    def desk(self) -> None:
        """What is told to the desk, the count, and room for rights and numbers."""
        paper = self.paper
        tell, count, rights = paper.columns([1, 1, 1], least=1100)
        tell.head(words.heading("desk"), words.hint("desk"))
        for text in words.told_to_desk():
            tell.tick("", text, "")
        count.head(words.heading("count"), words.hint("count"))
        for text in words.count_fields():
            count.blank(text)
        rights.head(words.heading("rights"), words.hint("rights"))
        paper.mark(Box(rights.left, rights.y + 60, rights.width, 780, "surface", 40, "border_strong"))
        rights.y += 880
        paper.below(tell, count, rights)

    def lists(self) -> None:
        """Permits and checklist."""
        packet, paper = self._packet, self.paper
        permits = paper.section(words.heading("permits"), words.hint("permits"))
        for permit in packet.permits:
            more = ", ".join(part for part in (permit.authority, permit.conditions) if part)
            permits.pair(words.permit_kind(permit.kind), words.permit_status(permit.status), more, at=1500)
        if not packet.permits:
            permits.text(words.nothing("permits"), CELL, "text3")
        paper.below(permits)
        tasks = paper.section(words.heading("tasks"), "")
        for task in packet.tasks:
            tasks.tick("", task.title, words.due(task.due_on), is_strong=task.is_gate, is_done=task.is_done)
        if not packet.tasks:
            tasks.text(words.nothing("tasks"), CELL, "text3")
        paper.below(tasks)
