"""What a member with a program of their own sends, and what a stranger does; nobody may believe any of it."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.merging.seals import checkpoint_message, first_chain, sealed_step
from organizer_app.domain.merging.steps import (
    Checkpoint,
    ErasedRecord,
    StepBundle,
    TravelBirth,
    TravelChange,
    TravelStep,
)
from organizer_app.exchange.bundles.envelope import sealed
from organizer_app.exchange.bundles.laptop_keys import LaptopKeys, new_keys
from organizer_app.exchange.bundles.step_lines import step_lines
from organizer_app.services.together import checkpoints, members, merging
from tests.simulation.team import ACTIONS, PEOPLE

if TYPE_CHECKING:
    from collections.abc import Callable

    from organizer_app.services.plan.workspace import Workspace
    from tests.simulation.schedules import Step

# Every word of every lie begins with it.
LIE: Final = "Erfunden"


class Lie(Enum):
    """A kind of lie."""

    IN_ANOTHER_NAME = "in another name"
    ERASED_WITHOUT_PROOF = "erased without proof"
    ERASES_ACTIONS = "erases actions"
    ALTERED_STEP = "altered step"
    DROPPED_STEP = "dropped step"
    FLIPPED_BIT = "flipped bit"
    STRANGER = "stranger"


# What may be taken, because all of it but the lie itself is honest.
MAY_BE_TAKEN: Final = frozenset({Lie.ERASED_WITHOUT_PROOF, Lie.ALTERED_STEP, Lie.DROPPED_STEP})


class Told(NamedTuple):
    """A file with a lie."""

    kind: Lie
    file: bytes


def told_lie(liar: Workspace, receiver: Workspace, step: Step) -> Told | None:
    """Return a lie that a member tells another one; None if they know nothing yet that it could be about."""
    kind = list(Lie)[step.pick % len(Lie)]
    keys = new_keys() if kind is Lie.STRANGER else members.own_keys(liar)
    honest = checkpoints.with_checkpoints(liar, merging.steps_for(liar, since={}))
    make = _MADE.get(kind)
    lie = make(honest, keys, step) if make else honest
    if lie is None:
        return None
    file = sealed(step_lines(lie), keys, recipients=[members.own_keys(receiver).seal_key], min_reader=1)
    if kind is Lie.FLIPPED_BIT:
        at = len(file) // 2 + step.pick % (len(file) // 2)
        file = file[:at] + bytes([file[at] ^ 1]) + file[at + 1 :]
    return Told(kind, file)


def _others(bundle: StepBundle, keys: LaptopKeys) -> list[str]:
    """Return the laptops whose seals are known; who the liar was before its plan was a copy is no other."""
    own = {each.origin for each in bundle.checkpoints if each.sign_key == keys.sign_key}
    return sorted({each.origin for each in bundle.steps if each.seal} - {bundle.sender} - own)


def _in_another_name(bundle: StepBundle, keys: LaptopKeys, step: Step) -> StepBundle | None:
    """Go on in the name of another laptop, on its last seal, which every member has."""
    others = _others(bundle, keys)
    if not others:
        return None
    victim = others[step.other % len(others)]
    made = _next_step(bundle, victim, step)
    if made is None or made.seal is None:
        return None
    begun = [each.sealed_from for each in bundle.checkpoints if each.origin == victim]
    place = (victim, made.last_sequence, made.seal.chain, *(begun[:1] or [1]))
    signature = keys.signed(checkpoint_message(bundle.plan_id, *place))
    own = [each.sign_key for each in bundle.checkpoints if each.origin == victim]
    if own and step.number % 5 == 0:
        # With their key, and a signature that it never made.
        return replace(
            bundle,
            steps=(*bundle.steps, made),
            vector={**bundle.vector, victim: made.last_sequence},
            checkpoints=(*bundle.checkpoints, Checkpoint(*place, own[0], signature)),
        )
    signed = Checkpoint(*place, keys.sign_key, signature)
    kept = [each for each in bundle.checkpoints if each.origin != victim or step.number % 2]
    return replace(
        bundle,
        sender=victim if step.number % 3 else bundle.sender,
        steps=(*bundle.steps, made),
        vector={**bundle.vector, victim: made.last_sequence},
        checkpoints=(*kept, signed),
    )


def _next_step(bundle: StepBundle, origin: str, step: Step) -> TravelStep | None:
    own = [each for each in bundle.steps if each.origin == origin]
    if not own or own[-1].seal is None:
        return None
    number = own[-1].last_sequence + 1
    born = TravelBirth(number, "city_action", f"{LIE}-{step.number}", {"title": f"{LIE}{step.number}"})
    made = replace(
        own[-1],
        edit_id=f"{LIE}-step-{step.number}",
        first_sequence=number,
        kind="added_action",
        arguments={},
        undoes="",
        lamport=max(each.lamport for each in bundle.steps) + 1,
        births=(born,),
        changes=(),
        seal=None,
    )
    return sealed_step(made, own[-1].seal.chain, bytes(16))


def _with_own_step(bundle: StepBundle, _keys: LaptopKeys, step: Step) -> StepBundle:
    """Erase an action for good, as a step of the liar's own, under their own seal."""
    own = [each for each in bundle.steps if each.origin == bundle.sender and each.seal]
    number = own[-1].last_sequence + 1 if own else 1
    before = own[-1].seal.chain if own and own[-1].seal else first_chain(bundle.sender)
    gone = TravelChange(number, "city_action", ACTIONS[step.other % len(ACTIONS)], "X", {}, {}, {})
    made = replace(
        bundle.steps[0],
        origin=bundle.sender,
        edit_id=f"{LIE}-step-{step.number}",
        first_sequence=number,
        kind="erased_person",
        arguments={},
        lamport=max(each.lamport for each in bundle.steps) + 1,
        seen={},
        births=(),
        changes=(gone,),
        seal=None,
    )
    vector = {**bundle.vector, bundle.sender: number}
    return replace(bundle, steps=(*bundle.steps, sealed_step(made, before, bytes(16))), vector=vector)


def _altered(bundle: StepBundle, _keys: LaptopKeys, step: Step) -> StepBundle | None:
    """Pass on a step of another laptop with another value in it."""
    others = [
        at
        for at, each in enumerate(bundle.steps)
        if each.origin != bundle.sender and any("title" in change.after for change in each.changes)
    ]
    if not others:
        return None
    at = others[step.other % len(others)]
    changes = tuple(
        each._replace(after={**each.after, "title": f"{LIE}{step.number}"}) if "title" in each.after else each
        for each in bundle.steps[at].changes
    )
    steps = [*bundle.steps[:at], replace(bundle.steps[at], changes=changes), *bundle.steps[at + 1 :]]
    return replace(bundle, steps=tuple(steps))


def _dropped(bundle: StepBundle, _keys: LaptopKeys, step: Step) -> StepBundle | None:
    """Keep a step of another laptop to oneself."""
    others = [at for at, each in enumerate(bundle.steps) if each.origin != bundle.sender]
    if not others:
        return None
    at = others[step.other % len(others)]
    return replace(bundle, steps=(*bundle.steps[:at], *bundle.steps[at + 1 :]))


def _erased_unproved(bundle: StepBundle, _keys: LaptopKeys, _step: Step) -> StepBundle:
    """Say that people and an action were erased, without any step that did it."""
    gone = {each: ErasedRecord("person", {}) for each in PEOPLE if each not in bundle.erased}
    gone[ACTIONS[0]] = ErasedRecord("city_action", {})
    return replace(bundle, erased={**bundle.erased, **gone})


_MADE: Final[dict[Lie, Callable[[StepBundle, LaptopKeys, Step], StepBundle | None]]] = {
    Lie.IN_ANOTHER_NAME: _in_another_name,
    Lie.ERASED_WITHOUT_PROOF: _erased_unproved,
    Lie.ERASES_ACTIONS: _with_own_step,
    Lie.ALTERED_STEP: _altered,
    Lie.DROPPED_STEP: _dropped,
}
