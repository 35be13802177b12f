"""The lines of the runs of show: a head for each zone, and a lane for each city."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from organizer_app.domain.day.show_lanes import Lane
    from organizer_app.services.day.show_books import ShowBook


class ZoneHead(NamedTuple):
    """A zone; `now` in minutes since 1970-01-01 UTC."""

    zone: str
    now: int


class LaneLine(NamedTuple):
    """A city; `now` in minutes since 1970-01-01 UTC."""

    lane: Lane
    now: int


ShowLine = ZoneHead | LaneLine


def show_lines(book: ShowBook, *, only_adrift: bool) -> list[ShowLine]:
    """Return the lines of a day; of thousands of cities, those without a run of show are left out."""
    lines: list[ShowLine] = []
    now = book.day.book.now
    for zone, lanes in book.lanes():
        kept = [
            lane
            for lane in lanes
            if (lane.is_adrift or not only_adrift) and (lane.cues or len(lanes) <= _FEW)
        ]
        if kept:
            lines.append(ZoneHead(zone, now))
            lines += [LaneLine(lane, now) for lane in kept]
    return lines


_FEW = 12
