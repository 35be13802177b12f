"""What the card of a missing check-in shows, and who is called at each step."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.day.ladder import LadderPlace, LadderStep, LadderTries, ladder_tries

if TYPE_CHECKING:
    from organizer_app.domain.day.city_states import CityState
    from organizer_app.services.day.ladder_calls import Callee, LadderCalls


class ShownLadder(NamedTuple):
    """A city on the ladder, and who is called about it.

    Attributes:
        state: how the city stands.
        place: where the ladder is.
        calls: whom each step calls; None while that is being read.
        number: which of the cities on the ladder this is, from 1.
        total: how many there are.
        now: minutes since 1970-01-01 UTC.
    """

    state: CityState
    place: LadderPlace
    calls: LadderCalls | None
    number: int
    total: int
    now: int


def tries_of(shown: ShownLadder) -> LadderTries:
    """Return who was called in vain, and at which step somebody is called next."""
    steps = [
        step
        for step in LadderStep
        if shown.calls is not None and (found := callee_at(shown.calls, step)) is not None and found.phone
    ]
    due = shown.state.missing.due if shown.state.missing is not None else shown.now
    return ladder_tries(due, shown.now, shown.state.unanswered, shown.state.city.numbers, steps)


def callee_of(shown: ShownLadder | None) -> Callee | None:
    """Return who is called next; None where nobody has a number."""
    if shown is None or shown.calls is None:
        return None
    step = tries_of(shown).upcoming
    return callee_at(shown.calls, step) if step is not None else None


def callee_at(calls: LadderCalls, step: LadderStep) -> Callee | None:
    """Return who is called at a step, or None."""
    return {
        LadderStep.LEAD: calls.lead,
        LadderStep.BACKUP: calls.backup,
        LadderStep.NEAREST: calls.nearest,
        LadderStep.SOMEONE_GOES: calls.goes,
    }.get(step)
