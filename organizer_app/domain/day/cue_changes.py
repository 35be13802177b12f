"""Change a run of show that is late: push the rest to when it will really begin, or shorten what runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from organizer_app.domain.day.show_lanes import CueStage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.domain.day.show_lanes import LaneCue


@dataclass(frozen=True, slots=True)
class Push:
    """What pushing the rest of a run of show does.

    Attributes:
        minutes: by how much.
        starts: the new planned start of each pushed cue, in minutes since 1970-01-01 UTC.
        fixed: title of the fixed cue that stopped the push, empty if none did.
        slack: minutes left before the fixed cue, below 0 where the cues before it do not fit; None without.
    """

    minutes: int
    starts: tuple[tuple[str, int], ...]
    fixed: str = ""
    slack: int | None = None


@dataclass(frozen=True, slots=True)
class Shortening:
    """What shortening the cue that runs does.

    Attributes:
        cue_id: the cue.
        minutes: its new length.
        saved: minutes that it loses.
        next_id: the cue after it.
        next_starts: the planned start that the cue after it keeps, in minutes since 1970-01-01 UTC.
    """

    cue_id: str
    minutes: int
    saved: int
    next_id: str
    next_starts: int


def push_of(cues: Sequence[LaneCue]) -> Push | None:
    """Return how the rest can be pushed; None where the next cue will begin as planned.

    The next cue is pushed to when it will begin by what is known now, and those after it by as much. A fixed
    cue keeps its time and stops the push: what follows it keeps its time, too.
    """
    spot = _next(cues)
    if spot is None:
        return None
    first = cues[spot]
    planned = first.cue.times.starts
    if first.cue.is_fixed or first.begins is None or planned is None or first.begins <= planned:
        return None
    late = first.begins - planned
    pushed: list[tuple[str, int]] = []
    free = first.begins
    for each in cues[spot:]:
        times = each.cue.times
        if each.cue.is_fixed:
            slack = times.starts - free if times.starts is not None else None
            return Push(late, tuple(pushed), each.cue.title, slack)
        if times.starts is not None:
            pushed.append((times.cue_id, times.starts + late))
            free = (times.ends if times.ends is not None else times.starts) + late
    return Push(late, tuple(pushed))


def shortening_of(cues: Sequence[LaneCue], now: int) -> Shortening | None:
    """Return how the cue that runs can be shortened so that the next one begins as planned.

    Where it is too late for that, the cue ends now. None where nothing runs, nothing follows, or the next cue
    is not late.
    """
    running = next((each for each in reversed(cues) if each.stage is CueStage.RUNNING), None)
    spot = _next(cues)
    if running is None or spot is None:
        return None
    times, planned = running.cue.times, cues[spot].cue.times.starts
    if times.started is None or times.starts is None or times.ends is None or planned is None:
        return None
    length = times.ends - times.starts
    wanted = max(planned, now, times.started + 1) - times.started
    if wanted >= length:
        return None
    return Shortening(times.cue_id, wanted, length - wanted, cues[spot].cue.times.cue_id, planned)


def _next(cues: Sequence[LaneCue]) -> int | None:
    stages = (CueStage.NEXT, CueStage.WAITING)
    return next((spot for spot, each in enumerate(cues) if each.stage in stages), None)
