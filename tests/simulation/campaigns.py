"""A team at work: its laptops, what lies between them, and what the oracle is told of each change."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import select

from organizer_app.domain.basics.problems import DiskFull, Problem
from organizer_app.storage.tables import CHANGE
from tests.simulation.causal_oracle import FIRST, HIDDEN, CausalOracle, Cell
from tests.simulation.judging import expect
from tests.simulation.team import (
    ACTIONS,
    PEOPLE,
    CountingIds,
    Files,
    Laptop,
    VirtualFolder,
    first_name,
    first_number,
    name_of,
    prepared_plans,
)
from tests.support.fleet import images, step_ids
from tests.support.plan_engines import StandingClock

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from organizer_app.services.plan.workspace import Workspace

FULL: Final = DiskFull.__name__


class Sent(NamedTuple):
    """A file that somebody sealed: who, for whom, and what they had heard."""

    sender: str
    recipients: frozenset[str]
    file: bytes
    heard: frozenset[int]


class Kept(NamedTuple):
    """A copy of a plan, and what its laptop had heard when it was made."""

    name: str
    files: Files
    heard: frozenset[int]


class Telling(NamedTuple):
    """What the oracle is told of a change: what it writes (None to look it up), creates and erases.

    `refusals` are the problems with which it may be refused, empty for none; None if any may be right. `kept`
    is the person whose removal it decides against: what went along comes back, as only the program knows.
    """

    writes: Mapping[Cell, Any] | None
    born: Mapping[str, tuple[dict[str, Any], str]] = MappingProxyType({})
    forgotten: str = ""
    refusals: set[str] | None = None
    kept: str = ""


class Outcome(NamedTuple):
    """Why something was not done, or empty, and whether the power failed in the middle of it."""

    problem: str
    is_cut: bool


def _single(writes: Mapping[Cell, Any]) -> dict[Cell, tuple[Any, ...]]:
    return {cell: (value,) for cell, value in writes.items()}


class Campaign:
    """A team in one campaign.

    Args:
        laptops: how many there are at first.
        folder: an empty one, for the plans.

    Attributes:
        oracle: what must be.
        events: what the oracle calls each step of the program.
        seen: how often each act came to what.
        shared: the synced folder; `harmed` are names of files in it that nobody can take, `lies` of
            those that somebody lies in.
        sent: files that somebody sealed.
        copies: copies of plans.
        laptops: those that are in use; `first` are the names of those that were there at first.
    """

    def __init__(self, laptops: int, folder: Path) -> None:
        self._folder = folder
        self._new_id = CountingIds("id")
        self.oracle = CausalOracle()
        self.events: dict[str, int] = {}
        self.seen = Counter[str]()
        self.shared, self.harmed, self.lies = VirtualFolder(), set[str](), set[str]()
        self.sent: list[Sent] = []
        self.copies: list[Kept] = []
        self.laptops: list[Laptop] = []
        self._begun = 0
        for plan in prepared_plans(laptops):
            self.begin(Files({"": plan}))
        self.first = {laptop.name for laptop in self.laptops}
        self._know_the_first()

    # -- laptops

    def begin(self, files: Files) -> Laptop:
        """Let one more laptop begin with a plan file."""
        name = name_of(self._begun)
        self._begun += 1
        path = self._folder / f"{name}.organizer"
        files.put(path)
        laptop = Laptop(name, path, StandingClock(), self._new_id)
        self.laptops.append(laptop)
        return laptop

    @property
    def late(self) -> int:
        """How many laptops have begun later than the others."""
        return self._begun - len(self.first)

    def _know_the_first(self) -> None:
        self.oracle.wrote(FIRST, frozenset(), {})
        for laptop in self.laptops:
            laptop.heard = frozenset({FIRST})
        self.events |= dict.fromkeys(step_ids(self.laptops[0].workspace), FIRST)
        for action in ACTIONS:
            self.oracle.born(FIRST, action, {"title": action, "notes": "", HIDDEN: False})
        for person in PEOPLE:
            told = {"name": first_name(person), "private_notes": "", HIDDEN: False}
            self.oracle.born(FIRST, person, told)
            number = {"value": first_number(person), HIDDEN: False}
            self.oracle.born(FIRST, f"number-of-{person}", number, owner=person)
            self.oracle.called(person, first_name(person))
            self.oracle.called(person, first_number(person)[-8:])

    def end_faults(self) -> None:
        """Let the faults that wait for an act come now: the power fails where nobody does anything."""
        for laptop in self.laptops:
            if laptop.is_faulty:
                laptop.end_fault()

    def close(self) -> None:
        """Close every plan."""
        for laptop in self.laptops:
            laptop.close()

    # -- changes

    def change(self, laptop: Laptop, change: Callable[[Workspace], object], told: Telling) -> str:
        """Make a change, and tell the oracle of it if it was made."""
        known, before = step_ids(laptop.workspace), images(laptop.workspace)
        outcome = self.tried(laptop, lambda: change(laptop.workspace))
        made = step_ids(laptop.workspace) - known
        problem = outcome.problem
        expect(len(made) < 2, "one act is two steps", laptop.name)
        expect(not (problem and made), "refused and yet done", (laptop.name, problem))
        if problem:
            expect(images(laptop.workspace) == before, "refused and yet changed", (laptop.name, problem))
        if told.refusals is not None:
            is_right = problem in told.refusals or problem == FULL
            expect(is_right, "wrongly refused or not refused", (laptop.name, problem, told.refusals))
        for step in made:
            event = len(self.oracle.contexts)
            self.events[step] = event
            writes = self._written(laptop, step, before) if told.writes is None else _single(told.writes)
            if told.kept:
                writes |= {
                    cell: values
                    for cell, values in self._written(laptop, step, before).items()
                    if cell[1] == HIDDEN and self.oracle.is_owned_by(cell[0], {told.kept})
                }
            self.oracle.wrote(event, laptop.heard, writes)
            for record, (values, owner) in told.born.items():
                self.oracle.born(event, record, {**values, HIDDEN: False}, owner=owner)
            if told.forgotten:
                self.oracle.forgot(event, told.forgotten)
            laptop.heard |= {event}
        is_due = bool(told.writes or told.born or told.forgotten) and not problem and not outcome.is_cut
        expect(made or not is_due, "acknowledged and not done", laptop.name)
        return problem or ("done" if made else "nothing")

    def tried(self, laptop: Laptop, act: Callable[[], object]) -> Outcome:
        """Do something that may meet a fault."""
        problem, is_full = "", laptop.is_full or self.shared.is_full
        try:
            act()
        except Problem as refused:
            problem = type(refused).__name__
            expect(problem != FULL or is_full, "said that a disk with room is full", laptop.name)
        is_cut = laptop.end_fault() if laptop.is_faulty else False
        self.seen["power cuts"] += is_cut
        return Outcome(problem, is_cut)

    def _written(
        self, laptop: Laptop, step: str, before: Mapping[str, Mapping[str, Any]]
    ) -> dict[Cell, tuple[Any, ...]]:
        """Return what a step wrote that only the program knows: an undo or a redo."""
        with laptop.workspace.read() as reader:
            log = select(CHANGE.c.record_id, CHANGE.c.after).where(CHANGE.c.edit_id == step)
            rows = reader.connection.execute(log).all()
        named: dict[Cell, list[Any]] = defaultdict(list)
        for record, after in rows:
            for name, value in json.loads(after).items():
                named[record, name].append(value)
        now = images(laptop.workspace)
        cells = {
            (record, name)
            for record, image in before.items()
            for name, value in image.items()
            if (record, name) in named or now[record][name] != value
        }
        # Calls are not compared field by field, and yet one that is taken back counts.
        cells |= {cell for cell in named if cell[0] not in before and cell[1] == HIDDEN}
        return {
            (record, name): tuple(dict.fromkeys(named.get((record, name)) or [now[record][name]]))
            for record, name in sorted(cells)
        }
