"""Groups the cities of the coverage matrix under heads, and orders them."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.time.local_time import zone_info
from organizer_app.wording.language.dates import weekday_day
from organizer_app.wording.language.readiness import level_name
from organizer_app.wording.language.zones import zone_family, zone_name
from organizer_app.wording.people import coverage as words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from organizer_app.domain.people.coverage import CoverageRow
    from organizer_app.domain.rows.action_rows import ActionRow


class Grouping(Enum):
    """What the heads name."""

    READINESS = "readiness"
    STATE = "state"
    ZONE = "zone"
    DAY = "day"


class Band(NamedTuple):
    """The head of a group of cities; `level` is a readiness level, or None."""

    title: str
    cities: int
    level: int | None = None


def ordered(rows: Iterable[CoverageRow], grouping: Grouping, now: datetime) -> tuple[CoverageRow, ...]:
    """Return the lines by group, in their previous order within a group; zones go from east to west."""

    def place(line: CoverageRow) -> tuple[object, ...]:
        row = line.row
        if grouping is Grouping.ZONE:
            return (-_offset(row.zone, now), zone_family(row.zone))
        if grouping is Grouping.STATE:
            return (not row.state, row.state)
        return (not row.day, row.day) if grouping is Grouping.DAY else (row.readiness,)

    return tuple(sorted(rows, key=place))


def _offset(zone: str, now: datetime) -> float:
    """Return the UTC offset of a zone in seconds; an unknown zone comes last."""
    there = now.astimezone(zone_info(zone)).utcoffset() if zone else None
    return there.total_seconds() if there is not None else float("-inf")


def group_of(row: ActionRow, grouping: Grouping) -> object:
    """Return what the cities of a group have in common."""
    return {
        Grouping.READINESS: row.readiness,
        Grouping.STATE: row.state,
        Grouping.ZONE: zone_family(row.zone),
        Grouping.DAY: row.day,
    }[grouping]


def band_of(rows: list[CoverageRow], grouping: Grouping) -> Band:
    """Return the head of a group."""
    first = rows[0].row
    if grouping is Grouping.READINESS:
        return Band(level_name(first.readiness), len(rows), first.readiness)
    if grouping is Grouping.DAY:
        title = weekday_day(first.day) if first.day else words.without(grouping.value)
    elif grouping is Grouping.ZONE:
        title = zone_name(first.zone) if first.zone else words.without(grouping.value)
    else:
        title = first.state or words.without(grouping.value)
    return Band(title, len(rows))
