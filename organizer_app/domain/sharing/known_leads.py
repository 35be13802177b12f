"""Tells partners of leads whose name nobody knows: in words, never by parts of a number or an address."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.model.people import stands_for_contact

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.domain.sharing.city_packet import CityPacket
    from organizer_app.domain.sharing.schedule_words import ScheduleWords
    from organizer_app.domain.sharing.shared_schedule import SharedEntry, SharedSchedule


def with_known_leads(schedule: SharedSchedule, words: ScheduleWords) -> SharedSchedule:
    """Return a schedule as its audience reads it; HQ keeps what tells one nameless lead from another."""
    if schedule.audience >= Audience.INTERNAL:
        return schedule
    entries = tuple(_told(entry, words) for entry in schedule.entries)
    return schedule if entries == schedule.entries else replace(schedule, entries=entries)


def packets_with_known_leads(packets: Sequence[CityPacket], words: ScheduleWords) -> Sequence[CityPacket]:
    """Return packets as their audience reads them."""
    return [
        packet
        if packet.audience >= Audience.INTERNAL
        else replace(
            packet,
            entry=_told(packet.entry, words),
            people=tuple(
                person._replace(name=words.texts["known_lead"]) if stands_for_contact(person.name) else person
                for person in packet.people
            ),
        )
        for packet in packets
    ]


def _told(entry: SharedEntry, words: ScheduleWords) -> SharedEntry:
    known = words.texts["known_lead"]
    if stands_for_contact(entry.lead):
        entry = replace(entry, lead=known)
    return replace(entry, backup=known) if stands_for_contact(entry.backup) else entry
