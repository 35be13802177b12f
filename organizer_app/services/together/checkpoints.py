"""Signs how far the steps of this laptop go, and checks what others have signed before their steps enter.

A laptop belongs to one key for good: that of its card, or the first that signs for it. So a laptop that
passes on the steps of another one can hold them back, but neither change, drop, insert nor reorder any of
them, and nobody makes a step in the name of another one.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.basics.grouping import grouped
from organizer_app.domain.basics.plan_checks import FalseName
from organizer_app.domain.merging.merge_problems import ChangesRefused, Refusal
from organizer_app.domain.merging.seals import unsealed_values, without_unsealed
from organizer_app.domain.merging.steps import erased_by, erases_others, tombstones_in
from organizer_app.domain.people.erasure import ERASED
from organizer_app.exchange.bundles.laptop_keys import is_genuine
from organizer_app.services.together.members import keys_of_laptops, own_keys, sign_steps
from organizer_app.storage.journal.journal_heads import erased_here
from organizer_app.storage.merging.origins import Origins
from organizer_app.storage.merging.own_past import common_past
from organizer_app.storage.merging.sealing import (
    newest_checkpoints,
    proving_steps,
    seals_at,
    signed_checkpoints,
    unsigned_tip,
)
from organizer_app.storage.own_origin import former_laptops
from organizer_app.storage.plan_facts import fact_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from organizer_app.domain.merging.members import Member
    from organizer_app.domain.merging.steps import Checkpoint, StepBundle, TravelStep
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.reader import Reader


def with_checkpoints(workspace: Workspace, bundle: StepBundle, *, is_part: bool = False) -> StepBundle:
    """Return steps of this plan with what their laptops have signed; this one signs its own now.

    Steps whose laptop has signed only a later one that still waits here would be left out elsewhere: whatever
    waits before the signed one goes along.

    Args:
        workspace: the plan.
        bundle: the steps that leave it.
        is_part: whether they go to somebody who may not see all: nobody can tell yet what of those that wait
            may be seen. Such steps are held back, and the vector of the bundle says so.
    """
    _sign(workspace)
    last: dict[str, int] = {}
    for step in bundle.steps:
        last[step.origin] = max(last.get(step.origin, 0), step.last_sequence)
    with workspace.read() as reader:
        known = newest_checkpoints(reader.connection)
        late = proving_steps(reader.connection, last, known)
    if is_part:
        bundle = _held_back(bundle, {each.origin: each.sealed_from - 1 for each, _steps in late}, known)
    else:
        waiting = [step for _each, steps in late for step in steps]
        erased = {**dict(tombstones_in(waiting)), **bundle.erased}
        bundle = replace(bundle, steps=(*bundle.steps, *waiting), erased=erased)
        known = {**known, **{each.origin: each for each, _steps in late}}
    return replace(bundle, checkpoints=tuple(known[each] for each in last if each in known))


def _held_back(
    bundle: StepBundle, unsealed: Mapping[str, int], known: Mapping[str, Checkpoint]
) -> StepBundle:
    """Return a bundle in which the steps of some laptops go only as far as these have signed them."""
    reach = {
        origin: known[origin].sequence if origin in known else number for origin, number in unsealed.items()
    }
    steps = [
        step for step in bundle.steps if step.last_sequence <= reach.get(step.origin, step.last_sequence)
    ]
    vector = {origin: min(number, reach.get(origin, number)) for origin, number in bundle.vector.items()}
    return replace(bundle, steps=tuple(steps), vector=vector)


def _sign(workspace: Workspace) -> None:
    if workspace.refusal is not None:
        return
    with workspace.read() as reader:
        own = (fact_of(reader.connection, "origin"), *former_laptops(reader.connection))
        unsigned = [each for each in own if unsigned_tip(reader.connection, each) is not None]
    if unsigned:
        keys = own_keys(workspace)

        def sign(reader: Reader) -> None:
            for each in unsigned:
                sign_steps(reader, each, keys)

        workspace.keep_aside(sign)


class Learned(NamedTuple):
    """What is known while several bundles arrive: the key of each laptop, and records that steps erased.

    `common_past` is that of the bundle by which this laptop found out that it goes on from an older copy.
    """

    keys: Mapping[str, str]
    erased: Collection[str] = ()
    common_past: int | None = None


def checked(
    reader: Reader,
    bundle: StepBundle,
    sender: Member,
    *,
    known: Collection[Member],
    own_key: str,
    learned: Learned | None = None,
) -> StepBundle:
    """Return the steps that somebody sent, as far as their laptops have signed them.

    Others are left out, and the bundle names their laptops: they come again, from these. All steps of the
    time before a laptop sealed its steps are accepted as they are. That a record was erased is believed with
    the step that erased it alone: without it, the record only comes without what is missing.

    Args:
        reader: one view of the plan.
        bundle: the steps as they came.
        sender: the member who signed all of them.
        known: all members.
        own_key: the public signing key of this laptop.
        learned: what has arrived before and is not in the plan yet; None if nothing has.

    Raises:
        ChangesRefused: somebody altered the steps of another laptop, whose name is in the problem, or signed
            in its name.
    """
    origins = Origins(reader.connection)
    kept = signed_checkpoints(reader.connection, origins)
    learned = learned or Learned(keys_of_laptops(reader, known, own_key))
    own, names = fact_of(reader.connection, "origin"), {**bundle.names, **_names(origins, known)}
    present = {each.sign_key: each for each in (*known, replace(sender, origin=bundle.sender))}
    laptops = _Laptops(own, names, {bundle.sender: sender.sign_key, **learned.keys}, present)
    if laptops.keys[bundle.sender] != sender.sign_key:
        raise laptops.false_name(bundle.sender, sender, _signed_by(sender, bundle))
    checking = _Checking(fact_of(reader.connection, "plan_id"), bundle, sender, laptops)
    checking.seals = seals_at(reader.connection, origins, bundle.steps)
    checking.believe(kept)
    common = checking.part_from_former_self(learned.common_past)
    right = _right_steps(checking, bundle.steps, laptops)
    steps = tuple(step for step in bundle.steps if step.edit_id in right)
    unproved = dict.fromkeys(each.origin for each in bundle.steps if each.edit_id not in right)
    bundle = replace(
        bundle,
        steps=steps,
        checkpoints=tuple(checking.signed.values()),
        unproved=tuple(map(laptops.name_of, unproved)),
        common_past=common if any(step.origin == own for step in steps) else None,
    )
    return _without_false_erasures(bundle, {*learned.erased, *erased_here(reader.connection, bundle.erased)})


def _without_false_erasures(bundle: StepBundle, known: Collection[str]) -> StepBundle:
    """Return a bundle that says of no record that it was erased without the step that erased it.

    Args:
        bundle: the steps that are believed.
        known: records of which that is known.
    """
    gone = {*erased_by(bundle.steps), *known}
    doubtful = bundle.erased.keys() - gone
    return replace(
        bundle,
        steps=tuple(without_unsealed(step, doubtful) for step in bundle.steps),
        erased={key: tombstone for key, tombstone in bundle.erased.items() if key in gone},
    )


def _names(origins: Origins, known: Iterable[Member]) -> dict[str, str]:
    """Return what laptops are called here, by their ids; members as they were named when they were paired."""
    told = {origin: name for origin, name in origins.names.items() if name}
    return told | {each.origin: each.name for each in known if each.origin}


def _signed_by(sender: Member, bundle: StepBundle) -> Checkpoint | None:
    """Return what a member has signed as the laptop that a bundle says it is; None if nothing."""
    signed = [each for each in bundle.checkpoints if each.sign_key == sender.sign_key]
    return next((each for each in reversed(signed) if each.origin == bundle.sender), None)


def _right_steps(checking: _Checking, steps: Iterable[TravelStep], laptops: _Laptops) -> set[str]:
    """Return the ids of the steps that are as their laptops made them; see `checked`."""
    right: set[str] = set()
    for origin, own in grouped(steps, lambda step: step.origin).items():
        if erases_others(own):
            raise ChangesRefused(Refusal.ERASES_OTHERS, laptops.name_of(origin))
        try:
            right |= checking.right_of(origin, own)
        except _AlteredError:
            raise ChangesRefused(checking.reason_of(origin, own), laptops.name_of(origin)) from None
    return right


class _Laptops(NamedTuple):
    """Who is known: this laptop, names and signing keys by the id of a laptop, and members by their keys."""

    own: str
    names: Mapping[str, str]
    keys: Mapping[str, str]
    members: Mapping[str, Member]

    def name_of(self, origin: str) -> str:
        """Return what a laptop is called here."""
        return self.names.get(origin, "") or origin[:8]

    def false_name(self, origin: str, sender: Member, signed: Checkpoint | None) -> ChangesRefused:
        """Return the refusal of what was signed in the name of a laptop with another key than its own.

        Args:
            origin: the laptop.
            sender: who sent it; whose key it is counts, if that is a member.
            signed: what was signed with the key, or None if only the file was.
        """
        signer = self.members.get(signed.sign_key, sender) if signed else sender
        sign_key = signed.sign_key if signed else sender.sign_key
        laptop = "" if origin == self.own else self.name_of(origin)
        proof = ""
        if signed is not None:
            place = (signed.sequence, signed.chain.hex(), signed.sealed_from, signed.signature.hex())
            proof = " ".join(map(str, (origin, *place)))
        told = FalseName(sign_key, signer.name, origin, laptop, proof)
        return ChangesRefused(Refusal.FALSE_NAME, signer.name, told)


class _AlteredError(Exception):
    """The steps of one laptop are not as it made them."""


class _Checking:
    """Checks the steps of one bundle, laptop by laptop.

    Args:
        plan_id: the plan.
        bundle: what came.
        sender: who signed all of it.
        laptops: who is known.
    """

    def __init__(self, plan_id: str, bundle: StepBundle, sender: Member, laptops: _Laptops) -> None:
        self._plan_id, self._bundle, self._sender, self._laptops = plan_id, bundle, sender, laptops
        self._sealed_from: dict[str, int] = {}
        self._erased = bundle.erased.keys()
        self.signed: dict[tuple[str, int], Checkpoint] = {}
        self.seals: Mapping[tuple[str, int], bytes | None] = {}

    def believe(self, kept: Iterable[Checkpoint]) -> None:
        """Take over what was checked before."""
        for each in kept:
            self._sealed_from[each.origin] = each.sealed_from

    def part_from_former_self(self, before: int | None) -> int | None:
        """Return up to which number this laptop shares its past with its former self, whose steps have come.

        Seals that stand here after that are no reason against them. None if they are here already; those that
        cannot be placed are left out.

        Args:
            before: what an earlier bundle has told; None if none has.
        """
        own = self._laptops.own
        steps = sorted(
            (step for step in self._bundle.steps if step.origin == own), key=lambda step: step.first_sequence
        )
        common = common_past(own, steps, self.seals) if before is None else before
        if not steps or common == steps[-1].last_sequence:
            return None
        self.seals = {
            (origin, number): seal
            for (origin, number), seal in self.seals.items()
            if origin != own or (common is not None and number <= common)
        }
        return common

    def reason_of(self, origin: str, steps: Collection[TravelStep]) -> Refusal:
        """Return why steps are refused: who signs two different pasts goes on from an older copy."""
        self.seals = {place: seal for place, seal in self.seals.items() if place[0] != origin}
        with suppress(_AlteredError):
            if {each.edit_id for each in steps} <= self.right_of(origin, steps):
                return Refusal.OLDER_COPY
        return Refusal.ALTERED

    def right_of(self, origin: str, steps: Collection[TravelStep]) -> set[str]:
        """Return the ids of the steps of one laptop that are as it made them.

        Raises:
            _AlteredError: some are not.
            ChangesRefused: somebody else has signed them in its name.
        """
        in_order = sorted(steps, key=lambda step: step.first_sequence)
        self._check_checkpoints(origin)
        self._check_numbers(origin, in_order)
        right = self._proved(origin, in_order)
        begun = self._sealed_from.get(origin)
        # A stranger may be of the time before laptops sealed steps; who has a key here speaks for itself.
        may_be_bare = self._is_first_hand(origin) or origin not in self._laptops.keys
        for step in in_order:
            self._check_words(step)
            is_known = (origin, step.last_sequence) in self.seals
            here = self.seals.get((origin, step.last_sequence))
            if here is not None and step.seal is not None and step.seal.chain != here:
                raise _AlteredError
            # Of a laptop that nobody has told to seal its steps, none can be expected to be signed.
            is_older = may_be_bare if begun is None else step.seal is None and step.first_sequence < begun
            if is_known or is_older:
                right.add(step.edit_id)
        return right

    def _check_checkpoints(self, origin: str) -> None:
        for each in self._bundle.checkpoints:
            if each.origin != origin:
                continue
            begun = self._sealed_from.get(origin, each.sealed_from)
            if begun != each.sealed_from or not is_genuine(self._plan_id, each):
                raise _AlteredError
            if self._laptops.keys.get(origin, each.sign_key) != each.sign_key:
                raise self._laptops.false_name(origin, self._sender, each)
            self._sealed_from[origin] = each.sealed_from
            self.signed[origin, each.sequence] = each

    def _check_numbers(self, origin: str, steps: list[TravelStep]) -> None:
        """Refuse steps when some are missing although the sender has them."""
        ends = [step.last_sequence + 1 for step in steps[:-1]]
        if origin in self._sealed_from and ends != [step.first_sequence for step in steps[1:]]:
            raise _AlteredError
        if origin in self._sealed_from and self._bundle.vector.get(origin, 0) > steps[-1].last_sequence:
            raise _AlteredError

    def _proved(self, origin: str, steps: list[TravelStep]) -> set[str]:
        """Return the ids of the steps that their laptop has signed, each or a later one that builds on it."""
        signed = {each.sequence: each for each in self.signed.values() if each.origin == origin}
        proved: set[str] = set()
        run: list[TravelStep] = []
        for step in steps:
            before = run[-1].seal if run else None
            here = self.seals.get((origin, step.first_sequence - 1))
            if run and step.seal is None:
                # Nobody has the seal of an earlier step and not that of a later one.
                raise _AlteredError
            if step.seal is None:
                continue
            if (before and before.chain != step.seal.before) or (here and here != step.seal.before):
                raise _AlteredError
            run.append(step)
            checkpoint = signed.pop(step.last_sequence, None)
            if checkpoint is not None and checkpoint.chain != step.seal.chain:
                raise _AlteredError
            if checkpoint is not None or self._is_first_hand(origin):
                proved |= {each.edit_id for each in run}
        if any(steps[0].first_sequence <= sequence < steps[-1].last_sequence for sequence in signed):
            raise _AlteredError
        return proved

    def _is_first_hand(self, origin: str) -> bool:
        return origin == self._bundle.sender

    def _check_words(self, step: TravelStep) -> None:
        """Refuse words that no seal stands over, unless somebody was erased from them."""
        for record_id, field, value in unsealed_values(step):
            is_cleaned = isinstance(value, str) and ERASED in value
            if not field or (record_id not in self._erased and not is_cleaned):
                raise _AlteredError
