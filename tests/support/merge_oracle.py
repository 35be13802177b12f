"""What must come of edits on several laptops, without parents, Lamport numbers or version vectors.

The oracle only knows which steps each laptop had when it made one. A value stands as long as no later step
that knew of it wrote the same field.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any, NamedTuple

Cell = tuple[str, str]
HIDDEN = "hidden"


class OracleStep(NamedTuple):
    """What a step wrote, what its laptop had then, and which records it created and erased.

    An undone decision writes several values into one field.
    """

    context: frozenset[str]
    writes: dict[Cell, tuple[Any, ...]]
    born: dict[str, dict[str, Any]]
    erased: frozenset[str]


class Oracle:
    """Every step of a fleet, by id."""

    def __init__(self) -> None:
        self.steps: dict[str, OracleStep] = {}

    def settled(self, has: set[str], arriving: set[str]) -> set[str]:
        """Return what a laptop has once steps arrived: those of which it has everything they were made on."""
        known, left = set(has), arriving - has
        while True:
            ready = {step for step in left if self.steps[step].context <= known}
            if not ready:
                return known
            known |= ready
            left -= ready

    def erased(self, has: set[str]) -> set[str]:
        """Return the records that somebody has erased, as far as a laptop knows."""
        return {record for step in has for record in self.steps[step].erased}

    def standing(self, has: set[str]) -> dict[Cell, dict[str, tuple[Any, ...]]]:
        """Return, for every written field, the values that no other step replaced, by step."""
        writes: dict[Cell, dict[str, tuple[Any, ...]]] = defaultdict(dict)
        born: dict[str, tuple[str, dict[str, Any]]] = {}
        for step in has:
            for cell, value in self.steps[step].writes.items():
                writes[cell][step] = value
            for record, values in self.steps[step].born.items():
                born[record] = step, values
        standing: dict[Cell, dict[str, tuple[Any, ...]]] = {}
        for cell, values in writes.items():
            step, first = born[cell[0]]
            every = {step: (first[cell[1]],), **values}
            standing[cell] = {
                one: value
                for one, value in every.items()
                if not any(one in self.steps[other].context for other in every if other != one)
            }
        return standing

    def expected(self, has: set[str]) -> tuple[dict[Cell, set[Any]], set[Cell], set[str]]:
        """Return which values each field may show, the contested fields and the removed records."""
        standing = self.standing(has)
        values = {
            cell: {one for several in each.values() for one in several} for cell, each in standing.items()
        }
        contested = {cell for cell, each in values.items() if len(each) > 1 and cell[1] != HIDDEN}
        removed: set[str] = set()
        by_record: dict[str, set[str]] = defaultdict(set)
        for (record, name), each in standing.items():
            if name != HIDDEN:
                by_record[record] |= {step for step in each if record not in self.steps[step].born}
        for (record, name), each in standing.items():
            removals = [(step, is_gone) for step, several in each.items() for is_gone in several]
            gone = {step for step, is_gone in removals if is_gone}
            if name != HIDDEN or not gone:
                continue
            alive = any(all(self._are_apart(step, removal) for removal in gone) for step in by_record[record])
            if len(gone) < len(removals) or alive:
                contested.add((record, HIDDEN))
            else:
                removed.add(record)
        return values, contested, removed

    def _are_apart(self, one: str, other: str) -> bool:
        if one == other:
            return False
        return one not in self.steps[other].context and other not in self.steps[one].context
