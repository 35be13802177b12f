"""Seal the steps of a laptop one after the other, so that anyone who passes them on cannot change any unseen.

The seal of a step is a digest of the seal before it and of the step. A value enters it as a salted digest,
its leaf: where the value is erased or left out, its leaf stays in place of its salt. So the seal can still be
checked, and nobody can find a phone number by trying all of them. All salts of a run of steps come from one
random root, which no longer goes with them once something of the run is erased or left out.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from organizer_app.domain.basics.changes import Operation
from organizer_app.domain.merging.steps import StepSeal, TravelBirth, TravelChange, TravelStep

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from organizer_app.domain.merging.steps import Salts

SALT_BYTES: Final = 16
CHAIN_BYTES: Final = 20
# Entries of a change besides its fields: what the change is, and what it replaced.
_WHAT: Final = ""
_BEFORE: Final = "<"
# The number under which the words about a step itself are sealed.
_HEADER: Final = 0
# How a salt or a leaf begins where both can stand.
_SALT: Final = "s"
_LEAF: Final = "d"
_ROOT: Final = "r"

Entries = Mapping[str, bytes]
# What opens one change: a salt, its digest, or a salt or a leaf for each of its entries.
Part = str | Mapping[str, str]


class SealBrokenError(Exception):
    """What opens a step does not belong to it."""


class _Sealed(NamedTuple):
    """One change as it is sealed: what it is, and its values by entry."""

    sequence: int
    what: bytes
    entries: Entries


def first_chain(origin: str) -> bytes:
    """Return what the seal of the first step of a laptop builds on."""
    return _digest(b"organizer-chain-1\0" + origin.encode(), size=CHAIN_BYTES)


def sealed_step(step: TravelStep, before: bytes, root: bytes) -> TravelStep:
    """Return a step under its seal.

    Args:
        step: the step.
        before: the seal of the step before it on its laptop.
        root: 16 random bytes, which the steps that are sealed together share.
    """
    return linked(step, before, _ROOT + _text(root))


def linked(step: TravelStep, before: bytes, salts: Salts) -> TravelStep:
    """Return a step under the seal that its salts and leaves come to.

    Raises:
        SealBrokenError: they do not belong to the step.
    """
    try:
        chain = _digest(before + _step_digest(step, salts), size=CHAIN_BYTES)
    except (ValueError, TypeError, LookupError, AttributeError) as wrong:
        raise SealBrokenError from wrong
    return replace(step, seal=StepSeal(before, chain, salts))


def is_whole(step: TravelStep) -> bool:
    """Return whether a sealed step still comes to its seal."""
    if step.seal is None:
        return False
    try:
        return linked(step, step.seal.before, step.seal.salts).seal == step.seal
    except SealBrokenError:
        return False


def with_seals_kept(former: Iterable[TravelStep], steps: Iterable[TravelStep]) -> list[TravelStep]:
    """Return steps of which something was left out or erased, each under the seal that it had.

    A value that is gone or different keeps its leaf; no salt stays from which its own could be made.

    Args:
        former: sealed steps as they were.
        steps: the same steps as they are now; others stay as they are.
    """
    known = {step.edit_id: step for step in former if step.seal is not None}
    now = list(steps)
    broken = {
        root_of(known[step.edit_id])
        for step in now
        if step.edit_id in known and not _same(known[step.edit_id], step)
    }
    return [_kept(known[step.edit_id], step, broken) if step.edit_id in known else step for step in now]


def root_of(step: TravelStep) -> str:
    """Return the root that the salts of a step come from; empty if it has salts of its own."""
    salts = step.seal.salts if step.seal else ""
    return salts if isinstance(salts, str) and salts.startswith(_ROOT) else ""


def with_own_salts(step: TravelStep) -> TravelStep:
    """Return a step without the root of its salts, which opens the steps that were sealed with it too."""
    if step.seal is None or not root_of(step):
        return step
    return replace(step, seal=step.seal._replace(salts=_SALT + _text(_step_salt(step, step.seal.salts))))


def unsealed_values(step: TravelStep) -> Iterator[tuple[str, str, object]]:
    """Yield what a step says without a seal over it: the record, the field, and the value.

    Record and field are empty for a change that is left out and yet says something, and the record for words
    about the step itself.
    """
    if step.seal is None or isinstance(step.seal.salts, str):
        return
    parts = step.seal.salts
    words = [("author", step.author), *((f"a:{name}", text) for name, text in step.arguments.items())]
    yield from _unsealed("", [each for each in words if each[1]], parts[str(_HEADER)])
    both: list[TravelBirth | TravelChange] = [*step.births, *step.changes]
    for each in both:
        yield from _unsealed(each.record_id, _values(each), parts[str(each.sequence)])


def lacks_values(step: TravelStep, record_ids: Collection[str]) -> bool:
    """Return whether a step comes without what it said of one of some records."""
    if step.seal is None or isinstance(step.seal.salts, str):
        return False
    both: list[TravelBirth | TravelChange] = [*step.births, *step.changes]
    parts = [step.seal.salts[str(each.sequence)] for each in both if each.record_id in record_ids]
    return any(not isinstance(part, str) or part.startswith(_LEAF) for part in parts)


def without_unsealed(step: TravelStep, record_ids: Collection[str]) -> TravelStep:
    """Return a step without what it says of some records under no seal; its seal stays as it was."""
    found = unsealed_values(step) if record_ids else ()
    gone = {(record_id, name) for record_id, name, _value in found if record_id in record_ids}
    if not gone:
        return step

    def kept(record_id: str, values: Mapping[str, Any]) -> dict[str, Any]:
        return {name: value for name, value in values.items() if (record_id, name) not in gone}

    births = tuple(each._replace(values=kept(each.record_id, each.values)) for each in step.births)
    changes = tuple(
        each._replace(after=kept(each.record_id, each.after), before=kept(each.record_id, each.before))
        for each in step.changes
    )
    return replace(step, births=births, changes=changes)


def _unsealed(
    record_id: str, values: list[tuple[str, object]], part: Part
) -> Iterator[tuple[str, str, object]]:
    if isinstance(part, str):
        if part.startswith(_LEAF) and (record_id or values):
            yield "", "", None
        return
    for name, value in values:
        if not part.get(name, "").startswith(_SALT):
            yield record_id, name.removeprefix(_BEFORE), value


def salts_of(plain: Any) -> Salts:  # noqa: ANN401  # foreign JSON
    """Return what opens a step, of JSON values that may come from anybody.

    Raises:
        ValueError: they are nothing of the kind.
    """
    if isinstance(plain, str):
        _bytes(plain, _ROOT, _SALT)
        return plain
    if not isinstance(plain, dict):
        raise ValueError("salts")  # noqa: TRY004  # one error for whatever a stranger writes
    for part in plain.values():
        if not isinstance(part, str | dict):
            raise ValueError("salts")  # noqa: TRY004  # as above
        for token in [part] if isinstance(part, str) else part.values():
            if not isinstance(token, str):
                raise ValueError("salt")  # noqa: TRY004  # as above
            _bytes(token, _SALT, _LEAF)
    return plain


def checkpoint_message(plan_id: str, origin: str, sequence: int, chain: bytes, sealed_from: int) -> bytes:
    """Return what a laptop signs to say how far its steps go, and from which number on they are sealed."""
    texts = (plan_id, origin, str(sequence), chain.hex(), str(sealed_from))
    return b"organizer-checkpoint-1\0" + b"".join(map(_measured, texts))


# -- digests


def _step_digest(step: TravelStep, salts: Salts) -> bytes:
    seen = ";".join(f"{origin}:{number}" for origin, number in sorted(step.seen.items()))
    numbers = (step.first_sequence, step.lamport, step.wall_ms, len(step.births), len(step.changes))
    texts = (step.origin, step.edit_id, step.kind, step.undoes, seen, *map(str, numbers))
    header = b"".join(map(_measured, texts))
    digests = [header]
    if isinstance(salts, str):
        salt = _step_salt(step, salts)
        digests += [_digest_of(each, _change_salt(salt, each.sequence)) for each in _changes(step)]
    else:
        digests += [_digest_under(each, salts[str(each.sequence)]) for each in _changes(step)]
    return _digest(b"".join(digests), size=CHAIN_BYTES)


def _step_salt(step: TravelStep, salts: Salts) -> bytes:
    salt = _bytes(str(salts), _ROOT, _SALT)
    return _digest(step.edit_id.encode(), key=salt) if str(salts).startswith(_ROOT) else salt


def _change_salt(step_salt: bytes, sequence: int) -> bytes:
    return _digest(b"%d" % sequence, key=step_salt)


def _digest_of(change: _Sealed, salt: bytes) -> bytes:
    """Return the digest of a change of which everything is there."""
    leaves = {name: _leaf(value, _entry_salt(salt, name)) for name, value in change.entries.items()}
    return _joined(change.what, leaves, _entry_salt(salt, _WHAT))


def _digest_under(change: _Sealed, part: Part) -> bytes:
    if isinstance(part, str):
        opened = _bytes(part, _SALT, _LEAF)
        return opened if part.startswith(_LEAF) else _digest_of(change, opened)
    leaves = {}
    for name, token in part.items():
        if name == _WHAT:
            continue
        opened = _bytes(token, _SALT, _LEAF)
        leaves[name] = opened if token.startswith(_LEAF) else _leaf(change.entries[name], opened)
    return _joined(change.what, leaves, _bytes(part[_WHAT], _SALT))


def _joined(what: bytes, leaves: Mapping[str, bytes], salt: bytes) -> bytes:
    told = b"".join(b"%b%b" % (_measured(name), leaves[name]) for name in sorted(leaves))
    return _digest(what + told, key=salt)


def _entry_salt(change_salt: bytes, name: str) -> bytes:
    return _digest(name.encode("utf-8", "surrogatepass"), key=change_salt)


def _leaf(value: bytes, salt: bytes) -> bytes:
    return _digest(value, key=salt)


def _digest(content: bytes, *, key: bytes = b"", size: int = SALT_BYTES) -> bytes:
    return hashlib.blake2b(content, key=key, digest_size=size).digest()


# -- what is sealed


def _changes(step: TravelStep) -> Iterator[_Sealed]:
    words = {f"a:{name}": _canonical(text) for name, text in step.arguments.items()}
    yield _Sealed(_HEADER, b"4:step", {**words, "author": _canonical(step.author)})
    for birth in step.births:
        yield _sealed_birth(birth)
    for change in step.changes:
        yield _sealed_change(change)


def _sealed_birth(birth: TravelBirth) -> _Sealed:
    entries = {name: _canonical(value) for name, value in birth.values.items()}
    return _Sealed(birth.sequence, _what(birth, Operation.INSERT.value), entries)


def _sealed_change(change: TravelChange) -> _Sealed:
    entries: dict[str, bytes] = {}
    for name in change.after.keys() | change.parents.keys():
        value = _canonical(change.after[name]) if name in change.after else b"-"
        refs = ";".join(f"{origin}:{sequence}" for origin, sequence in change.parents.get(name, ()))
        entries[name] = _measured(refs) + value
    # What stays of an erased record depends on who tells of it: a later version may keep less.
    if change.operation != Operation.ERASE.value:
        entries.update((_BEFORE + name, _canonical(value)) for name, value in change.before.items())
    return _Sealed(change.sequence, _what(change, change.operation), entries)


def _what(change: TravelBirth | TravelChange, operation: str) -> bytes:
    told = (str(change.sequence), operation, change.noun, change.record_id)
    return b"".join(map(_measured, told))


def _measured(text: str) -> bytes:
    """Return a text after its length, so that no other texts come to the same bytes."""
    told = text.encode("utf-8", "surrogatepass")
    return b"%d:%b" % (len(told), told)


def _values(change: TravelBirth | TravelChange) -> list[tuple[str, object]]:
    """Return the values of a change by entry."""
    if isinstance(change, TravelBirth):
        return list(change.values.items())
    before = {} if change.operation == Operation.ERASE.value else change.before
    return [*change.after.items(), *((_BEFORE + name, value) for name, value in before.items())]


def _canonical(value: object) -> bytes:
    """Return the same bytes for the same value, however a database or a file says it: 1, 1.0 or true."""
    if isinstance(value, str):
        return b"t" + value.encode("utf-8", "surrogatepass")
    if value is None:
        return b"n"
    if isinstance(value, float) and not value.is_integer():
        return b"f" + repr(value).encode()
    return b"i%d" % int(value)  # type: ignore[call-overload]  # bool, int or a whole float


# -- leaving out


def _same(former: TravelStep, step: TravelStep) -> bool:
    return (
        former.births == step.births
        and former.changes == step.changes
        and former.arguments == step.arguments
        and former.author == step.author
    )


def _kept(former: TravelStep, step: TravelStep, broken: set[str]) -> TravelStep:
    seal = former.seal
    if seal is None or (_same(former, step) and root_of(former) not in broken):
        return replace(step, seal=seal)
    if _same(former, step):
        return with_own_salts(replace(step, seal=seal))
    if isinstance(seal.salts, str):
        salt = _step_salt(former, seal.salts)
        parts: dict[str, Part] = {
            str(each.sequence): _SALT + _text(_change_salt(salt, each.sequence)) for each in _changes(former)
        }
    else:
        parts = dict(seal.salts)
    for was, now in zip(_changes(former), _changes(step), strict=True):
        if was != now:
            parts[str(was.sequence)] = _kept_part(was, now, parts[str(was.sequence)])
    return replace(step, seal=seal._replace(salts=parts))


def _kept_part(was: _Sealed, now: _Sealed, part: Part) -> Part:
    if was.what != now.what:
        return _LEAF + _text(_digest_under(was, part))
    if isinstance(part, str):
        if part.startswith(_LEAF):
            return part
        salt = _bytes(part, _SALT)
        part = {name: _SALT + _text(_entry_salt(salt, name)) for name in (_WHAT, *was.entries)}
    kept: dict[str, str] = {}
    for name, token in part.items():
        is_gone = name != _WHAT and token.startswith(_SALT) and now.entries.get(name) != was.entries[name]
        kept[name] = _LEAF + _text(_leaf(was.entries[name], _bytes(token, _SALT))) if is_gone else token
    return kept


# -- texts


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode().rstrip("=")


def _bytes(token: str, *begins: str) -> bytes:
    if token[:1] not in begins:
        raise ValueError("salt")
    try:
        found = base64.b64decode(token[1:] + "==", validate=True)
    except ValueError as wrong:
        raise ValueError("salt") from wrong
    if len(found) != SALT_BYTES:
        raise ValueError("salt")
    return found
