"""Compute a time for every cue of a run of show: hard cues keep theirs, soft ones follow the previous cue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from organizer_app.domain.model.day.cues import Cue
from organizer_app.domain.time.local_time import minutes_of

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class TimedCue:
    """A cue with its time.

    Attributes:
        cue: the cue.
        starts: minutes after midnight on the city's clock, above 1440 after midnight; None until a cue has a
            time.
        ends: its end, in the same unit.
        overlap: minutes by which the previous cue runs past this start; 0 for none.
    """

    cue: Cue
    starts: int | None
    ends: int | None
    overlap: int = 0


_DAY = 24 * 60
_HALF_DAY = 12 * 60


def run_of_show(cues: Iterable[Cue], starts: int | None = None) -> tuple[TimedCue, ...]:
    """Return cues in order, each with its time.

    A soft cue starts when the previous one ends, or at its own time if that is later. A hard cue starts at
    its time; a previous cue that is not over by then overlaps. A time half a day or more before the previous
    cue belongs to the next day.

    Args:
        cues: the cues of one action, in any order.
        starts: start of the action in minutes after midnight, for soft cues at the beginning; or None.
    """
    timed: list[TimedCue] = []
    free = starts
    for cue in sorted(cues, key=lambda each: (each.position, each.id)):
        own = None if cue.starts is None else minutes_of(cue.starts)
        if own is not None and timed and free is not None and free - own >= _HALF_DAY:
            own += _DAY
        begins, overlap = _begin(own, free if timed or own is None else None, is_hard=cue.is_hard)
        ends = None if begins is None else begins + cue.minutes
        timed.append(TimedCue(cue, begins, ends, overlap))
        if ends is not None:
            free = ends if free is None or not timed[:-1] else max(free, ends)
    return tuple(timed)


def _begin(own: int | None, free: int | None, *, is_hard: bool) -> tuple[int | None, int]:
    if own is None:
        return free, 0
    if free is None or own >= free:
        return own, 0
    return (own, free - own) if is_hard else (free, 0)
