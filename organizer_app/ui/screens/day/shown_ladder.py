"""What the card of a missing check-in shows, and who is called at each step."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.day.ladder import LadderPlace, LadderStep

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


def callee_of(shown: ShownLadder | None) -> Callee | None:
    """Return who is called at this step; without anybody who has a number, the last one before who has."""
    if shown is None or shown.calls is None:
        return None
    for step in range(shown.place.step, 0, -1):
        found = callee_at(shown.calls, LadderStep(step))
        if found is not None and found.phone:
            return found
    return None


def callee_at(calls: LadderCalls, step: LadderStep) -> Callee | None:
    """Return who is called at a step, or None."""
    return {
        LadderStep.LEAD: calls.lead,
        LadderStep.BACKUP: calls.backup,
        LadderStep.NEAREST: calls.nearest,
        LadderStep.SOMEONE_GOES: calls.goes,
    }.get(step)
