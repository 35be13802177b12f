"""Leave out of steps what a regional member is not sent, and of theirs what they cannot have meant to change.

A place of what is left out stays, so that the numbers of a laptop have no gap: a record of a kind that no
version knows. What kinds and fields are left out never changes, so that a step is the same whenever it is
sent.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from organizer_app.domain.basics.audiences import Audience, audiences_of
from organizer_app.domain.basics.changes import LEGAL_ONLY, Noun, Operation
from organizer_app.domain.merging.seals import with_own_salts, with_seals_kept
from organizer_app.domain.merging.steps import StepBundle, TravelBirth, TravelChange, TravelStep
from organizer_app.domain.model.nouns import RECORD_TYPES

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from typing import Any

    from organizer_app.domain.basics.records import Record

    Shows = Callable[[str, str], bool]

# Rows of imported lists are kept whole, secret cells included.
WITHHELD_NOUNS: Final = frozenset(noun.value for noun in LEGAL_ONLY | {Noun.IMPORTED_ROWS})
PLACEHOLDER: Final = "withheld"


def _secret_fields(record_type: type[Record]) -> frozenset[str]:
    declared = audiences_of(record_type)  # type: ignore[arg-type]  # types can be hashed
    return frozenset(name for name, audience in declared.items() if audience is Audience.SECRET)


_SECRET: Final = {noun.value: _secret_fields(record_type) for noun, record_type in RECORD_TYPES.items()}


def everywhere(_noun: str, _record_id: str) -> bool:
    """Show every record: the member has all cities."""
    return True


def without_secrets(bundle: StepBundle, shows: Shows = everywhere) -> StepBundle:
    """Return a bundle for a regional member: no legal-only record, no secret field, no secret of forms.

    Args:
        bundle: the steps.
        shows: whether a record, by kind and id, belongs to the cities of the member.
    """
    steps = with_seals_kept(bundle.steps, map(partial(_reduced, shows=shows), bundle.steps))
    return replace(
        bundle,
        # A root would open what is left out of steps that were sent before.
        steps=tuple(map(with_own_salts, steps)),
        erased={
            record_id: gone._replace(values=_open(gone.noun, gone.values))
            for record_id, gone in bundle.erased.items()
            if gone.noun not in WITHHELD_NOUNS and shows(gone.noun, record_id)
        },
        extents={},
        served=(),
        form_secrets=(),
    )


def from_regional(
    bundle: StepBundle,
    shows: Shows = everywhere,
    made: Collection[str] = (),
    former: Collection[str] = (),
) -> StepBundle:
    """Return what is believed of a bundle of a regional member.

    They pass nothing on: they hold the steps of others in part. They neither erase anybody nor write a secret
    field, a legal-only record or a record of other cities that somebody else made, because they have never
    seen it; what they made themselves is theirs.

    Args:
        bundle: the steps.
        shows: whether a record, by kind and id, belongs to the cities of the member.
        made: ids of records that they made before.
        former: ids of other laptops that have their key.
    """
    # They may have been another laptop before, under the same key.
    laptops = {bundle.sender, *former}
    own = tuple(step for step in bundle.steps if step.origin in laptops)
    theirs = {birth.record_id for step in own for birth in step.births} | set(made)
    steps = tuple(
        replace(step, changes=tuple(_believed(change, theirs, shows) for change in step.changes))
        for step in own
    )
    steps = tuple(with_own_salts(step) for step in with_seals_kept(own, steps))
    return replace(bundle, steps=steps, erased={}, extents={}, served=(), form_secrets=())


def _reduced(step: TravelStep, shows: Shows) -> TravelStep:
    births = tuple(_birth(birth, shows) for birth in step.births)
    changes = tuple(_change(change, shows) for change in step.changes)
    if births == step.births and changes == step.changes and (births or changes):
        return step
    # The sentence of a step may name what it changed, also that of an undo without effect.
    sent = replace(step, births=births, changes=changes, arguments={})
    nouns = {each.noun for each in births} | {each.noun for each in changes}
    return sent if nouns - {PLACEHOLDER} else replace(sent, author="")


def _birth(birth: TravelBirth, shows: Shows) -> TravelBirth:
    if birth.noun in WITHHELD_NOUNS or not shows(birth.noun, birth.record_id):
        return TravelBirth(birth.sequence, PLACEHOLDER, "", {})
    return birth._replace(values=_open(birth.noun, birth.values))


def _change(change: TravelChange, shows: Shows) -> TravelChange:
    if change.noun in WITHHELD_NOUNS or not shows(change.noun, change.record_id):
        return _placeholder(change)
    after = _open(change.noun, change.after)
    if change.after and not after:
        return _placeholder(change)
    secret = _SECRET.get(change.noun, frozenset())
    return change._replace(
        after=after,
        before=_open(change.noun, change.before),
        parents={name: refs for name, refs in change.parents.items() if name not in secret},
    )


def _believed(change: TravelChange, made: set[str], shows: Shows) -> TravelChange:
    if change.record_id in made:
        return change
    return _placeholder(change) if change.operation == Operation.ERASE.value else _change(change, shows)


def _placeholder(change: TravelChange) -> TravelChange:
    return TravelChange(change.sequence, PLACEHOLDER, "", Operation.UPDATE.value, {}, {}, {})


def _open(noun: str, values: Mapping[str, Any]) -> dict[str, Any]:
    secret = _SECRET.get(noun, frozenset())
    return {name: value for name, value in values.items() if name not in secret}
