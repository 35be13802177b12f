"""Define steps as they travel between laptops: plain values, with origins named by their ids."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from organizer_app.domain.basics.changes import ERASABLE, Noun, Operation
from organizer_app.domain.merging.extents import Extent
from organizer_app.domain.merging.large_erasures import LargeErasure

# In milliseconds since 1970 UTC.
_YEAR_10000 = 253_402_300_800_000
_LASTING = frozenset(noun.value for noun in Noun) - {noun.value for noun in ERASABLE}
# Up to which sequence somebody knows the changes of each origin.
Vector = Mapping[str, int]


# What opens the seal of a step: a salt, or a salt or a leaf for each of its changes, by number; see `seals`.
Salts = str | Mapping[str, str | Mapping[str, str]]


class StepSeal(NamedTuple):
    """What a step is sealed with: the seal before it, its own, and what opens it."""

    before: bytes
    chain: bytes
    salts: Salts


class Checkpoint(NamedTuple):
    """What a laptop signed: how far its steps go, how they are sealed there, and since which number.

    `sign_key` is its public signing key, 64 hexadecimal digits.
    """

    origin: str
    sequence: int
    chain: bytes
    sealed_from: int
    sign_key: str
    signature: bytes


class TravelBirth(NamedTuple):
    """A created record: its number and the plain values in which it differs from an empty one."""

    sequence: int
    noun: str
    record_id: str
    values: Mapping[str, Any]


class TravelChange(NamedTuple):
    """A changed, hidden or erased record.

    `before` holds only what others cannot find out: values that several parents left together, visibility,
    and what stays of an erased record. `parents` names the replaced changes by origin and sequence.
    """

    sequence: int
    noun: str
    record_id: str
    operation: str
    after: Mapping[str, Any]
    before: Mapping[str, Any]
    parents: Mapping[str, tuple[tuple[str, int], ...]]


@dataclass(frozen=True, slots=True)
class TravelStep:
    """One step of one laptop, whole.

    Attributes:
        origin: id of the replica that made it.
        first_sequence: number of its first change.
        edit_id: its id.
        kind: code of its kind; of a newer version, maybe.
        arguments: plain texts of its sentence.
        author: who made it.
        lamport: its place in the order of all steps.
        wall_ms: when, by the clock of that laptop; for people only.
        undoes: the step that it takes back, or empty.
        seen: what that laptop knew of others; empty if that is what it knew at its step before.
        births: what it created.
        changes: what else it changed.
        seal: what proves that nobody else has altered it; None if it was made before laptops sealed steps.
    """

    origin: str
    first_sequence: int
    edit_id: str
    kind: str
    arguments: Mapping[str, str]
    author: str
    lamport: int
    wall_ms: int
    undoes: str
    seen: Vector
    births: tuple[TravelBirth, ...]
    changes: tuple[TravelChange, ...]
    seal: StepSeal | None = None

    @property
    def last_sequence(self) -> int:
        """The number of its last change."""
        return self.first_sequence + self.numbers - 1

    @property
    def numbers(self) -> int:
        """How many sequence numbers it takes; a step without changes takes one."""
        return max(1, len(self.births) + len(self.changes))


class ErasedRecord(NamedTuple):
    """What stays of an erased record: its kind and the plain values of its tombstone."""

    noun: str
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class StepBundle:
    """Steps on their way from one laptop to others.

    Attributes:
        plan_id: the plan they belong to.
        min_reader: oldest plan format whose readers may take them in.
        sender: id of the replica that sends them.
        vector: what the sender knows.
        names: names of origins by id, as far as they have one.
        steps: in causal order.
        erased: records that somebody erased, by id, whatever the steps say of them.
        held: marks of the records that a sender has who holds the steps of others in part; None from others.
        extents: what a desk has decided that members are sent, by their public signing keys.
        served: keys of those whom the sender has left their part of these steps at the hub.
        checkpoints: what the laptops whose steps these are have signed.
        unproved: names of laptops of which steps were left out here: nothing proves that they are theirs.
        common_past: up to which number this laptop has made its changes itself, where steps of its own come
            that it does not have: it goes on from an older copy. None where it does not.
        form_secrets: what keys the codes of return forms, for desks alone.
    """

    plan_id: str
    min_reader: int
    sender: str
    vector: Vector
    names: Mapping[str, str]
    steps: tuple[TravelStep, ...]
    erased: Mapping[str, ErasedRecord] = field(default_factory=dict)
    held: tuple[str, ...] | None = None
    extents: Mapping[str, Extent] = field(default_factory=dict)
    served: tuple[str, ...] = ()
    checkpoints: tuple[Checkpoint, ...] = ()
    unproved: tuple[str, ...] = ()
    common_past: int | None = None
    form_secrets: tuple[str, ...] = ()


class SaidOfErased(NamedTuple):
    """What a step says of an erased person, in a record of theirs that is kept empty."""

    noun: str
    kind: str
    values: Mapping[str, Any]


class MissingSteps(NamedTuple):
    """Changes of an origin that something which arrived has built on: first and last number."""

    origin: str
    first: int
    last: int


class Contest(NamedTuple):
    """A field that two laptops changed without knowing of each other."""

    noun: str
    record_id: str
    field: str


@dataclass(frozen=True, slots=True)
class MergeReport:
    """What arriving steps came to.

    Attributes:
        taken: number of steps that entered the plan.
        changes: number of their changes.
        duplicates: number of steps that were here already.
        waiting: number of steps that wait for others.
        missing: what these wait for.
        contests: fields that are contested since.
        erased: records that the steps erased and that are still to be emptied here, by id.
        said: by the id of an erased person, what these steps call them and how they reach them.
        cleaned: number of texts here from which other laptops have removed the name of an erased person.
        touched: number of records created, changed and removed, by kind.
        unproved: names of laptops whose steps were left out, because nothing proves that they are theirs.
        asking: what waits for a yes since, because it erases several people.
        left: backups that may still hold who was erased, and could not be replaced.
    """

    taken: int = 0
    changes: int = 0
    duplicates: int = 0
    waiting: int = 0
    missing: tuple[MissingSteps, ...] = ()
    contests: tuple[Contest, ...] = ()
    erased: Mapping[str, ErasedRecord] = field(default_factory=dict)
    said: Mapping[str, tuple[SaidOfErased, ...]] = field(default_factory=dict)
    cleaned: int = 0
    touched: Mapping[str, int] = field(default_factory=dict)
    unproved: tuple[str, ...] = ()
    asking: tuple[LargeErasure, ...] = ()
    left: tuple[str, ...] = ()


def erased_by(steps: Iterable[TravelStep]) -> Iterator[str]:
    """Yield the ids of the records that some steps erase."""
    for record_id, _tombstone in tombstones_in(steps):
        yield record_id


def tombstones_in(steps: Iterable[TravelStep]) -> Iterator[tuple[str, ErasedRecord]]:
    """Yield the records that some steps erase, by their ids, with what stays of each."""
    for step in steps:
        for change in step.changes:
            if change.operation == Operation.ERASE.value:
                yield change.record_id, ErasedRecord(change.noun, change.before)


def erases_others(steps: Iterable[TravelStep]) -> bool:
    """Return whether some steps erase a record of a kind that nobody can erase; no version makes such steps.

    Kinds that only a newer version knows are for that to judge.
    """
    return any(
        change.operation == Operation.ERASE.value and change.noun in _LASTING
        for step in steps
        for change in step.changes
    )


def plain_seal(seal: StepSeal) -> list[Any]:
    """Return a seal as JSON values, for a step that waits here."""
    return [seal.before.hex(), seal.chain.hex(), seal.salts]


def seal_of(plain: list[Any]) -> StepSeal:
    """Return the seal of what `plain_seal` wrote."""
    before, chain, salts = plain
    return StepSeal(bytes.fromhex(before), bytes.fromhex(chain), salts)


def plain_step(step: TravelStep, spot: Callable[[str], Any]) -> list[Any]:
    """Return a step as JSON values; `spot` says how an origin is written."""
    return [
        spot(step.origin),
        step.first_sequence,
        step.edit_id,
        step.kind,
        dict(step.arguments),
        step.author,
        step.lamport,
        step.wall_ms,
        step.undoes,
        [[spot(origin), number] for origin, number in sorted(step.seen.items())],
        [[birth.sequence, birth.noun, birth.record_id, dict(birth.values)] for birth in step.births],
        [_plain_change(change, spot) for change in step.changes],
    ]


def _plain_change(change: TravelChange, spot: Callable[[str], Any]) -> list[Any]:
    parents = {
        name: [[spot(origin), number] for origin, number in refs] for name, refs in change.parents.items()
    }
    return [
        change.sequence,
        change.noun,
        change.record_id,
        change.operation,
        dict(change.after),
        dict(change.before),
        parents,
    ]


def step_of(plain: Any, origin: Callable[[Any], str]) -> TravelStep:  # noqa: ANN401  # foreign JSON
    """Return the step of JSON values that may come from anybody.

    Args:
        plain: what `plain_step` wrote, or anything else.
        origin: returns the id of a written origin; raises ValueError, TypeError or LookupError.

    Raises:
        ValueError: they are no step.
    """
    try:
        by, first, edit_id, kind, arguments, author, lamport, wall, undoes, seen, births, changes = plain
        step = TravelStep(
            origin(by),
            _number(first),
            text_of(edit_id),
            text_of(kind),
            {text_of(name): text_of(value) for name, value in _table(arguments).items()},
            text_of(author),
            _number(lamport),
            _moment(wall),
            text_of(undoes),
            {origin(other): _number(number) for other, number in seen},
            tuple(_birth(each) for each in births),
            tuple(_change(each, origin) for each in changes),
        )
    except (TypeError, LookupError, AttributeError) as wrong:
        raise ValueError("step") from wrong
    numbers = [birth.sequence for birth in step.births] + [change.sequence for change in step.changes]
    if numbers != list(range(step.first_sequence, step.first_sequence + len(numbers))):
        raise ValueError("numbers")
    return step


def _birth(plain: Any) -> TravelBirth:  # noqa: ANN401  # foreign JSON
    sequence, noun, record_id, values = plain
    return TravelBirth(_number(sequence), text_of(noun), text_of(record_id), values_of(values))


def _change(plain: Any, origin: Callable[[Any], str]) -> TravelChange:  # noqa: ANN401  # foreign JSON
    sequence, noun, record_id, operation, after, before, parents = plain
    named = {
        text_of(name): tuple((origin(other), _number(number)) for other, number in refs)
        for name, refs in _table(parents).items()
    }
    if operation not in {"U", "D", "X"} or not set(after) <= set(named):
        raise ValueError("operation")
    return TravelChange(
        _number(sequence),
        text_of(noun),
        text_of(record_id),
        operation,
        values_of(after),
        values_of(before),
        named,
    )


def values_of(plain: Any) -> Mapping[str, Any]:  # noqa: ANN401  # foreign JSON
    """Return plain values by field; raise ValueError or TypeError for anything else."""
    values = _table(plain)
    for value in values.values():
        if value is not None and not isinstance(value, str | int | float | bool):
            raise TypeError("value")
    return values


def _table(plain: Any) -> dict[str, Any]:  # noqa: ANN401  # foreign JSON
    if not isinstance(plain, dict):
        raise TypeError("table")
    return plain


def text_of(plain: Any) -> str:  # noqa: ANN401  # foreign JSON
    """Return a text; raise TypeError for anything else."""
    if not isinstance(plain, str):
        raise TypeError("text")
    return plain


def _whole(plain: Any) -> int:  # noqa: ANN401  # foreign JSON
    if not isinstance(plain, int) or isinstance(plain, bool) or abs(plain) >= 1 << 53:
        raise TypeError("number")
    return plain


def _moment(plain: Any) -> int:  # noqa: ANN401  # foreign JSON
    if not 0 <= _whole(plain) < _YEAR_10000:
        raise ValueError("time")
    return int(plain)


def _number(plain: Any) -> int:  # noqa: ANN401  # foreign JSON
    if _whole(plain) < 1:
        raise ValueError("number")
    return int(plain)
