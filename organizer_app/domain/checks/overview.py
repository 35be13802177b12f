"""Summarize the plan for HQ: its progress, its faults, what is due, and who to call."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.basics.edits import EditSummary
from organizer_app.domain.checks.findings import Finding
from organizer_app.domain.rows.action_rows import OFF_STATUSES, ActionRow, KeyDateHead, MobilizationHead

if TYPE_CHECKING:
    from organizer_app.domain.people.call_queue import QueueEntry

# Number of cities at each readiness level, worst first.
Mix = tuple[int, int, int, int, int, int]


class MapSpot(NamedTuple):
    """A city on the small map: in both map spaces (see `ActionRow`), at the level of its worst action."""

    city: str
    action_id: str
    level: int
    usa: tuple[float, float] | None
    world: tuple[float, float] | None


class Deadline(NamedTuple):
    """A task that is due in one city or in many.

    Attributes:
        title: of the task.
        due_on: local day, ISO text.
        is_gate: whether the city cannot be ready without it.
        city: the city, one of them, or empty for the whole mobilization.
        action_id: its action, or empty.
        cities: number of actions in which it is open.
    """

    title: str
    due_on: str
    is_gate: bool
    city: str
    action_id: str
    cities: int = 1


class Call(NamedTuple):
    """A call to make, with its entry in the call queue and its city."""

    entry: QueueEntry
    city: str


@dataclass(frozen=True, slots=True)
class Overview:
    """The plan at a glance; called-off actions do not count.

    Attributes:
        head: the mobilization of the plan, or None.
        mix: cities at each readiness level, worst first, then those that are over; a city is as
            ready as its worst action.
        goal_cities: number of cities that are the goal, or None.
        expected: people expected, summed over the actions with an estimate.
        without_expected: number of actions without an estimate.
        goal_turnout: number of people that is the goal, or None.
        actions: number of actions that count.
        findings: every fault, worst first.
        deadlines: tasks that are late or due within a week, grouped by name and day, earliest first; at most
            the requested number.
        due: number of tasks that are late or due within a week, counted city by city.
        key_dates: key dates from today on, earliest first.
        recent: the newest steps.
        spots: the cities that have a place on the map.
    """

    head: MobilizationHead | None
    mix: Mix
    goal_cities: int | None
    expected: int
    without_expected: int
    goal_turnout: int | None
    actions: int
    findings: Sequence[Finding]
    deadlines: Sequence[Deadline] = ()
    due: int = 0
    key_dates: Sequence[KeyDateHead] = ()
    recent: Sequence[EditSummary] = ()
    spots: Sequence[MapSpot] = ()

    @property
    def cities(self) -> int:
        """Return the number of cities that take part."""
        return sum(self.mix)


def mix_of(levels: Iterable[tuple[str, int]]) -> Mix:
    """Count cities by level, given each action's city and level; a city counts at its worst level."""
    worst: dict[str, int] = {}
    for key, level in levels:
        worst[key] = min(level, worst.get(key, level))
    found = list(worst.values())
    one, two, three, four, five, six = (found.count(level) for level in range(6))
    return one, two, three, four, five, six


def mix_of_rows(rows: Iterable[ActionRow]) -> Mix:
    """Count the cities of the actions that are not called off, by level."""
    live = (row for row in rows if row.status not in OFF_STATUSES)
    return mix_of((row.place_id or row.action_id, row.readiness) for row in live)
