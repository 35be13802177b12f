"""Define which status may follow which: one table per life cycle, one rule for all."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import TypeVar

from organizer_app.domain.basics.problems import ForbiddenTransition

Status = TypeVar("Status", bound=Enum)

LifeCycle = Mapping[Status, frozenset[Status]]


def check_transition(noun: str, life_cycle: LifeCycle[Status], current: Status, wanted: Status) -> None:
    """Raise `ForbiddenTransition` unless `wanted` may follow `current`; the same status is always allowed."""
    if wanted is not current and wanted not in life_cycle[current]:
        raise ForbiddenTransition(noun=noun, current=str(current.value), wanted=str(wanted.value))


def path_with_exits(path: tuple[Status, ...], exits: Mapping[Status, frozenset[Status]]) -> LifeCycle[Status]:
    """Build a life cycle from exits and a main path, walked forward any number of steps or back by one.

    Args:
        path: statuses in their usual order.
        exits: further statuses that can follow each status, on or off the path.
    """
    cycle: dict[Status, frozenset[Status]] = {}
    for position, status in enumerate(path):
        back = path[max(0, position - 1) : position]
        cycle[status] = frozenset(path[position + 1 :]) | frozenset(back) | exits.get(status, frozenset())
    for status, following in exits.items():
        cycle.setdefault(status, following)
    return cycle
