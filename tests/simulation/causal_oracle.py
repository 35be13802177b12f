"""What every laptop must show, from plain dictionaries: who wrote which field, knowing of what.

Nothing of the program is used here: no parents, no vectors, no ranks. Each written value is kept under its
field with what its laptop had heard then; a value stands until somebody who had heard of it wrote the field.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any, NamedTuple

Cell = tuple[str, str]
Heard = frozenset[int]
HIDDEN = "hidden"
FIRST = 0


class Expected(NamedTuple):
    """What a laptop must show.

    Attributes:
        values: by field, what it may show; more than one where somebody must decide.
        contested: the fields in which somebody must decide.
        removed: records that are removed.
        free: fields of which nothing is asked, because somebody is erased from them.
    """

    values: dict[Cell, set[Any]]
    contested: set[Cell]
    removed: set[str]
    free: set[Cell]


class CausalOracle:
    """All that anybody wrote, in one dictionary per field."""

    def __init__(self) -> None:
        self.contexts: dict[int, Heard] = {}
        self._written: dict[Cell, dict[int, tuple[Any, ...]]] = defaultdict(dict)
        self._born: dict[str, int] = {}
        self._owners: dict[str, str] = {}
        self._erased: dict[int, str] = {}
        self._words: dict[str, set[str]] = defaultdict(set)

    # -- what happens

    def born(self, event: int, record: str, values: dict[str, Any], *, owner: str = "") -> None:
        """Note that an event created a record, which may belong to a person."""
        self._born[record] = event
        if owner:
            self._owners[record] = owner
        for name, value in values.items():
            self._written[record, name][event] = (value,)

    def wrote(self, event: int, heard: Heard, writes: dict[Cell, tuple[Any, ...]]) -> None:
        """Note what an event wrote, and what its laptop had heard when it did."""
        self.contexts[event] = heard
        for cell, values in writes.items():
            self._written[cell][event] = values

    def called(self, person: str, word: str) -> None:
        """Note a name, number or word of a person; nothing may keep it once they are forgotten."""
        self._words[person].add(word)

    def forgot(self, event: int, person: str) -> None:
        """Note that an event erased a person."""
        self._erased[event] = person

    # -- what follows

    def is_closed(self, heard: Heard) -> bool:
        """Return whether a laptop has, with every event, all that the event was made on."""
        return all(self.contexts[event] <= heard for event in heard)

    def forgotten(self, heard: Heard) -> set[str]:
        """Return the people of whose erasure a laptop has heard."""
        return {person for event, person in self._erased.items() if event in heard}

    def words_of(self, people: set[str]) -> set[str]:
        """Return every name, number and word of some people."""
        return {word for person in people for word in self._words[person]}

    def is_owned_by(self, record: str, people: set[str]) -> bool:
        """Return whether a record is one of some people, or of theirs."""
        return record in people or self._owners.get(record) in people

    def expected(self, heard: Heard) -> Expected:
        """Return what a laptop must show that has heard of some events."""
        gone = self.forgotten(heard)
        words = self.words_of(gone)
        standing: dict[Cell, dict[int, tuple[Any, ...]]] = {}
        found = Expected({}, set(), set(), set())
        for cell, written in self._written.items():
            if self._born.get(cell[0], FIRST) not in heard or self.is_owned_by(cell[0], gone):
                continue
            here = {event: values for event, values in written.items() if event in heard}
            if any(word in str(value) for values in here.values() for value in values for word in words):
                found.free.add(cell)
            standing[cell] = {
                event: values
                for event, values in here.items()
                if not any(event in self.contexts[other] for other in here if other != event)
            }
        for cell, each in standing.items():
            found.values[cell] = {value for values in each.values() for value in values}
            if len(found.values[cell]) > 1 and cell[1] != HIDDEN:
                found.contested.add(cell)
        self._judge_removals(standing, found, heard)
        return found

    def _judge_removals(
        self, standing: dict[Cell, dict[int, tuple[Any, ...]]], found: Expected, heard: Heard
    ) -> None:
        """A record is removed unless somebody changed or kept it without having heard of the removal.

        Whoever adds to a person, or changes what is theirs, changes them.
        """
        changed: dict[str, set[int]] = defaultdict(set)
        for (record, name), each in standing.items():
            if name != HIDDEN:
                changed[record] |= each.keys() - {self._born.get(record, FIRST)}
        for (record, name), each in standing.items():
            said = [(event, is_gone) for event, values in each.items() for is_gone in values]
            removals = {event for event, is_gone in said if is_gone}
            if name != HIDDEN or not removals:
                continue
            is_kept = any(not is_gone for _event, is_gone in said)
            is_changed = any(self._is_unaware(change, removals) for change in changed[record])
            if is_kept or is_changed or self._is_added_to(record, removals, heard):
                found.contested.add((record, HIDDEN))
            else:
                found.removed.add(record)

    def _is_added_to(self, person: str, removals: set[int], heard: Heard) -> bool:
        """Return whether something of a person was written without knowing of any removal, and stays."""
        for part in (each for each, owner in self._owners.items() if owner == person):
            unaware: set[int] = set()
            said: dict[int, Any] = {}
            for (record, name), written in self._written.items():
                if record == part:
                    events = {each for each in written.keys() & heard if self._is_unaware(each, removals)}
                    unaware |= events
                    said |= {each: written[each][-1] for each in events if name == HIDDEN}
            if unaware and not (said and said[max(said)]):
                return True
        return False

    def _is_unaware(self, change: int, removals: set[int]) -> bool:
        return all(self._are_apart(change, removal) for removal in removals)

    def _are_apart(self, one: int, other: int) -> bool:
        return one != other and one not in self.contexts[other] and other not in self.contexts[one]
