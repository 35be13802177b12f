"""Compares laptops with the oracle and with each other; each wrong has a name by which it is shrunk."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from organizer_app.domain.basics.edits import EditKind
from organizer_app.services.plan.verifying import verify
from organizer_app.storage.tables import EDIT, HEAD
from tests.simulation.causal_oracle import FIRST, HIDDEN, CausalOracle
from tests.simulation.liars import LIE
from tests.support.fleet import any_text, digest, images, step_ids
from tests.support.raw_pages import words_in_pages

if TYPE_CHECKING:
    from collections.abc import Iterable

    from organizer_app.services.plan.workspace import Workspace
    from tests.simulation.causal_oracle import Expected
    from tests.simulation.team import Laptop


class WrongError(AssertionError):
    """Something that must never be.

    Args:
        kind: what, in the same words each time.
        detail: where.
    """

    def __init__(self, kind: str, detail: object = "") -> None:
        super().__init__(f"{kind}: {detail}" if detail else kind)
        self.kind = kind


def expect(is_right: object, kind: str, detail: object = "") -> None:
    """Raise `WrongError` unless something is as it must be."""
    if not is_right:
        raise WrongError(kind, detail)


def listen(laptop: Laptop, oracle: CausalOracle, events: dict[str, int]) -> None:
    """Note what a laptop has heard; it has lost nothing, and nothing without what it was made on.

    What laptops tell by themselves of texts that an erasure has cleaned writes nothing, and is noted here.
    """
    here = step_ids(laptop.workspace)
    for step in sorted(_told_by_themselves(laptop.workspace) - events.keys()):
        events[step] = len(oracle.contexts)
        oracle.wrote(events[step], frozenset({FIRST}), {})
    unknown = here - events.keys()
    expect(not unknown, "a step that nobody made", sorted(unknown))
    heard = frozenset(events[each] for each in here)
    lost = laptop.heard - heard
    expect(not lost, "a step is gone", (laptop.name, sorted(lost)))
    expect(oracle.is_closed(heard), "a step came before what it was made on", laptop.name)
    laptop.heard = heard


def _told_by_themselves(workspace: Workspace) -> set[str]:
    with workspace.read() as reader:
        wanted = select(EDIT.c.id).where(EDIT.c.kind == EditKind.CLEANED_TEXTS.value)
        return set(reader.connection.scalars(wanted))


def judge(laptop: Laptop, oracle: CausalOracle) -> str:
    """Compare what a laptop shows with what it must show; return what it shows as one line."""
    expected = oracle.expected(laptop.heard)
    shown = images(laptop.workspace)
    said = contested_cells(laptop.workspace)
    _judge_contests(laptop, oracle, expected, said)
    for (record, name), values in sorted(expected.values.items(), key=lambda each: each[0]):
        if (record, name) in expected.free or name == HIDDEN:
            continue
        expect(record in shown, "a record is missing", (laptop.name, record))
        found = shown[record][name]
        expect(found in values, "a value is lost", (laptop.name, record, name, found, sorted(values)))
    owners = oracle.forgotten(laptop.heard)
    for record, image in sorted(shown.items()):
        if not oracle.is_owned_by(record, owners):
            is_removed = record in expected.removed
            expect(image[HIDDEN] == is_removed, "wrongly removed or kept", (laptop.name, record))
    return json.dumps([shown, sorted(said)], sort_keys=True)


def _judge_contests(
    laptop: Laptop, oracle: CausalOracle, expected: Expected, said: set[tuple[str, str]]
) -> None:
    gone = oracle.forgotten(laptop.heard)
    asked = {cell for cell in said - expected.free if not oracle.is_owned_by(cell[0], gone)}
    due = {cell for cell in expected.contested - expected.free if not oracle.is_owned_by(cell[0], gone)}
    expect(not due - asked, "a conflict is silent", (laptop.name, sorted(due - asked)))
    expect(not asked - due, "a false conflict", (laptop.name, sorted(asked - due)))


def contested_cells(workspace: Workspace) -> set[tuple[str, str]]:
    """Return record and field of all that somebody must decide here."""
    with workspace.read() as reader:
        rows = reader.connection.execute(select(HEAD.c.record_id, HEAD.c.contested)).all()
    return {(record, name) for record, names in rows for name in names.split(",") if name}


def judge_team(laptops: Iterable[Laptop], oracle: CausalOracle) -> str:
    """Judge laptops that have all met; return a digest of what all of them hold."""
    first, *others = laptops
    whole = digest(first.workspace)
    for other in others:
        there = digest(other.workspace)
        for part, value in whole.items():
            expect(there[part] == value, "laptops differ", (part, _apart(value, there[part])))
    gone = oracle.words_of(oracle.forgotten(first.heard))
    for laptop in (first, *others):
        check = verify(laptop.workspace)
        expect(check.is_good, "the plan does not verify", (laptop.name, check.differences[:3]))
        told = any_text(laptop.workspace._database, LIE)  # noqa: SLF001  # every table
        expect(not told, "a lie is in the plan", laptop.name)
        if gone:
            laptop.workspace.finish_erasing()
            found = words_in_pages(laptop.path, sorted(gone))
            expect(not found, "somebody who is forgotten is in a plan", (laptop.name, found))
    return hashlib.sha256(json.dumps(whole, sort_keys=True, default=str).encode()).hexdigest()


def _apart(one: Any, other: Any) -> Any:
    if isinstance(one, dict):
        return [
            (key, one.get(key), other.get(key))
            for key in one.keys() | other.keys()
            if one.get(key) != other.get(key)
        ][:2]
    return [each for each in one if each not in other][:2], [each for each in other if each not in one][:2]
