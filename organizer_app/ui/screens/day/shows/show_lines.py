"""The lines of the runs of show: a head for each zone, and a lane for each city."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.domain.day.show_lanes import Lane


class ZoneHead(NamedTuple):
    """A zone; `now` in minutes since 1970-01-01 UTC."""

    zone: str
    now: int


class LaneLine(NamedTuple):
    """A city; `now` in minutes since 1970-01-01 UTC."""

    lane: Lane
    now: int


ShowLine = ZoneHead | LaneLine


def show_lines(zones: Sequence[tuple[str, Sequence[Lane]]], now: int, *, only_adrift: bool) -> list[ShowLine]:
    """Return the lines of a day at a moment, in minutes since 1970-01-01 UTC."""
    lines: list[ShowLine] = []
    for zone, lanes in zones:
        kept = [lane for lane in lanes if lane.is_adrift or not only_adrift]
        if kept:
            lines.append(ZoneHead(zone, now))
            lines += [LaneLine(lane, now) for lane in kept]
    return lines
