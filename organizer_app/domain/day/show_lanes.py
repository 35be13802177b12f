"""Say how a run of show goes: when each cue began or will begin, which runs now, and which is next."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from organizer_app.domain.day.city_states import CityState
from organizer_app.domain.day.drift import CueTimes, drift_of, is_adrift
from organizer_app.domain.model.day.day_settings import DayNumber

if TYPE_CHECKING:
    from collections.abc import Sequence


class CueStage(Enum):
    """How a cue goes: it is over, runs, should have started, is the next one, or comes later."""

    OVER = "over"
    RUNNING = "running"
    WAITING = "waiting"
    NEXT = "next"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class PlannedCue:
    """A cue with what a lane says of it.

    Attributes:
        times: its planned and its real times.
        owner: who runs it.
        is_fixed: whether it keeps its time even if the one before it is not over.
    """

    times: CueTimes
    owner: str = ""
    is_fixed: bool = False

    @property
    def title(self) -> str:
        """What happens."""
        return self.times.title


@dataclass(frozen=True, slots=True)
class LaneCue:
    """A cue as it goes; minutes since 1970-01-01 UTC.

    Attributes:
        cue: the cue.
        stage: how it goes.
        begins: when it began, or will by what is known now; None without any time.
        ends: when it ended, or will.
    """

    cue: PlannedCue
    stage: CueStage
    begins: int | None
    ends: int | None


@dataclass(frozen=True, slots=True)
class Lane:
    """The run of show of one city.

    Attributes:
        state: how the city stands.
        cues: its cues in order.
        drift: minutes late (above 0) or early; None before it begins.
        is_adrift: whether that is beyond the limit.
        now: the cue that runs, or None.
        upcoming: the next one that has not started, or None.
    """

    state: CityState
    cues: tuple[LaneCue, ...]
    drift: int | None
    is_adrift: bool
    now: LaneCue | None
    upcoming: LaneCue | None


def lane_of(state: CityState, cues: Sequence[PlannedCue], now: int) -> Lane:
    """Return how the run of show of a city goes at a moment, in minutes since 1970-01-01 UTC.

    What has not started is expected when the cue before it ends, a fixed cue at its own time, and none before
    now. A cue that runs is expected to take its planned time, or until now if that is over.
    """
    found = cues_as_they_go(cues, now)
    drift = drift_of([each.times for each in cues], now)
    running = next((each for each in reversed(found) if each.stage is CueStage.RUNNING), None)
    upcoming = next((each for each in found if each.stage in (CueStage.NEXT, CueStage.WAITING)), None)
    limit = state.city.numbers[DayNumber.DRIFT]
    return Lane(state, found, drift, is_adrift(drift, limit), running, upcoming)


def cues_as_they_go(cues: Sequence[PlannedCue], now: int) -> tuple[LaneCue, ...]:
    """Return each cue of a run of show with when it began or will begin; the rule is that of `lane_of`."""
    found: list[LaneCue] = []
    free: int | None = None
    is_next_known = False
    for cue in cues:
        begins, ends = _as_it_goes(cue, free, now)
        stage = _stage(cue, now, is_next=not is_next_known)
        is_next_known = is_next_known or stage in (CueStage.NEXT, CueStage.WAITING)
        found.append(LaneCue(cue, stage, begins, ends))
        free = ends if ends is not None else free
    return tuple(found)


def _as_it_goes(cue: PlannedCue, free: int | None, now: int) -> tuple[int | None, int | None]:
    times = cue.times
    length = times.ends - times.starts if times.starts is not None and times.ends is not None else 0
    if times.started is not None:
        return times.started, times.ended if times.ended is not None else max(times.started + length, now)
    if times.starts is None:
        return None, None
    begins = times.starts if cue.is_fixed or free is None else max(times.starts, free)
    begins = max(begins, now)
    return begins, begins + length


def _stage(cue: PlannedCue, now: int, *, is_next: bool) -> CueStage:
    times = cue.times
    if times.ended is not None:
        return CueStage.OVER
    if times.started is not None:
        return CueStage.RUNNING
    if not is_next:
        return CueStage.LATER
    return CueStage.WAITING if times.starts is not None and times.starts < now else CueStage.NEXT
