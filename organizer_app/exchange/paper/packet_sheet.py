"""Writes the data of city packets for their template: head, people, site and what the day needs."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.model.action_fields import PACKET_FIELDS
from organizer_app.domain.model.sites import AccessStatus
from organizer_app.domain.people.phone_display import written_phone
from organizer_app.domain.places.map_projection import usa_point
from organizer_app.domain.rows.readiness_levels import Readiness
from organizer_app.domain.sharing.city_packet import desk_times, open_gates
from organizer_app.domain.sharing.schedule_words import hours_of, reader_line
from organizer_app.domain.time.local_time import local_of
from organizer_app.exchange.paper.paper_text import Code, Drawing
from organizer_app.exchange.paper.qr_drawing import qr_drawing
from organizer_app.exchange.paper.typesetter import PaperSheet
from organizer_app.exchange.schedule.entry_facts import contested_of, name_of
from organizer_app.exchange.text.clean_text import one_line, safe_link, typed_link

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from organizer_app.domain.sharing.city_packet import CityPacket, PacketSite
    from organizer_app.domain.sharing.packet_words import PacketWords
    from organizer_app.domain.sharing.schedule_words import ScheduleWords
    from organizer_app.exchange.paper.state_shapes import StateShape

# So many packets are one document for the compiler: it is as quick with fewer, and small in memory.
ONE_DOCUMENT: Final = 50
_LEVELS: Final = {level.code: level for level in Readiness}
# Roles with many people in one city, in the order in which they are counted.
_COUNTED: Final = ("marshal", "medic")
_DOT: Final = " \N{MIDDLE DOT} "
_SECTIONS: Final = (
    "run", "people", "site", "desk", "count", "alarm", "permits", "tasks", "rights", "page", "notes",
    "demand", "dates", "press",
)  # fmt: skip


def packet_sheet(
    packets: Sequence[CityPacket],
    schedule_words: ScheduleWords,
    words: PacketWords,
    shapes: Mapping[str, StateShape],
) -> PaperSheet:
    """Return the sheet of some packets, at least one, of one mobilization and audience.

    Args:
        packets: in order.
        schedule_words: words of days, hours and tactics, and the paper of the readers.
        words: words of packets.
        shapes: outlines of states by code; a city elsewhere gets no sketch.
    """
    first = packets[0]
    has_phones = any(person.phone for packet in packets for person in packet.people)
    name = (first.entry.city if len(packets) == 1 else "") or first.title
    return PaperSheet(
        template="packet",
        language=schedule_words.language,
        stamp=first.made_at,
        paper=schedule_words.paper,
        data={
            "title": words.file_title(one_line(name)),
            "audience": Code(first.audience.code),
            "reader": reader_line(schedule_words, first.audience, has_phones=has_phones),
            "page_of": Code(schedule_words.texts["page"]),
            "crew": first.audience >= Audience.PARTNERS,
            "texts": dict(words.texts),
            "access": schedule_words.texts["access"],
            "heads": {code: words.heading(code) for code in _SECTIONS},
            "hints": {code: words.hint(code) for code in _SECTIONS},
            "nothing": {code: words.nothing(code) for code in ("run", "people", "permits", "tasks")},
            "count_fields": words.count_fields,
            "count_methods": words.count_methods,
            "shapes": _used_shapes(packets, shapes),
            "packets": [_Packet(each, schedule_words, words).data(shapes) for each in packets],
        },
    )


def packet_sheets(
    packets: Sequence[CityPacket],
    schedule_words: ScheduleWords,
    words: PacketWords,
    shapes: Mapping[str, StateShape],
) -> Iterator[PaperSheet]:
    """Yield the sheets of any number of packets, which are one file when they are joined."""
    for first in range(0, len(packets), ONE_DOCUMENT):
        sheet = packet_sheet(packets[first : first + ONE_DOCUMENT], schedule_words, words, shapes)
        if len(packets) > 1:
            title = words.file_title(one_line(packets[0].title))
            sheet = replace(sheet, data={**sheet.data, "title": title})
        yield sheet


def _used_shapes(packets: Sequence[CityPacket], shapes: Mapping[str, StateShape]) -> dict[str, Drawing]:
    used = sorted({packet.entry.state for packet in packets} & shapes.keys())
    return {state: _drawn(shapes[state]) for state in used}


def _drawn(shape: StateShape) -> Drawing:
    # A margin of the line's own width keeps it whole at the edge.
    margin = shape.width / 100
    box = f"{-margin:.1f} {-margin:.1f} {shape.width + 2 * margin:.1f} {shape.height + 2 * margin:.1f}"
    style = f'fill="#eceff3" stroke="#7c8794" stroke-width="{shape.width / 120:.2f}" stroke-linejoin="round"'
    return Drawing(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}"><path {style} d="{shape.path}Z"/></svg>'
    )


class _Packet:
    """Writes the data of one packet."""

    def __init__(self, packet: CityPacket, schedule_words: ScheduleWords, words: PacketWords) -> None:
        self._packet = packet
        self._entry = packet.entry
        self._days = schedule_words
        self._words = words

    def data(self, shapes: Mapping[str, StateShape]) -> dict[str, object]:
        packet, words, entry = self._packet, self._words, self._entry
        link = safe_link(entry.public_url)
        return {
            **self._head(),
            "facts": self._facts(),
            "demand": one_line(packet.demand),
            "dates": self._dates(),
            "press": one_line(packet.press_contact),
            "cues": [
                {"at": words.wall(cue.starts), "what": cue.title, "who": cue.owner, "hard": cue.is_hard}
                for cue in packet.cues
            ],
            "people": self._people(),
            "stations": [self._station(site) for site in packet.sites],
            "sketch": self._sketch(shapes),
            "code": qr_drawing(link) if link else "",
            "code_alt": words.texts["code"].replace("{link}", link),
            "link": typed_link(link),
            "reports": [
                {"at": words.wall(at), "what": told}
                for at, told in zip(desk_times(packet), words.reports_to_hq, strict=True)
            ],
            "cases": [{"case": case, "deed": deed} for case, deed in words.if_something_happens(packet)],
            **self._lists(),
            "foot": words.footer(packet, self._days.stamp(packet.made_at, packet.desk_zone)),
        }

    def _head(self) -> dict[str, object]:
        packet, words, entry = self._packet, self._words, self._entry
        texts = self._days.texts
        day = self._days.day(entry.day) if entry.day else texts["date_open"]
        level = _LEVELS.get(entry.readiness)
        return {
            "kicker": f"{one_line(packet.title)}{_DOT}{day}",
            "city": one_line(entry.city) or name_of(entry, self._days),
            "state": one_line(entry.state),
            "level": -1 if level is None else int(level),
            "readiness": "" if level is None else self._days.readiness[level.code],
            "why": words.why_not_ready(packet.reasons, open_gates(packet)) if level is not None else "",
            "hours": hours_of(entry, self._days) if entry.starts else texts["time_open"],
            "clocks": self._clocks(),
        }

    def _lists(self) -> dict[str, object]:
        packet, words = self._packet, self._words
        return {
            "permits": [
                {
                    "name": words.permit_kind(permit.kind),
                    "state": words.permit_status(permit.status),
                    "note": ", ".join(
                        part for part in (permit.authority, permit.contact, permit.conditions) if part
                    ),
                }
                for permit in packet.permits
            ],
            "tasks": [
                {
                    "what": task.title,
                    "due": words.due(task.due_on),
                    "gate": task.is_gate,
                    "done": task.is_done,
                }
                for task in packet.tasks
            ],
        }

    def _clocks(self) -> str:
        entry, desk_zone = self._entry, self._packet.desk_zone
        zone = self._days.zone_heading(entry.zone) if entry.zone else ""
        if entry.starts_utc is None or self._packet.audience < Audience.PARTNERS:
            return zone
        desk = local_of(entry.starts_utc, desk_zone)
        there = f"{self._days.clock(desk.wall)} {self._days.zone(desk_zone)}"
        if desk.day != entry.day:
            there = f"{self._days.short_day(desk.day)}, {there}"
        is_same = (desk.day, desk.wall) == (entry.day, entry.starts)
        return _DOT.join(
            part for part in (zone, "" if is_same else there, f"{entry.starts_utc:%H:%M} UTC") if part
        )

    def _facts(self) -> list[dict[str, object]]:
        packet, words, entry = self._packet, self._words, self._entry
        place = (entry.venue, entry.address) if entry.venue else (entry.address, "")
        held = Counter(person.role for person in packet.people)
        counted = ", ".join(words.people_in_role(role, held[role]) for role in _COUNTED if held[role] > 1)
        target = words.texts["of_target"].replace("{name}", packet.asked_of) if packet.asked_of else ""
        is_inner = packet.audience >= Audience.PARTNERS
        why = [packet.demand, target] if is_inner else [target]
        expected = words.people_expected(entry.expected) if entry.expected is not None else ""
        found = [
            ("where", place[0] or self._days.texts["place_open"], place[1]),
            ("action", name_of(entry, self._days), " ".join(part for part in why if part)),
            ("expected", expected, counted),
            ("hosts", entry.groups[0] if entry.groups else "", ", ".join(entry.groups[1:])),
            *((spec.name, getattr(entry, spec.name), "") for spec in PACKET_FIELDS),
        ]
        facts: list[dict[str, object]] = [
            {"label": words.heading(code), "main": main, "sub": sub, "wide": code == "action"}
            for code, main, sub in found
            if main or sub
        ]
        if contested := contested_of(entry, self._days):
            label = self._days.texts["contested"]
            facts.append({"label": label, "main": contested, "sub": "", "wide": True})
        return facts

    def _dates(self) -> list[str]:
        told = []
        for each in self._packet.key_dates:
            day = self._days.short_day(each.day) if each.day else self._days.texts["date_open"]
            hour = (
                f"{self._days.clock(each.starts)} {self._days.zone(each.zone)}".rstrip()
                if each.starts
                else ""
            )
            when = ", ".join(part for part in (day, hour) if part)
            told.append(f"{when} {', '.join(part for part in (each.title, each.venue) if part)}")
        return told

    def _people(self) -> list[dict[str, object]]:
        return [
            {
                "name": person.name,
                "role": self._words.role(person.role, person.is_backup),
                "phone": written_phone(person.phone) if person.phone else "",
                "at": self._words.wall(person.report_at),
            }
            for person in self._packet.people
        ]

    def _station(self, site: PacketSite) -> dict[str, object]:
        named = site.venue or site.address
        is_known = site.access is not AccessStatus.UNKNOWN
        access = [self._words.access(site.access) if is_known else "", site.access_notes]
        return {
            "what": self._words.site_role(site.role),
            "name": named,
            "address": site.address if site.address != named else "",
            "access": ". ".join(part.rstrip(".") for part in access if part),
        }

    def _sketch(self, shapes: Mapping[str, StateShape]) -> dict[str, object] | None:
        """Return where the city is in the outline of its state, from 0 to 1; None outside the map."""
        entry = self._entry
        shape = shapes.get(entry.state)
        if (
            shape is None
            or entry.latitude is None
            or entry.longitude is None
            or entry.country not in {"", "US"}
        ):
            return None
        point = usa_point(entry.latitude, entry.longitude)
        if point is None:
            return None
        alt = self._words.texts["sketch"].replace("{city}", entry.city).replace("{state}", entry.state)
        x, y = (point[0] - shape.left) / shape.width, (point[1] - shape.top) / shape.height
        if not (0 <= x <= 1 and 0 <= y <= 1):
            return None
        return {"state": entry.state, "x": x, "y": y, "ratio": shape.height / shape.width, "alt": alt}
