"""Measure how far a run of show is from its plan, and how far a city is behind with its steps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class CueTimes:
    """A cue as planned and as it went; minutes since 1970-01-01 UTC.

    Attributes:
        cue_id: its id.
        starts: planned start; None if it has no time.
        ends: planned end.
        started: actual start; None before it.
        ended: actual end.
        title: what happens.
    """

    cue_id: str
    starts: int | None
    ends: int | None
    started: int | None = None
    ended: int | None = None
    title: str = ""


def drift_of(cues: Sequence[CueTimes], now: int) -> int | None:
    """Return the drift of a run of show in minutes, above 0 when late; None before it begins.

    The drift is that of the last cue that started. If a cue after it should have started by now, the drift
    is how long it has been waiting, where that is more; a cue that has run past its end counts so, too.
    """
    started = [spot for spot, cue in enumerate(cues) if cue.started is not None and cue.starts is not None]
    last = started[-1] if started else -1
    drift = None
    if last >= 0:
        drift = (cues[last].started or 0) - (cues[last].starts or 0)
        if cues[last].ended is not None and cues[last].ends is not None:
            drift = (cues[last].ended or 0) - (cues[last].ends or 0)
    waiting = next((cue.starts for cue in cues[last + 1 :] if cue.starts is not None), None)
    if waiting is not None and waiting <= now:
        drift = max(now - waiting, drift if drift is not None else 0)
    return drift


def is_adrift(drift: int | None, limit: int) -> bool:
    """Return whether a drift is beyond its limit, early or late."""
    return drift is not None and abs(drift) > limit


def steps_expected(total: int, opens: int, closes: int, now: int) -> int:
    """Return how many of a city's opening or closing steps should be done by now.

    They are spread evenly from `opens` to `closes`: a city that has done 3 of 40 halfway needs help (Nassau
    County FL watches its polling places so).
    """
    if now >= closes:
        return total
    if now <= opens:
        return 0
    return total * (now - opens) // (closes - opens)


def is_behind(done: int, expected: int, limit: int) -> bool:
    """Return whether a city is so many steps behind that it is flagged."""
    return expected - done >= limit
