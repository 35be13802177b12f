"""Several laptops with one plan: they edit offline, exchange in any order, and are compared."""

from __future__ import annotations

import functools
import json
import shutil
import tempfile
from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import Problem
from organizer_app.domain.merging.merge_problems import FieldContested
from organizer_app.domain.model.assignments import Assignment
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.nouns import RECORD_TYPES
from organizer_app.domain.model.people import ContactKind, ContactPoint, Person
from organizer_app.domain.people.erasure import emptied
from organizer_app.exchange.bundles.step_lines import bundle_of, step_lines
from organizer_app.services.people.person_traces import person_traces
from organizer_app.services.plan import history
from organizer_app.services.plan.verifying import verify
from organizer_app.services.plan.workspace import Workspace
from organizer_app.services.together import merging
from organizer_app.storage.codecs import codec_of
from organizer_app.storage.merging.origins import Origins
from organizer_app.storage.plan_file import create_plan_file, open_plan_file
from organizer_app.storage.tables import CHANGE, EDIT, HEAD, TRACKED
from tests.support.merge_oracle import HIDDEN, Oracle, OracleStep
from tests.support.plan_engines import StandingClock

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterable

    from organizer_app.domain.merging.steps import StepBundle
    from organizer_app.storage.gazetteer.gazetteer import Gazetteer
    from organizer_app.storage.transactions import Database

PLAN_ID = "plan-of-the-fleet"
FIELDS = {
    CityAction: ("title", "notes"),
    Person: ("name", "private_notes"),
}
_IDS = iter(range(1, 1 << 60))


@functools.cache
def _empty_plan(origin: str) -> bytes:
    """Return what the empty plan of a laptop holds; making it takes longer than copying it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.organizer"
        create_plan_file(path, origin=origin, facts={"title": "P", "plan_id": PLAN_ID})
        return path.read_bytes()


class FleetIds:
    """Makes ids that rise over the whole fleet."""

    def __call__(self) -> str:
        """Return the next id."""
        return f"id-{next(_IDS):010d}"

    def many(self, count: int) -> list[str]:
        """Return the next ids."""
        return [self() for _ in range(count)]


@dataclass
class Laptop:
    """One replica; `has` is what the oracle says it has, `got` what has ever arrived."""

    name: str
    path: Path
    workspace: Workspace
    clock: StandingClock
    has: set[str] = field(default_factory=set)
    got: set[str] = field(default_factory=set)


class Fleet:
    """The laptops, what travelled between them, and the oracle.

    Args:
        folder: for the plan files.
        gazetteer: places.
        rnd: decides everything that happens.
    """

    def __init__(self, folder: Path, gazetteer: Gazetteer, rnd: random.Random) -> None:
        self.folder, self.gazetteer, self.rnd = folder, gazetteer, rnd
        self.oracle = Oracle()
        self.laptops: list[Laptop] = []
        self.bundles: list[StepBundle] = []
        self.counts: dict[str, int] = defaultdict(int)
        self._copies: list[tuple[Path, set[str]]] = []
        self._number = 0

    # -- laptops

    def add(self, source: Laptop | None = None) -> Laptop:
        """Add a laptop with an empty plan, or with what another one has."""
        path = self._path()
        path.write_bytes(_empty_plan(f"origin-{path.stem}"))
        laptop = self._opened(path)
        if source is not None:
            self.take_in(laptop, merging.steps_for(source.workspace, since={}))
        return laptop

    def copy(self, laptop: Laptop) -> None:
        """Keep a copy of a plan, as a backup or on a stick."""
        laptop.workspace.close()
        path = self._path()
        shutil.copy(laptop.path, path)
        self._copies.append((path, set(laptop.has)))
        laptop.workspace = self._workspace(laptop.path, laptop.clock)

    def restore(self, laptop: Laptop) -> None:
        """Put an older copy in the place of a plan, or let a clone of it begin."""
        if not self._copies:
            return
        source, has = self.rnd.choice(self._copies)
        path = self._path()
        shutil.copy(source, path)
        if self.rnd.random() < 0.5 or len(self.laptops) >= 6:
            laptop.workspace.close()
            self.laptops.remove(laptop)
        self.counts["restores and clones"] += 1
        copied = self._opened(path)
        copied.has, copied.got = set(has), set(has)

    def close(self) -> None:
        """Close every plan."""
        for laptop in self.laptops:
            laptop.workspace.close()

    def _path(self) -> Path:
        self._number += 1
        return self.folder / f"laptop-{self._number}.organizer"

    def opened_at(self, path: Path) -> Laptop:
        """Open a plan file as a laptop that is none of the fleet."""
        laptop = self._opened(path)
        self.laptops.remove(laptop)
        return laptop

    def _opened(self, path: Path) -> Laptop:
        clock = StandingClock()
        clock.now += timedelta(days=self.rnd.choice([0, 0, 1, 3650, -3650]))
        laptop = Laptop(path.stem, path, self._workspace(path, clock), clock)
        self.laptops.append(laptop)
        return laptop

    def _workspace(self, path: Path, clock: StandingClock) -> Workspace:
        workspace = Workspace(
            open_plan_file(path), path, clock=clock, new_id=FleetIds(), gazetteer=lambda: self.gazetteer
        )
        workspace.file_print = lambda where: where.name
        return workspace

    # -- edits

    def edit(self, laptop: Laptop, change: Callable[[Workspace], object], kind: str) -> None:
        """Make a change on a laptop and tell the oracle what it wrote."""
        before = images(laptop.workspace)
        known = step_ids(laptop.workspace)
        laptop.clock.advance(1)
        try:
            change(laptop.workspace)
        except FieldContested:
            self.counts["refused edits of contested fields"] += 1
            assert images(laptop.workspace) == before
            return
        except Problem:
            return
        self.counts[kind] += 1
        for step in sorted(step_ids(laptop.workspace) - known):
            self._tell(laptop, step, before)

    def _tell(self, laptop: Laptop, step: str, before: dict[str, dict[str, Any]]) -> None:
        after = images(laptop.workspace)
        with laptop.workspace.read() as reader:
            log = select(CHANGE.c.record_id, CHANGE.c.after, CHANGE.c.operation)
            rows = reader.connection.execute(log.where(CHANGE.c.edit_id == step)).all()
        erased = frozenset(row.record_id for row in rows if row.operation == "X")
        named: dict[tuple[str, str], list[Any]] = defaultdict(list)
        for row in rows:
            for name, value in json.loads(row.after).items():
                named[row.record_id, name].append(value)
        writes = {
            (record, name): tuple(dict.fromkeys(named.get((record, name), [value])))
            for record, image in after.items()
            if record in before and record not in erased
            for name, value in image.items()
            if before[record][name] != value or (record, name) in named
        }
        if erased:
            writes = {cell: value for cell, value in writes.items() if cell in named}
        self.counts["decisions taken back"] += any(len(each) > 1 for each in writes.values())
        born = {record: image for record, image in after.items() if record not in before}
        context = frozenset(laptop.has)
        self.oracle.steps[step] = OracleStep(context, writes, born, erased)
        laptop.has.add(step)
        laptop.got.add(step)

    def create(self, laptop: Laptop) -> None:
        """Add an action, a person or a role."""
        rnd, word = self.rnd, self.word()

        def change(workspace: Workspace) -> None:
            with workspace.edit(EditKind.ADDED_ACTION) as editor:
                new = workspace.new_id
                kind = rnd.random()
                if kind < 0.5:
                    editor.put(CityAction(id=new(), mobilization_id="", title=word))
                    return
                people = editor.all(Person)
                actions = editor.all(CityAction)
                if kind < 0.8 or not people or not actions:
                    person = editor.put(Person(id=new(), name=self.name()))
                    email = f"{self.name()}@example.org"
                    point = ContactPoint(id=new(), person_id=person.id, kind=ContactKind.EMAIL, value=email)
                    editor.put(point)
                    return
                role = Assignment(
                    id=new(), person_id=rnd.choice(people).id, city_action_id=rnd.choice(actions).id
                )
                editor.put(role)

        self.edit(laptop, change, "creations")

    def write(self, laptop: Laptop) -> None:
        """Change one to three fields of one record, sometimes to a value that another laptop writes too."""

        def change(workspace: Workspace) -> None:
            with workspace.edit(EditKind.CHANGED_TITLE) as editor:
                record_type = self.rnd.choice(list(FIELDS))
                found = editor.all(record_type)
                if not found:
                    return
                record = self.rnd.choice(found)
                names = self.rnd.sample(FIELDS[record_type], self.rnd.choice([1, 1, 2]))
                values: dict[str, Any] = {
                    name: self.name() if name == "name" else self.word() for name in names
                }
                if isinstance(record, CityAction) and self.rnd.random() < 0.3:
                    values = {"tags": tuple(sorted({*record.tags[1:], self.rnd.choice("abcdef")}))}
                editor.put(replace(record, **values))

        self.edit(laptop, change, "edits")

    def remove(self, laptop: Laptop) -> None:
        """Remove a record."""

        def change(workspace: Workspace) -> None:
            with workspace.edit(EditKind.REMOVED_ACTIONS) as editor:
                found = editor.all(self.rnd.choice(list(FIELDS)))
                if found:
                    editor.hide(self.rnd.choice(found))

        self.edit(laptop, change, "removals")

    def undo(self, laptop: Laptop) -> None:
        """Undo or redo."""
        self.edit(laptop, self.rnd.choice([history.undo, history.undo, history.redo]), "undos and redos")

    def settle(self, laptop: Laptop) -> None:
        """Decide a contested field, with one of its values or a new one."""
        with laptop.workspace.read() as reader:
            wanted = select(HEAD.c.record_id, HEAD.c.noun, HEAD.c.contested)
            rows = reader.connection.execute(wanted.where(HEAD.c.contested != "")).all()
        if not rows:
            return
        record_id, code, contested = self.rnd.choice(sorted(map(tuple, rows)))
        names = set(contested.split(","))

        def change(workspace: Workspace) -> None:
            with workspace.edit(EditKind.SETTLED_CONFLICT) as editor:
                record = editor.find(RECORD_TYPES[Noun(code)], record_id)
                assert record is not None
                values = {
                    name: self._settled(name) for name in names if self.rnd.random() < 0.5 or name == HIDDEN
                }
                editor.settle(replace(record, **values), names)

        self.edit(laptop, change, "settled")
        for _ in range(self.rnd.choice([0, 0, 0, 1, 2])):
            self.undo(laptop)

    def forget(self, laptop: Laptop) -> None:
        """Erase a person with everything of theirs."""

        def change(workspace: Workspace) -> None:
            with workspace.edit(EditKind.ERASED_PERSON) as editor:
                found = [each for each in editor.every(Person) if each.name]
                if not found:
                    return
                known = person_traces(editor, self.rnd.choice(found).id)
                for person in known.people:
                    editor.erase(emptied(person))
                for part in known.owned:
                    editor.erase(_emptied_part(part))
                editor.scrub(known.traces, known.record_ids)

        self.edit(laptop, change, "erasures")

    def word(self) -> str:
        """Return a word that nobody else has written, or one that several write."""
        if self.rnd.random() < 0.15:
            return "Samesame"
        return f"Wort{next(_IDS)}x"

    def _settled(self, name: str) -> Any:
        if name == HIDDEN:
            return self.rnd.choice([True, False])
        return self.name() if name == "name" else self.word()

    def name(self) -> str:
        """Return a name that no other text holds: whoever is erased takes their name out of every text."""
        return f"Mensch{next(_IDS)}y"

    # -- exchange

    def send(self, laptop: Laptop) -> None:
        """Write a bundle, for everybody or for one who has told what they have."""
        since = {} if self.rnd.random() < 0.5 else merging.vector(self.rnd.choice(self.laptops).workspace)
        bundle = merging.steps_for(laptop.workspace, since=since)
        assert bundle_of(step_lines(bundle)) == bundle
        self.bundles.append(bundle)

    def receive(self, laptop: Laptop) -> None:
        """Take in a bundle, or shuffled parts of it, once or twice."""
        if not self.bundles:
            return
        bundle = self.rnd.choice(self.bundles)
        steps = list(bundle.steps)
        if self.rnd.random() < 0.4:
            self.rnd.shuffle(steps)
            steps = steps[: self.rnd.randint(0, len(steps))]
        self.take_in(laptop, replace(bundle, steps=tuple(steps)))
        if self.rnd.random() < 0.2:
            self.take_in(laptop, replace(bundle, steps=tuple(steps)))

    def take_in(self, laptop: Laptop, bundle: StepBundle) -> None:
        """Merge a bundle and tell the oracle."""
        laptop.clock.advance(1)
        merging.merge_steps(laptop.workspace, bundle=bundle, asks=False)
        # A test that edits without the fleet has no use for the oracle.
        laptop.got |= {step.edit_id for step in bundle.steps} & self.oracle.steps.keys()
        laptop.has = self.oracle.settled(laptop.has, laptop.got)
        self.counts["merges"] += 1

    def exchange_everything(self) -> None:
        """Let everybody send everybody everything, in any order, until all have all."""
        for _ in range(2):
            for laptop in self.rnd.sample(self.laptops, len(self.laptops)):
                for other in self.rnd.sample(self.laptops, len(self.laptops)):
                    if other is not laptop:
                        since = merging.vector(laptop.workspace)
                        self.take_in(laptop, merging.steps_for(other.workspace, since=since))

    # -- checks

    def check(self, laptop: Laptop) -> None:
        """Compare one laptop with the oracle."""
        assert step_ids(laptop.workspace) == laptop.has, "steps"
        values, contested, removed = self.oracle.expected(laptop.has)
        erased = self.oracle.erased(set(self.oracle.steps))
        shown = images(laptop.workspace)
        with laptop.workspace.read() as reader:
            rows = reader.connection.execute(select(HEAD.c.record_id, HEAD.c.contested)).all()
        said = {(row[0], name) for row in rows if row[1] for name in row[1].split(",")}
        contested = {cell for cell in contested if cell[0] not in erased and cell[1] != "tags"}
        assert {cell for cell in said if cell[0] not in erased} == contested, "contested"
        self.counts["contested fields checked"] += len(contested)
        for (record, name), standing in values.items():
            if record in erased or name in {HIDDEN, "tags"}:
                continue
            assert shown[record][name] in standing, (record, name)
            self.counts["values checked"] += 1
        for record, image in shown.items():
            if record not in erased:
                assert image[HIDDEN] == (record in removed), (record, "hidden")

    def check_all_equal(self) -> None:
        """Fail unless all laptops say the same, in rows, log and heads, and rows follow from the log."""
        for laptop in self.laptops:
            found = verify(laptop.workspace)
            assert found.is_good, found.differences[:3]
        digests = [digest(laptop.workspace) for laptop in self.laptops]
        for other in self.laptops[1:]:
            _check_same_seals(self.laptops[0].workspace, other.workspace)
        for other in digests[1:]:
            for name, part in digests[0].items():
                assert other[name] == part, (name, _difference(other[name], part))


def _check_same_seals(one: Workspace, other: Workspace) -> None:
    """Fail if two laptops keep different seals for one step."""
    seals = [
        {step.edit_id: step.seal for step in merging.steps_for(each, since={}).steps} for each in (one, other)
    ]
    for edit_id, seal in seals[0].items():
        same = seals[1][edit_id]
        assert seal is None or same is None or seal.chain == same.chain, edit_id


def _difference(one: Any, other: Any) -> Any:
    pairs = (one.items(), other.items()) if isinstance(one, dict) else (one, other)
    left, right = ([each for each in mine if each not in theirs] for mine, theirs in (pairs, pairs[::-1]))
    return left[:3], right[:3]


def _emptied_part(part: Any) -> Any:
    match part:
        case ContactPoint(id=record_id, person_id=person_id, kind=kind):
            return ContactPoint(id=record_id, person_id=person_id, kind=kind, value="")
        case Assignment(id=record_id, person_id=person_id, city_action_id=action_id):
            return Assignment(id=record_id, person_id=person_id, city_action_id=action_id)
    raise TypeError(type(part))


def step_ids(workspace: Workspace) -> set[str]:
    """Return the ids of the steps that travel."""
    with workspace.read() as reader:
        return set(reader.connection.scalars(select(EDIT.c.id).where(EDIT.c.first_sequence > 0)))


def images(workspace: Workspace) -> dict[str, dict[str, Any]]:
    """Return what every record says, removed ones too."""
    found: dict[str, dict[str, Any]] = {}
    with workspace.read() as reader:
        for record_type in (CityAction, Person, ContactPoint, Assignment):
            codec = codec_of(record_type)
            for record in reader.every(record_type):
                image = codec.image(record)
                found[record.id] = {name: image[name] for name in sorted(codec.journalled)}
    return found


def digest(workspace: Workspace) -> dict[str, Any]:
    """Return everything that must be equal on all laptops that have all steps."""
    with workspace.read() as reader:
        connection = reader.connection
        origins = Origins(connection)

        def named(names: Iterable[str]) -> list[tuple[str, int]]:
            return sorted(map(origins.global_name, names))

        heads = {
            row.record_id: (
                {
                    name: named([each] if isinstance(each, str) else each)
                    for name, each in json.loads(row.heads).items()
                },
                row.contested,
                bool(row.erased),
            )
            for row in connection.execute(select(HEAD))
        }
        log = sorted(
            (
                origins.ids[row.origin],
                row.sequence,
                row.lamport,
                row.record_id,
                row.operation,
                json.dumps(json.loads(row.after), sort_keys=True),
                json.dumps(json.loads(row.before), sort_keys=True),
                sorted((name, named(each)) for name, each in json.loads(row.parents).items()),
            )
            for row in connection.execute(select(CHANGE))
        )
        births = sorted(
            (noun.value, record_id, origins.ids[number], sequence)
            for noun, table in TRACKED.items()
            for record_id, number, sequence in connection.execute(
                select(table.c.id, table.c.born_origin, table.c.born_sequence)
            )
        )
        steps = sorted(
            (row.id, row.kind, row.arguments, origins.ids[row.origin], row.lamport, row.first_sequence)
            for row in connection.execute(select(EDIT).where(EDIT.c.first_sequence > 0))
        )
    return {"rows": images(workspace), "heads": heads, "log": log, "births": births, "steps": steps}


def any_text(database: Database, wanted: str) -> bool:
    """Return whether any table of a plan file holds a text."""
    with database.reading() as connection:
        tables = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").all()
        return any(
            wanted in repr(tuple(row))
            for (table,) in tables
            for row in connection.exec_driver_sql(f"SELECT * FROM {table}")  # noqa: S608  # its own tables
        )


def schedule(fleet: Fleet, steps: int) -> None:
    """Let a fleet do what a random source says, and compare everything at the end."""
    rnd = fleet.rnd
    first = fleet.add()
    for _ in range(rnd.randint(1, 3)):
        fleet.create(first)
    for _ in range(rnd.randint(1, 3)):
        fleet.add(first)
    acts: list[tuple[Callable[[Laptop], None], int]] = [
        (fleet.create, 8),
        (fleet.write, 30),
        (fleet.remove, 6),
        (fleet.undo, 8),
        (fleet.settle, 16),
        (fleet.forget, 3),
        (fleet.send, 14),
        (fleet.receive, 20),
        (fleet.copy, 2),
        (fleet.restore, 2),
        (fleet.check, 6),
    ]
    kinds, weights = [act for act, _ in acts], [weight for _, weight in acts]
    for _ in range(steps):
        rnd.choices(kinds, weights)[0](rnd.choice(fleet.laptops))
    fleet.exchange_everything()
    for laptop in fleet.laptops:
        fleet.check(laptop)
    fleet.check_all_equal()


def retitle(laptop: Laptop, **fields: str) -> None:
    """Change fields of the action `action`, as one step."""
    with laptop.workspace.edit(EditKind.CHANGED_TITLE) as editor:
        editor.put(replace(editor.get(CityAction, "action"), **fields))


def title(laptop: Laptop) -> str:
    """Return the title of the action `action`."""
    with laptop.workspace.read() as reader:
        return reader.get(CityAction, "action").title
