"""Lays out the head of a packet: its audience, city and hours, readiness, the facts of the day."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.model.action_fields import PACKET_FIELDS
from organizer_app.domain.rows.readiness import Readiness
from organizer_app.domain.sharing.city_packet import open_gates
from organizer_app.domain.sharing.schedule_words import hours_of
from organizer_app.domain.time.local_time import local_of
from organizer_app.ui.print.flow_column import CELL, LINE, SMALL, STRONG, Column, Paper
from organizer_app.ui.print.page_marks import Ball, Box, Rule, Shape, Words
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.tokens import BOLD, REGULAR, SEMIBOLD
from organizer_app.wording.sharing import packets as words

if TYPE_CHECKING:
    from organizer_app.domain.sharing.city_packet import CityPacket
    from organizer_app.domain.sharing.schedule_words import ScheduleWords

_CITY: Final = TextStyle(270, BOLD)
_STATE: Final = TextStyle(150, REGULAR)
_HOURS: Final = TextStyle(190, BOLD)
_FACT: Final = TextStyle(110, SEMIBOLD)
_FACT_STEP: Final = 140.0
_LOCK: Final = 105.0
_INSIDE: Final = 120.0
_SHARES: Final = {"asked": 1.5, "demand": 1.5, "expected": 0.75}
_LEVELS: Final = {level.code: level for level in Readiness}
# Roles with many people in one city, in the order in which they are counted.
_COUNTED: Final = ("marshal", "medic")


class _Fact(NamedTuple):
    """The texts of a cell of the card: its name, its value, and a detail."""

    name: str
    told: str
    more: str = ""


def head_of(packet: CityPacket, schedule_words: ScheduleWords, paper: Paper) -> None:
    """Write the head of a packet at the top of its first page."""
    entry = packet.entry
    day = schedule_words.day(entry.day) if entry.day else schedule_words.texts["date_open"]
    _reader(packet, paper)
    whole = paper.column()
    whole.width -= 1700
    whole.text(f"{packet.title} · {day}", STRONG, "text2")
    hours = hours_of(entry, schedule_words) if entry.starts else schedule_words.texts["time_open"]
    named = Column(paper, paper.left, paper.width - paper.typesetter.advance(hours, _HOURS) - 300)
    named.y = whole.y
    _city(named, paper, entry.city, entry.state)
    paper.to_the_right(named.y, hours, _HOURS, "text")
    named.y += 170
    clocks = _clocks(packet, schedule_words)
    paper.to_the_right(named.y, clocks, CELL, "text2")
    named.width = paper.width - paper.typesetter.advance(clocks, CELL) - 300
    _readiness(packet, schedule_words, paper, named)
    paper.move_to(named.y + 100)
    _card([fact for fact in _facts(packet, schedule_words) if fact.told or fact.more], paper)


def _reader(packet: CityPacket, paper: Paper) -> None:
    """Write the audience in the corner; a packet with phone numbers has a lock, in white on black."""
    text = words.reader(packet.audience)
    if packet.audience < Audience.INTERNAL:
        paper.to_the_right(paper.y + LINE, text, STRONG, "text2")
        return
    width = paper.typesetter.advance(text, STRONG) + 200 + _LOCK * 1.5
    left = paper.right - width
    paper.mark(Box(left, paper.y, width, 180, "text", 90))
    paper.mark(Shape(_lock(left + 90, paper.y + 90 - _LOCK / 2), "", "surface", 9))
    paper.mark(Words(left + 90 + _LOCK * 1.5, paper.y + 122, text, STRONG, "surface"))


def _lock(left: float, top: float) -> QPainterPath:
    """Return the outline of a closed lock in its square."""
    part = _LOCK / 24
    path = QPainterPath()
    path.addRoundedRect(QRectF(left + 3 * part, top + 11 * part, 18 * part, 11 * part), 2 * part, 2 * part)
    path.moveTo(left + 7 * part, top + 11 * part)
    path.lineTo(left + 7 * part, top + 7 * part)
    path.arcTo(QRectF(left + 7 * part, top + 2 * part, 10 * part, 10 * part), 180, -180)
    path.lineTo(left + 17 * part, top + 11 * part)
    return path


def _city(named: Column, paper: Paper, city: str, state: str) -> None:
    named.text(city, _CITY, step=290)
    end = paper.typesetter.advance(paper.typesetter.lines(city, _CITY, named.width)[-1], _CITY) if city else 0
    if state and end + 80 + paper.typesetter.advance(state, _STATE) <= named.width:
        paper.mark(Words(named.left + end + 80, named.y, state, _STATE, "text2"))
    elif state:
        named.text(state, _STATE, "text2", step=170)


def _readiness(packet: CityPacket, schedule_words: ScheduleWords, paper: Paper, named: Column) -> None:
    level = _LEVELS.get(packet.entry.readiness)
    if level is None:
        return
    name = schedule_words.readiness[level.code]
    paper.mark(
        Ball(paper.left + 55, named.y - 32, 110, int(level)), Words(paper.left + 150, named.y, name, STRONG)
    )
    why = words.why_not_ready(packet.reasons, open_gates(packet))
    beside = paper.typesetter.advance(name, STRONG) + 250
    if why:
        told = Column(paper, paper.left + beside, named.width - beside)
        told.y = named.y - LINE
        told.text(why, CELL, "text2")
        named.y = told.y


def _clocks(packet: CityPacket, schedule_words: ScheduleWords) -> str:
    entry = packet.entry
    if entry.starts_utc is None:
        return schedule_words.zone_heading(entry.zone) if entry.zone else ""
    desk = local_of(entry.starts_utc, packet.desk_zone)
    there = f"{schedule_words.clock(desk.wall)} {schedule_words.zone(packet.desk_zone)}"
    return f"{schedule_words.zone_heading(entry.zone)} · {there} · {entry.starts_utc:%H:%M} UTC"


def _facts(packet: CityPacket, schedule_words: ScheduleWords) -> list[_Fact]:
    entry = packet.entry
    held = Counter(person.role for person in packet.people)
    counted = ", ".join(words.people_in_role(role, held[role]) for role in _COUNTED if held[role] > 1)
    where = (entry.venue, entry.address) if entry.venue else (entry.address, "")
    return [
        _Fact("where", where[0] or schedule_words.texts["place_open"], where[1]),
        _Fact("asked" if packet.asked_of else "demand", packet.asked_of, packet.demand),
        _Fact(
            "expected", words.people_expected(entry.expected) if entry.expected is not None else "", counted
        ),
        _Fact("hosts", entry.groups[0] if entry.groups else "", ", ".join(entry.groups[1:])),
        *(_Fact(spec.name, getattr(entry, spec.name)) for spec in PACKET_FIELDS),
    ]


def _card(facts: list[_Fact], paper: Paper) -> None:
    """Put the facts side by side on one card; a demand takes more words than a number."""
    shares = [_SHARES.get(fact.name, 1.0) for fact in facts]
    widths = [paper.width * share / sum(shares) for share in shares]
    lines = paper.typesetter.lines
    told = [
        (fact.name, lines(fact.told, _FACT, width - 2 * _INSIDE), lines(fact.more, CELL, width - 2 * _INSIDE))
        for fact, width in zip(facts, widths, strict=True)
    ]
    height = max(len(strong) * _FACT_STEP + len(plain) * LINE for _, strong, plain in told) + 390
    left, top = paper.left, paper.y
    paper.mark(Box(left, top, paper.width, height, "sunken", 90, "border"))
    for (name, strong, plain), width in zip(told, widths, strict=True):
        if left > paper.left:
            paper.mark(Rule(left, top + 90, left, top + height - 90, "border"))
        cell = Column(paper, left + _INSIDE, width - 2 * _INSIDE)
        cell.y = top + 50
        cell.text(words.heading(name), SMALL, "text3")
        cell.y += 25
        for line in strong:
            cell.text(line, _FACT, step=_FACT_STEP)
        for line in plain:
            cell.text(line, CELL, "text2")
        left += width
    paper.move_to(top + height + 90)
