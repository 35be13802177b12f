"""Compute the numbers for the public, each with what it leaves out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from organizer_app.domain.model.city_actions import OFF
from organizer_app.domain.model.day.count_reports import waits_for_second
from organizer_app.domain.rows.action_summary import count_range

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from organizer_app.domain.model.city_actions import CityAction
    from organizer_app.domain.model.day.count_reports import CountReport
    from organizer_app.domain.model.petitions import PetitionPart


@dataclass(frozen=True, slots=True)
class TurnoutLine:
    """The number of people who took part.

    Attributes:
        cities: number of places with an active action.
        low: sum of the lowest counts.
        high: sum of the highest counts.
        reported: number of actions with a count.
        actions: number of active actions.
        waiting: number of places whose only count is not told, because it waits for a second one.
    """

    cities: int
    low: int
    high: int
    reported: int
    actions: int
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class PetitionLine:
    """The number of signatures.

    Attributes:
        parts: number of hosts that collected.
        low: minimum number of people, if everyone who could have signed twice did.
        high: signatures as counted by the hosts.
        may_count_twice: whether at least two parts may share people, so that `high` is not a number of
            people.
    """

    parts: int
    low: int
    high: int
    may_count_twice: bool


def turnout_line(actions: Iterable[CityAction], counts: Mapping[str, Sequence[CountReport]]) -> TurnoutLine:
    """Add up the counts of the active actions; leave out called-off ones.

    Args:
        actions: the city actions of one mobilization.
        counts: count reports by the action they belong to.
    """
    standing = [action for action in actions if action.status not in OFF]
    ranges = [count_range(tuple(counts.get(action.id, ()))) for action in standing]
    waiting = {_place(action) for action in standing if waits_for_second(counts.get(action.id, ()))}
    counted = [(low, high) for low, high in ranges if low is not None or high is not None]
    return TurnoutLine(
        cities=len({_place(action) for action in standing}),
        low=sum(low if low is not None else high or 0 for low, high in counted),
        high=sum(high if high is not None else low or 0 for low, high in counted),
        reported=len(counted),
        actions=len(standing),
        waiting=len(waiting),
    )


def _place(action: CityAction) -> object:
    return action.place_id or action.id


def petition_line(parts: Sequence[PetitionPart]) -> PetitionLine:
    """Add up signatures; in the lower number, parts that may share people count only for the largest one."""
    shared = [part.signatures for part in parts if part.shares_people]
    alone = sum(part.signatures for part in parts if not part.shares_people)
    return PetitionLine(
        parts=len(parts),
        low=alone + max(shared, default=0),
        high=alone + sum(shared),
        may_count_twice=len(shared) > 1,
    )
