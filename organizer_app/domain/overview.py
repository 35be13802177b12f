"""What the desk must know at a glance: how far the plan is, what is wrong, what is due, whom to ring."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from organizer_app.domain.action_rows import KeyDateHead, MobilizationHead
from organizer_app.domain.edits import EditSummary
from organizer_app.domain.findings import Finding

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
    """A task that is due: its local day as ISO text, the city (empty for the whole mobilization)."""

    title: str
    due_on: str
    is_gate: bool
    city: str
    action_id: str


class Call(NamedTuple):
    """A person to ring: why, about which city, and in which IANA zone they are.

    `is_due` is True when a call was promised for about now, else the lead has not said yes so far.
    """

    person_id: str
    name: str
    city: str
    zone: str
    action_id: str
    is_due: bool


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
        deadlines: tasks that are late or due within a week, earliest first; at most as many as asked for.
        more_deadlines: how many there are besides.
        calls: whom to ring, promised calls first; at most as many as asked for.
        more_calls: how many there are besides.
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
    more_deadlines: int = 0
    calls: Sequence[Call] = ()
    more_calls: int = 0
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
