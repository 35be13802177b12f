"""Let arriving steps enter the plan when they can, and keep the others until what they build on is here."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import delete, insert, select

from organizer_app.domain.merging.merge_problems import OriginClash
from organizer_app.domain.merging.steps import (
    MissingSteps,
    TravelStep,
    plain_seal,
    plain_step,
    seal_of,
    step_of,
)
from organizer_app.storage.members import last_of_revoked
from organizer_app.storage.statements import batches, constant_rows, run_constant
from organizer_app.storage.tables import CHANGE_PENDING, EDIT

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from sqlalchemy import Connection

    from organizer_app.storage.merging.origins import Origins

_Key = tuple[str, int]
# The values of a step as it travels; its seal is kept after them.
_PARTS: Final = 12
_BODIES: Final = select(CHANGE_PENDING.c.body)
_CLEAR: Final = delete(CHANGE_PENDING)


class Sorted(NamedTuple):
    """Arriving steps, sorted.

    Attributes:
        ready: those that can enter now, in an order in which each finds what it builds on.
        waiting: those that wait.
        known: those that were here before.
        missing: what the waiting ones wait for.
    """

    ready: list[TravelStep]
    waiting: list[TravelStep]
    known: list[TravelStep]
    missing: tuple[MissingSteps, ...]


def sort_steps(
    connection: Connection, origins: Origins, arriving: Iterable[TravelStep], held: Collection[str] = ()
) -> Sorted:
    """Sort arriving steps and those that waited.

    Args:
        connection: the plan.
        origins: the laptops.
        arriving: the steps.
        held: ids of those that may not enter yet, so that nothing that builds on them can.

    Raises:
        OriginClash: two different steps have the same number of one origin.
    """
    candidates: dict[_Key, TravelStep] = {}
    stored = waiting_steps(connection)
    for step in (*stored, *arriving):
        known = candidates.setdefault((step.origin, step.first_sequence), step)
        if known.edit_id != step.edit_id:
            raise OriginClash(origins.names.get(step.origin, ""), step.origin)
        if _is_in_part(known) and not _is_in_part(step):
            candidates[step.origin, step.first_sequence] = step
    reach = {**dict.fromkeys((each for each, _ in candidates), 0), **origins.vector}
    old = {key: step for key, step in candidates.items() if key[1] <= reach[key[0]]}
    _check_known(connection, origins, old.values())
    fresh = [step for key, step in candidates.items() if key not in old]
    fresh.sort(key=lambda step: (step.lamport, step.origin, step.first_sequence))
    ready: list[TravelStep] = []
    waiting: list[TravelStep] = []
    for step in fresh:
        is_next = step.first_sequence == reach[step.origin] + 1 and step.edit_id not in held
        if is_next and _has_seen(reach, step):
            ready.append(step)
            reach[step.origin] += step.numbers
        else:
            waiting.append(step)
    return Sorted(ready, waiting, list(old.values()), _missing(reach, waiting))


def waiting_steps(connection: Connection) -> list[TravelStep]:
    """Return the steps that wait, without those of laptops that were revoked meanwhile."""
    steps = [_waiting(json.loads(body)) for (body,) in constant_rows(connection, _BODIES)]
    last = last_of_revoked(connection) if steps else {}
    return [step for step in steps if step.last_sequence <= last.get(step.origin, step.last_sequence)]


def _waiting(plain: list[Any]) -> TravelStep:
    # Those that came before laptops sealed steps have no seal after them.
    sealed = seal_of(plain[_PARTS]) if len(plain) > _PARTS else None
    return replace(step_of(plain[:_PARTS], str), seal=sealed)


def waiting_body(step: TravelStep) -> str:
    """Return a step that waits as the table keeps it."""
    seal = [] if step.seal is None else [plain_seal(step.seal)]
    return json.dumps([*plain_step(step, str), *seal], ensure_ascii=False)


def keep_waiting(
    connection: Connection, origins: Origins, steps: Iterable[TravelStep], names: Mapping[str, str]
) -> None:
    """Replace the steps that wait; `names` are those of their laptops, by their ids."""
    run_constant(connection, _CLEAR)
    rows = [
        {
            "origin": origins.ensure(step.origin, names.get(step.origin, "")),
            "sequence": step.first_sequence,
            "body": waiting_body(step),
        }
        for step in steps
    ]
    if rows:
        connection.execute(insert(CHANGE_PENDING), rows)


def _is_in_part(step: TravelStep) -> bool:
    """Return whether something of a sealed step was left out or erased on its way."""
    return step.seal is not None and not isinstance(step.seal.salts, str)


def _has_seen(reach: dict[str, int], step: TravelStep) -> bool:
    # The order of Lamport numbers brings what a step has seen before it.
    return all(reach.get(origin, 0) >= number for origin, number in step.seen.items())


def _check_known(connection: Connection, origins: Origins, steps: Iterable[TravelStep]) -> None:
    by_id = {step.edit_id: step for step in steps}
    known: dict[str, tuple[str, int, int]] = {}
    columns = (EDIT.c.id, EDIT.c.origin, EDIT.c.first_sequence, EDIT.c.changes)
    for batch in batches(by_id):
        for edit_id, number, first, count in connection.execute(select(*columns).where(EDIT.c.id.in_(batch))):
            known[edit_id] = origins.ids[number], first, max(1, count)
    for edit_id, step in by_id.items():
        if known.get(edit_id) != (step.origin, step.first_sequence, step.numbers):
            raise OriginClash(origins.names.get(step.origin, ""), step.origin)


def _missing(reach: dict[str, int], waiting: Iterable[TravelStep]) -> tuple[MissingSteps, ...]:
    """Return the numbers between what is here and what the waiting steps build on."""
    wanted: dict[str, int] = {}
    here = {(step.origin, step.first_sequence + at) for step in waiting for at in range(step.numbers)}
    for step in waiting:
        needed = {**step.seen, step.origin: step.first_sequence - 1}
        for origin, number in needed.items():
            wanted[origin] = max(wanted.get(origin, 0), number)
    found: list[MissingSteps] = []
    for origin, last in sorted(wanted.items()):
        gaps = [at for at in range(reach.get(origin, 0) + 1, last + 1) if (origin, at) not in here]
        if gaps:
            found.append(MissingSteps(origin, gaps[0], gaps[-1]))
    return tuple(found)
