"""Order the time zones of a schedule for readers: from east to west, then abroad."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.basics.problems import UnknownZone
from organizer_app.domain.time.local_time import offset_minutes, zone_info

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from organizer_app.domain.sharing.schedule_words import ScheduleWords
    from organizer_app.domain.sharing.shared_schedule import SharedEntry, SharedSchedule

# Zones farther east of HQ than this, in minutes, come after the west: they are abroad or a day ahead.
_FAR_EAST = 180
_NO_OFFSET = -24 * 60


def entries_by_zone(schedule: SharedSchedule, words: ScheduleWords) -> list[tuple[str, list[SharedEntry]]]:
    """Return the heading of each zone with its entries in the schedule's order."""
    by_zone: dict[str, list[SharedEntry]] = {}
    headings: dict[str, str] = {}
    for entry in schedule.entries:
        heading = headings.get(entry.zone)
        if heading is None:
            heading = words.zone_heading(entry.zone) if is_zone(entry.zone) else words.texts["zone_open"]
            headings[entry.zone] = heading
        by_zone.setdefault(heading, []).append(entry)
    return sorted(by_zone.items(), key=lambda item: (_from_east(item[1], schedule), item[0]))


def is_zone(zone: str) -> bool:
    """Return whether a text is the name of a known time zone."""
    try:
        return bool(zone and zone_info(zone))
    except UnknownZone:
        return False


def first_day(entries: Sequence[SharedEntry], schedule: SharedSchedule) -> date:
    """Return the day used to look up the UTC offsets of a zone."""
    return next((entry.day for entry in entries if entry.day), None) or (
        schedule.anchor_date or schedule.generated_at.date()
    )


def _from_east(entries: Sequence[SharedEntry], schedule: SharedSchedule) -> tuple[bool, int]:
    zone, day = entries[0].zone, first_day(entries, schedule)
    offset = offset_minutes(zone, day) if is_zone(zone) else _NO_OFFSET
    return offset > offset_minutes(schedule.desk_zone, day) + _FAR_EAST, -offset
