"""Climb the ladder for a check-in that is missing: who is called next, until somebody logs an outcome."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Final

from organizer_app.domain.model.day.day_settings import DayNumber
from organizer_app.domain.model.day.log_entries import Heard

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from organizer_app.domain.day.check_ins import AnsweredCheckIn


class LadderStep(IntEnum):
    """The steps in order.

    LEAD, BACKUP: they are called. NEAREST: the lead of the nearest city or a local partner is called.
    SOMEONE_GOES: somebody goes there. DESK_DECIDES: the desk lead decides what to do.
    """

    LEAD = 1
    BACKUP = 2
    NEAREST = 3
    SOMEONE_GOES = 4
    DESK_DECIDES = 5


class CheckInState(IntEnum):
    """The state of an expected check-in: it is always in one of these, so that none is ever lost.

    SATISFIED: heard. SEEN: heard another way, which counts but is marked. OPEN: not due yet. DUE: due, and
    not late enough for the ladder. ON_LADDER: late.
    """

    SATISFIED = 0
    SEEN = 1
    OPEN = 2
    DUE = 3
    ON_LADDER = 4


@dataclass(frozen=True, slots=True)
class LadderPlace:
    """Where a missing check-in stands.

    Attributes:
        step: the step now.
        call: number of the call at this step, from 1; 1 for steps without calls.
        since: when this step began, in minutes since 1970-01-01 UTC.
        next_at: when the next call or step begins; None on the last.
    """

    step: LadderStep
    call: int
    since: int
    next_at: int | None


BEGINS: Final[tuple[tuple[LadderStep, DayNumber], ...]] = (
    (LadderStep.LEAD, DayNumber.LEAD),
    (LadderStep.BACKUP, DayNumber.BACKUP),
    (LadderStep.NEAREST, DayNumber.NEAREST),
    (LadderStep.SOMEONE_GOES, DayNumber.SOMEONE_GOES),
    (LadderStep.DESK_DECIDES, DayNumber.DESK_DECIDES),
)
_CALLED: Final = frozenset({LadderStep.LEAD, LadderStep.BACKUP})


def ladder_times(due: int, numbers: Mapping[DayNumber, int]) -> tuple[tuple[LadderStep, int], ...]:
    """Return when each step of the ladder begins; a step is never before the one below it.

    By default 10, 16, 22, 30 and 45 minutes after the check-in was due (`DEFAULTS` has the sources).
    """
    times: list[tuple[LadderStep, int]] = []
    latest = due
    for step, number in BEGINS:
        latest = max(latest, due + numbers[number])
        times.append((step, latest))
    return tuple(times)


def late_at(due: int, numbers: Mapping[DayNumber, int]) -> int:
    """Return when a check-in that nobody answered comes onto the ladder."""
    return due + max(numbers[DayNumber.LEAD], 0)


def ladder_place(due: int, now: int, numbers: Mapping[DayNumber, int]) -> LadderPlace | None:
    """Return where a check-in stands that nobody has answered; None while it is not late enough.

    The clock alone climbs: a logged "no answer" does not slow or hasten it, so that a desk that is busy sees
    the same step as one that is not. Lead and backup are called `CALLS` times, `CALLS_APART` minutes apart.
    """
    if now < late_at(due, numbers):
        return None
    times = ladder_times(due, numbers)
    index = max(spot for spot, (_step, begins) in enumerate(times) if begins <= now)
    step, since = times[index]
    following = times[index + 1][1] if index + 1 < len(times) else None
    if step not in _CALLED:
        return LadderPlace(step, 1, since, following)
    apart = max(numbers[DayNumber.CALLS_APART], 1)
    call = min(1 + (now - since) // apart, max(numbers[DayNumber.CALLS], 1))
    next_call = since + call * apart if call < numbers[DayNumber.CALLS] else None
    upcoming = [at for at in (next_call, following) if at is not None]
    return LadderPlace(step, call, since, min(upcoming, default=None))


@dataclass(frozen=True, slots=True)
class LadderTries:
    """Who was called about a missing check-in without an answer.

    Attributes:
        made: when, at each step, in minutes since 1970-01-01 UTC.
        upcoming: the step whose number is tried next; None where nobody has one.
    """

    made: Mapping[LadderStep, tuple[int, ...]]
    upcoming: LadderStep | None


def ladder_tries(
    due: int,
    now: int,
    unanswered: Iterable[int],
    numbers: Mapping[DayNumber, int],
    steps: Collection[LadderStep],
) -> LadderTries:
    """Return the calls in vain at each step, and whose number is tried next.

    That is the step by the clock, or a later one once all calls of this step were in vain. Where a step has
    nobody with a number, the next one that has is called; after the last, the one before.

    Args:
        due: when the check-in was due, in minutes since 1970-01-01 UTC.
        now: now.
        unanswered: when nobody answered, in order.
        numbers: the numbers of this action.
        steps: those that have somebody with a number.
    """
    made: dict[LadderStep, tuple[int, ...]] = {}
    least = LadderStep.LEAD
    for at in unanswered:
        called = _callable(_step_at(due, at, numbers, least), steps)
        if called is not None:
            made[called] = (*made.get(called, ()), at)
            calls = max(numbers[DayNumber.CALLS], 1) if called in _CALLED else 1
            least = LadderStep(min(called + (len(made[called]) >= calls), LadderStep.DESK_DECIDES))
    return LadderTries(made, _callable(_step_at(due, now, numbers, least), steps))


def _step_at(due: int, at: int, numbers: Mapping[DayNumber, int], least: LadderStep) -> LadderStep:
    place = ladder_place(due, at, numbers)
    return least if place is None else max(least, place.step)


def _callable(step: LadderStep, steps: Collection[LadderStep]) -> LadderStep | None:
    later = min((each for each in steps if each >= step), default=None)
    return later if later is not None else max(steps, default=None)


def state_of(check_in: AnsweredCheckIn, now: int, numbers: Mapping[DayNumber, int]) -> CheckInState:
    """Return the state of an expected check-in at a moment.

    An entry that is dated later than now, as after a clock was set back, satisfies nothing yet.
    """
    entry, due = check_in.entry, check_in.expected.due
    if entry is not None and entry.at <= now:
        return CheckInState.SEEN if entry.heard is Heard.OTHER_WAY else CheckInState.SATISFIED
    if now < due:
        return CheckInState.OPEN
    return CheckInState.DUE if now < late_at(due, numbers) else CheckInState.ON_LADDER
