"""What the desk must know at a glance: how far the plan is, what is wrong, what is due, whom to ring."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.basics.edits import EditSummary
from organizer_app.domain.checks.findings import Finding
from organizer_app.domain.rows.action_rows import OFF_STATUSES, ActionRow, KeyDateHead, MobilizationHead

if TYPE_CHECKING:
    from organizer_app.domain.people.call_queue import QueueEntry

# How many cities stand at each readiness level, worst first.
Mix = tuple[int, int, int, int, int]


class MapSpot(NamedTuple):
    """A city on the small map: in both map spaces (see `ActionRow`), at the level of its worst action."""

    city: str
    action_id: str
    level: int
    usa: tuple[float, float] | None
    world: tuple[float, float] | None


class Deadline(NamedTuple):
    """A task that is due, in one city or in many.

    Attributes:
        title: of the task.
        due_on: local day, ISO text.
        is_gate: whether the city is not ready without it.
        city: the city, one of them, or empty for the whole mobilization.
        action_id: its action, or empty.
        cities: in how many actions it is open.
    """

    title: str
    due_on: str
    is_gate: bool
    city: str
    action_id: str
    cities: int = 1


class Call(NamedTuple):
    """A call to make, as the call queue has it, and the city it is about."""

    entry: QueueEntry
    city: str


@dataclass(frozen=True, slots=True)
class Overview:
    """One glance at the plan; only actions that are not called off count.

    Attributes:
        head: the mobilization the plan is about, or None.
        mix: cities at each readiness level, worst first; a city is as ready as its worst action.
        goal_cities: how many cities are wanted, or None.
        expected: people expected, summed over the actions that say so.
        without_expected: actions that do not say how many they expect.
        goal_turnout: people wanted, or None.
        actions: how many actions count.
        findings: every fault, worst first.
        deadlines: tasks that are late or due within a week, those of one name and day together, earliest
            first; at most as many as asked for.
        due: how many tasks are late or due within a week, counted city by city.
        key_dates: key dates from today on, earliest first.
        recent: the newest steps.
        spots: the cities that have a place on a map.
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
        """How many cities take part."""
        return sum(self.mix)


def mix_of(levels: Iterable[tuple[str, int]]) -> Mix:
    """Count cities by level, given each action's city and level; the worst of a city counts."""
    worst: dict[str, int] = {}
    for key, level in levels:
        worst[key] = min(level, worst.get(key, level))
    found = list(worst.values())
    return found.count(0), found.count(1), found.count(2), found.count(3), found.count(4)


def mix_of_rows(rows: Iterable[ActionRow]) -> Mix:
    """Count the cities of the actions that are not called off by level."""
    live = (row for row in rows if row.status not in OFF_STATUSES)
    return mix_of((row.place_id or row.action_id, row.readiness) for row in live)
