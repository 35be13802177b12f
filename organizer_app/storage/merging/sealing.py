"""Seal the steps of this laptop, and keep the seals of all steps while words are erased from them.

Steps are sealed before they leave the laptop and when the plan is closed, not while somebody waits for an
edit. Their salts come from a secret of the laptop, so that a copy of its plan seals the same steps in the
same way. Whenever somebody is erased, the laptop forgets that secret and goes on with another one.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import bindparam, delete, func, select, update

from organizer_app.domain.merging.seals import SALT_BYTES, first_chain, root_of, sealed_step, with_own_salts
from organizer_app.domain.merging.seals import with_seals_kept as kept_under
from organizer_app.domain.merging.steps import Checkpoint
from organizer_app.storage.merging.leaving import intact_steps
from organizer_app.storage.merging.origins import Origins
from organizer_app.storage.merging.waiting import waiting_body, waiting_steps
from organizer_app.storage.new_keys import SEAL_SECRET, new_seal_secret
from organizer_app.storage.plan_facts import fact_of, keep_fact
from organizer_app.storage.statements import constant_rows, insert_rows, run_constant, update_rows
from organizer_app.storage.tables import CHANGE_PENDING, CHECKPOINT, EDIT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Connection

    from organizer_app.domain.merging.steps import TravelStep

# So many numbers share a root; one root takes as many bytes on its way as the salt of a single step.
_RUN: Final = 64
# More would let somebody wait who closes a plan; they are sealed when they are sent.
MOST_AT_CLOSE: Final = 5000
# Every arrival asks these, and putting a statement together takes longer than running it.
_EARLIER = EDIT.alias("earlier")
_LAST_BEFORE = select(func.max(_EARLIER.c.first_sequence)).where(
    _EARLIER.c.origin == bindparam("origin"),
    _EARLIER.c.first_sequence > 0,
    _EARLIER.c.first_sequence < bindparam("begins"),
)
_FROM_THE_LAST_BEFORE: Final = select(EDIT.c.first_sequence, EDIT.c.changes, EDIT.c.chain).where(
    EDIT.c.origin == bindparam("origin"),
    EDIT.c.first_sequence > 0,
    EDIT.c.first_sequence >= func.coalesce(_LAST_BEFORE.scalar_subquery(), 0),
)
_SAME = (CHECKPOINT.c.origin == bindparam("number"), CHECKPOINT.c.sequence == bindparam("reach"))
_AT: Final = select(CHECKPOINT.c.sign_key).where(*_SAME)
_CLEAR: Final = delete(CHECKPOINT).where(*_SAME)
_CLEAR_OLDER: Final = delete(CHECKPOINT).where(
    CHECKPOINT.c.origin == bindparam("number"),
    CHECKPOINT.c.sequence < bindparam("reach"),
    CHECKPOINT.c.sign_key != "",
)
_SIGNED: Final = select(CHECKPOINT.c.origin, *(CHECKPOINT.c[name] for name in Checkpoint._fields[1:])).where(
    CHECKPOINT.c.sign_key != ""
)
_LAST: Final = (
    select(EDIT.c.chain)
    .where(EDIT.c.origin == bindparam("origin"), EDIT.c.first_sequence > 0)
    .order_by(EDIT.c.first_sequence.desc())
    .limit(1)
)


def seal_own_steps(connection: Connection) -> None:
    """Seal the steps of this laptop that have no seal yet.

    A copy that has become a laptop of its own seals those of the former one first.
    """
    own = fact_of(connection, "origin")
    kept = json.loads(fact_of(connection, SEAL_SECRET) or "{}")
    if kept and kept["origin"] != own:
        _seal(connection, kept["origin"], kept["secret"])
    if not kept or kept["origin"] != own:
        kept = _new_secret(connection, own)
    _seal(connection, own, kept["secret"])


def has_unsealed(connection: Connection) -> bool:
    """Return whether steps of this laptop have no seal yet."""
    kept = json.loads(fact_of(connection, SEAL_SECRET) or "{}")
    is_own = bool(kept) and kept["origin"] == fact_of(connection, "origin")
    return not is_own or unsealed_count(connection) > 0


def unsealed_count(connection: Connection) -> int:
    """Return how many changes of this laptop have no seal yet."""
    own, origins = fact_of(connection, "origin"), Origins(connection)
    number = origins.numbers[own]
    return origins.sequence[number] - last_sealed(connection, number, own)[0]


def change_secret(connection: Connection) -> None:
    """Forget what salts were made from: nobody may make those of erased values again."""
    _new_secret(connection, fact_of(connection, "origin"))


def _new_secret(connection: Connection, origin: str) -> dict[str, str]:
    kept = new_seal_secret(origin)
    keep_fact(connection, SEAL_SECRET, kept)
    return dict(json.loads(kept))


def last_sealed(connection: Connection, number: int, origin: str) -> tuple[int, bytes]:
    """Return up to which number the steps of an origin are sealed, and the seal there."""
    sealed = select(EDIT.c.first_sequence, EDIT.c.changes, EDIT.c.chain)
    own = sealed.where(EDIT.c.origin == number, EDIT.c.chain.is_not(None))
    found = connection.execute(own.order_by(EDIT.c.first_sequence.desc()).limit(1)).one_or_none()
    if found is not None:
        return found.first_sequence + max(1, found.changes) - 1, found.chain
    begins = select(CHECKPOINT.c.sequence, CHECKPOINT.c.chain)
    began = begins.where(CHECKPOINT.c.origin == number, CHECKPOINT.c.sign_key == "")
    start = connection.execute(began.order_by(CHECKPOINT.c.sequence.desc()).limit(1)).one_or_none()
    return (start.sequence, start.chain) if start is not None else (0, first_chain(origin))


def _seal(connection: Connection, origin: str, secret: str) -> None:
    origins = Origins(connection)
    number = origins.numbers.get(origin)
    if number is None:
        return
    known, chain = last_sealed(connection, number, origin)
    if known >= origins.sequence[number]:
        return
    steps = intact_steps(connection, {**origins.vector, origin: known})[0]
    key = bytes.fromhex(secret)
    sealed: list[TravelStep] = []
    reach = known
    for step in steps:
        if step.first_sequence != reach + 1:
            # The plan has lost a step; what follows it is not sealed.
            break
        run = step.first_sequence // _RUN
        root = hashlib.blake2b(b"%s %d" % (origin.encode(), run), key=key, digest_size=SALT_BYTES).digest()
        step = sealed_step(step, chain, root)  # noqa: PLW2901  # the same step under its seal
        # A root opens every step of its run: it goes along only where all of them do.
        is_complete = run * _RUN > known and origins.sequence[number] >= (run + 1) * _RUN
        sealed.append(step if is_complete else with_own_salts(step))
        chain, reach = step.seal.chain if step.seal else chain, step.last_sequence
    _write(connection, sealed)


def _write(connection: Connection, steps: Iterable[TravelStep]) -> None:
    rows: list[Sequence[Any]] = [
        (each.seal.chain, stored_salts(each), each.edit_id) for each in steps if each.seal
    ]
    update_rows(connection, EDIT, ("chain", "salts"), rows)


def stored_salts(step: TravelStep) -> str:
    """Return what opens a step as the table keeps it; empty without a seal."""
    if step.seal is None:
        return ""
    return step.seal.salts if isinstance(step.seal.salts, str) else json.dumps(dict(step.seal.salts))


class SealKeeping:
    """Keeps the seals of steps from which something is about to be erased.

    Args:
        connection: the transaction that erases it, before anything is gone.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        seal_own_steps(connection)
        self._steps = _sealed_steps(connection)
        self._waiting = {step.edit_id: step for step in waiting_steps(connection)}

    def finish(self) -> None:
        """Write for every step what still opens it, once everything is gone."""
        now = {step.edit_id: step for step in _sealed_steps(self._connection)}
        kept = kept_under(self._steps, now.values())
        _write(self._connection, [each for each in kept if each.seal != now[each.edit_id].seal])
        self._rewrite_waiting()
        change_secret(self._connection)

    def _rewrite_waiting(self) -> None:
        now = waiting_steps(self._connection)
        kept = kept_under(self._waiting.values(), now)
        changed = [each for each, other in zip(kept, now, strict=True) if each.seal != other.seal]
        origins = Origins(self._connection)
        for step in changed:
            place = (
                CHANGE_PENDING.c.origin == origins.numbers[step.origin],
                CHANGE_PENDING.c.sequence == step.first_sequence,
            )
            fresh = {"body": waiting_body(step)}
            self._connection.execute(update(CHANGE_PENDING).where(*place).values(fresh))


def _sealed_steps(connection: Connection) -> list[TravelStep]:
    if connection.scalar(select(EDIT.c.id).where(EDIT.c.chain.is_not(None)).limit(1)) is None:
        return []
    return [step for step in intact_steps(connection, {})[0] if step.seal is not None]


def keep_arrived_seals(connection: Connection, arrived: Sequence[TravelStep]) -> None:
    """Keep what opens steps that were here in part and have come with more.

    Args:
        connection: the transaction that took in what they say.
        arrived: the steps as they came.
    """
    came = {step.edit_id: step for step in arrived if step.seal is not None}
    here = [step for step in _sealed_steps(connection) if step.edit_id in came]
    same = [step for step in here if step.seal and step.seal.chain == _chain(came[step.edit_id])]
    kept = kept_under([came[step.edit_id] for step in same], same)
    _write(connection, [new for new, old in zip(kept, same, strict=True) if new.seal != old.seal])


def break_roots(connection: Connection, roots: Iterable[str]) -> None:
    """Give the steps that share a root with one of which something is left out salts of their own."""
    broken = set(roots) - {""}
    if broken:
        shared = [each for each in _sealed_steps(connection) if root_of(each) in broken]
        _write(connection, map(with_own_salts, shared))


def chain_here(connection: Connection, number: int) -> bytes | None:
    """Return the seal of the last step of an origin here; None where that has none."""
    # One look into an index, however long the log: an arrival is of one origin, or of two.
    return next((chain for (chain,) in constant_rows(connection, _LAST, {"origin": number})), None)


def _chain(step: TravelStep) -> bytes:
    return step.seal.chain if step.seal else b""


def keep_begin(connection: Connection, number: int, sequence: int, chain: bytes) -> None:
    """Keep what the first sealed step of an origin that is here builds on."""
    _put(connection, number, Checkpoint("", sequence, chain, sequence + 1, "", b""))


def keep_checkpoints(connection: Connection, checkpoints: Iterable[Checkpoint]) -> None:
    """Keep what laptops that are known here have signed; the newest are enough to pass on."""
    told = list(checkpoints)
    if not told:
        return
    origins = Origins(connection)
    known = [each for each in told if each.origin in origins.numbers]
    for each in known:
        _put(connection, origins.numbers[each.origin], each)
    newest = _newest(connection, origins)
    for origin in {each.origin for each in known} & newest.keys():
        older = {"number": origins.numbers[origin], "reach": newest[origin].sequence}
        run_constant(connection, _CLEAR_OLDER, older)


def _put(connection: Connection, number: int, each: Checkpoint) -> None:
    same = {"number": number, "reach": each.sequence}
    if constant_rows(connection, _AT, same):
        if not each.sign_key:
            return
        run_constant(connection, _CLEAR, same)
    row: tuple[Any, ...] = (number, *each[1:])
    insert_rows(connection, CHECKPOINT, Checkpoint._fields, [row])


def signed_checkpoints(connection: Connection, origins: Origins | None = None) -> tuple[Checkpoint, ...]:
    """Return everything that laptops have signed, as far as it is kept."""
    origins = origins or Origins(connection)
    rows = constant_rows(connection, _SIGNED)
    return tuple(Checkpoint(origins.ids[number], *told) for number, *told in rows)


def newest_checkpoints(connection: Connection) -> Mapping[str, Checkpoint]:
    """Return, by origin, the newest checkpoint whose steps are all here."""
    return _newest(connection, Origins(connection))


def _newest(connection: Connection, origins: Origins) -> dict[str, Checkpoint]:
    vector, found = origins.vector, dict[str, Checkpoint]()
    for each in sorted(signed_checkpoints(connection, origins), key=lambda each: each.sequence):
        if each.sequence <= vector.get(each.origin, 0):
            found[each.origin] = each
    return found


def proving_steps(
    connection: Connection, last: Mapping[str, int], known: Mapping[str, Checkpoint]
) -> tuple[tuple[Checkpoint, tuple[TravelStep, ...]], ...]:
    """Return checkpoints that prove steps here but lie among those that wait, each with the steps up to it.

    Args:
        connection: one view of the plan.
        last: by origin, the number of its last step that is passed on.
        known: by origin, the newest checkpoint whose steps are all here.
    """
    origins = {each for each, number in last.items() if each not in known or known[each].sequence < number}
    ahead = [
        each
        for each in signed_checkpoints(connection)
        if each.origin in origins and each.sequence > last[each.origin]
    ]
    if not ahead:
        return ()
    waiting: dict[tuple[str, int], TravelStep] = {
        (step.origin, step.first_sequence): step for step in waiting_steps(connection)
    }
    found: dict[str, tuple[Checkpoint, tuple[TravelStep, ...]]] = {}
    for each in sorted(ahead, key=lambda each: -each.sequence):
        run: list[TravelStep] = []
        reach = last[each.origin]
        while reach < each.sequence and (each.origin, reach + 1) in waiting:
            run.append(waiting[each.origin, reach + 1])
            reach = run[-1].last_sequence
        if reach == each.sequence:
            # The nearest one is enough.
            found[each.origin] = each, tuple(run)
    return tuple(found.values())


def unsigned_tip(connection: Connection, origin: str) -> tuple[int, bytes, int] | None:
    """Return up to which number an origin is sealed, the seal there, and its first number under a seal.

    None if nothing is sealed, or its laptop has signed that already.
    """
    sequence, chain, sealed_from = tip_of(connection, origin)
    signed = newest_checkpoints(connection).get(origin)
    is_signed = signed is not None and signed.sequence == sequence
    return None if is_signed or sequence < sealed_from else (sequence, chain, sealed_from)


def tip_of(connection: Connection, origin: str) -> tuple[int, bytes, int]:
    """Return up to which number an origin is sealed, the seal there, and its first number under a seal."""
    number = Origins(connection).numbers[origin]
    sequence, chain = last_sealed(connection, number, origin)
    begins = select(func.max(CHECKPOINT.c.sequence))
    began = connection.scalar(begins.where(CHECKPOINT.c.origin == number, CHECKPOINT.c.sign_key == ""))
    return sequence, chain, (began or 0) + 1


def seals_at(
    connection: Connection, origins: Origins, steps: Iterable[TravelStep]
) -> dict[tuple[str, int], bytes | None]:
    """Return the seals that are here at the ends of some steps and right before them, by origin and number.

    None stands for a step that is here without a seal.
    """
    first: dict[str, int] = {}
    for step in steps:
        first[step.origin] = min(first.get(step.origin, step.first_sequence), step.first_sequence)
    found = dict[tuple[str, int], bytes | None]()
    for origin, begins in first.items():
        values = {"origin": origins.numbers.get(origin, 0), "begins": begins}
        for number, changes, chain in constant_rows(connection, _FROM_THE_LAST_BEFORE, values):
            found[origin, number + max(1, changes) - 1] = chain
    return found
