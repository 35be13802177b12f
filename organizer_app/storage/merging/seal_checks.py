"""Compute every seal of a plan again, and say for each laptop up to which step its seals hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.basics.grouping import grouped
from organizer_app.domain.basics.plan_checks import LaptopSeals
from organizer_app.domain.merging.seals import first_chain, is_whole
from organizer_app.storage.merging.leaving import intact_steps
from organizer_app.storage.merging.origins import Origins
from organizer_app.storage.merging.sealing import signed_checkpoints
from organizer_app.storage.plan_facts import fact_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from sqlalchemy import Connection

    from organizer_app.domain.merging.steps import Checkpoint, TravelStep


def check_seals(connection: Connection, genuine: Collection[Checkpoint]) -> tuple[LaptopSeals, ...]:
    """Return what holds, for each laptop whose steps are here, in the order in which it came.

    Args:
        connection: one view of the plan.
        genuine: the checkpoints whose signatures fit their keys; any other one is wrong.
    """
    origins, own = Origins(connection), fact_of(connection, "origin")
    steps: dict[str, list[TravelStep]] = {origin: [] for origin in origins.numbers}
    intact, damaged = intact_steps(connection, {})
    for step in intact:
        steps[step.origin].append(step)
    lost = {origin: (number, step_id) for origin, number, step_id in reversed(damaged)}
    signed = grouped(signed_checkpoints(connection), lambda each: each.origin)
    return tuple(
        _with_lost(
            _checked(origin, origins.names[origin], found, signed.get(origin, ()), genuine), lost.get(origin)
        )._replace(is_own=origin == own)
        for origin, found in steps.items()
        if found or origin in lost
    )


def _with_lost(seals: LaptopSeals, lost: tuple[int, str] | None) -> LaptopSeals:
    """Return how far seals hold before a step that the plan has partly lost."""
    if lost is None or (seals.broken and seals.broken_number < lost[0]):
        return seals
    number, step_id = lost
    return seals._replace(broken=step_id, broken_number=number, holds=min(seals.holds, number - 1))


def _checked(
    origin: str,
    name: str,
    steps: Iterable[TravelStep],
    signed: Iterable[Checkpoint],
    genuine: Collection[Checkpoint],
) -> LaptopSeals:
    expected = {each.sequence: each for each in signed}
    seals = LaptopSeals(origin, name)
    before: bytes | None = first_chain(origin)
    for step in sorted(steps, key=lambda each: each.first_sequence):
        seals = seals._replace(steps=seals.steps + 1)
        if seals.broken:
            continue
        if step.seal is None:
            # Made before its laptop sealed steps, or not sealed yet.
            seals = seals._replace(unsealed=seals.unsealed + 1)
            before = None
            continue
        checkpoint = expected.get(step.last_sequence)
        is_signed = checkpoint is None or (checkpoint in genuine and checkpoint.chain == step.seal.chain)
        if not is_whole(step) or (before is not None and before != step.seal.before) or not is_signed:
            seals = seals._replace(broken=step.edit_id, broken_number=step.first_sequence)
            continue
        before = step.seal.chain
        seals = seals._replace(sealed_from=seals.sealed_from or step.first_sequence, holds=step.last_sequence)
        if checkpoint is not None:
            seals = seals._replace(signed=step.last_sequence)
    return seals
