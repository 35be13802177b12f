"""Mutates a sealed file of changes, and counts what a member's plan takes of it."""

from __future__ import annotations

import random
from collections import Counter
from typing import TYPE_CHECKING, Final

import pyrage

from organizer_app.domain.basics.problems import Problem
from organizer_app.domain.merging.merge_problems import ChangesRefused
from organizer_app.services.together import exchanging
from organizer_app.services.together.members import own_keys
from organizer_app.wiring import open_gazetteer
from tests.exchange.bundles.test_envelope import mutated
from tests.reliability.drills import Drill
from tests.reliability.folder_drills import pair_all
from tests.support.fleet import Fleet, digest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from organizer_app.services.plan.workspace import Workspace

_SEED: Final = 4711
_EDITS: Final = 20


def bundle_drill(folder: Path, mutations: int) -> Drill:
    """Give a plan mutated files of another one: half are mutated as they travel, half before they are sealed.

    Args:
        folder: the plans are made here.
        mutations: how many files.
    """
    fleet, seen, failed = Fleet(folder, open_gazetteer(), random.Random(_SEED)), Counter[str](), list[str]()
    try:
        sender, receiver = fleet.add(), fleet.add()
        pair_all([sender, receiver])
        for _ in range(_EDITS):
            fleet.create(sender)
            fleet.write(sender)
        file = exchanging.seal(sender.workspace, since={}).file
        before, mutate = digest(receiver.workspace), _mutations(receiver.workspace, file)
        for number in range(mutations):
            seen[_outcome(receiver.workspace, mutate(number), number, failed)] += 1
        if digest(receiver.workspace) != before:
            failed.append("the plan is not what it was")
        # Had the plan refused this as well, the mutations would have proved nothing.
        if not exchanging.take_in(
            receiver.workspace, incoming=exchanging.unseal(receiver.workspace, file=file)
        ).taken:
            failed.append("the file itself is refused")
    finally:
        fleet.close()
    said = ", ".join(f"{count:,} {reason}" for reason, count in sorted(seen.items()))
    asked = "0 accepted, 0 tracebacks, the plan unchanged; the file itself is taken afterwards"
    return Drill("mutated files of changes", asked, mutations, failed, said)


def _mutations(receiver: Workspace, file: bytes) -> Callable[[int], bytes]:
    """Return what makes a mutated file; one whose inside is mutated is sealed again for the receiver."""
    keys, rnd = own_keys(receiver), random.Random(_SEED)
    inner = pyrage.decrypt(file, [keys.identity()])
    # The zeros behind the content are most of it and would take most mutations.
    content = len(inner.rstrip(b"\0"))
    to = [pyrage.x25519.Recipient.from_str(keys.seal_key)]

    def mutate(number: int) -> bytes:
        source = file if number % 2 else inner
        while True:
            if number % 4:
                changed = mutated(rnd, source)
            else:
                changed = mutated(rnd, inner[:content]) + inner[content:]
                changed = changed[: len(inner)].ljust(len(inner), b"\0")
            if changed != source:
                return changed if number % 2 else pyrage.encrypt(changed, to)

    return mutate


def _outcome(receiver: Workspace, file: bytes, number: int, failed: list[str]) -> str:
    try:
        incoming = exchanging.unseal(receiver, file=file)
        exchanging.take_in(receiver, incoming=incoming, backs_up=False)
    except ChangesRefused as refused:
        return refused.reason.name.casefold().replace("_", " ")
    except Problem as refused:
        return type(refused).__name__
    except Exception as fault:  # noqa: BLE001  # the drill counts what would be a traceback
        failed.append(f"mutation {number}: traceback {type(fault).__name__}")
        return "traceback"
    failed.append(f"mutation {number}: accepted")
    return "accepted"
