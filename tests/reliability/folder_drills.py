"""Lets laptops exchange through folders that a faulty program keeps in step, and looks for lost changes."""

from __future__ import annotations

import gc
import math
import os
import random
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Final
from unittest.mock import patch

from organizer_app.services.plan.verifying import verify
from organizer_app.services.together import members
from organizer_app.services.together.shared_folder import SharedFolder, exchange
from organizer_app.wiring import open_gazetteer
from tests.reliability.drills import Drill
from tests.support.fleet import Fleet, Laptop, digest, step_ids

if TYPE_CHECKING:
    from organizer_app.storage.gazetteer.gazetteer import Gazetteer

_LAPTOPS: Final = 3
_ROUNDS: Final = 12
_MOST_ROUNDS_TO_MEET: Final = 8


def folder_drill(runs: int, *, minutes: float = math.inf) -> Drill:
    """Edit on three laptops, each with a folder of its own, while files between the folders come to harm.

    Args:
        runs: how many at most; the number of a failed one is its seed.
        minutes: none begins later.
    """
    ends, tried = time.monotonic() + minutes * 60, 0
    gazetteer, seen, failed = open_gazetteer(), Counter[str](), list[str]()
    for seed in range(runs):
        if time.monotonic() > ends:
            break
        tried += 1
        with tempfile.TemporaryDirectory() as folder:
            try:
                # Other programs on the machine clear what they take for the leavings of killed ones.
                with patch.dict(os.environ, XDG_STATE_HOME=folder):
                    _run(Path(folder), gazetteer, random.Random(seed), seen)
            except Exception as fault:  # noqa: BLE001  # every fault is a line of the report
                failed.append(f"run {seed}: {type(fault).__name__} {str(fault)[:200]}")
        # Closed laptops are garbage in rings, which hold too much outside Python to wait for the collector.
        gc.collect()
    asked = "once all files are there: no step lost, all laptops equal, rows as the log says"
    said = ", ".join(f"{count:,} {name}" for name, count in sorted(seen.items()))
    return Drill("shared folder, a faulty program between", asked, tried, failed, said)


class _FaultyCopies:
    """Copies new files between folders, and cuts, delays, doubles and deletes some of them."""

    def __init__(self, folders: list[Path], rnd: random.Random, seen: Counter[str]) -> None:
        self._folders, self._rnd, self._seen = folders, rnd, seen

    def copy_badly(self) -> None:
        """Bring some files to other folders, not all of them whole."""
        for source, target in self._pairs():
            for name, content in _files(source).items():
                fault = self._rnd.choices(
                    ("copied", "delayed", "truncated", "duplicated", "deleted"), (8, 4, 2, 2, 1)
                )[0]
                if (target / name).exists() and (fault != "deleted" or self._rnd.random() < 0.8):
                    continue
                self._seen[fault] += 1
                match fault:
                    case "copied":
                        (target / name).write_bytes(content)
                    case "truncated":
                        (target / name).write_bytes(content[: self._rnd.randrange(len(content))])
                    case "duplicated":
                        (target / f"{Path(name).stem} (conflicted copy){Path(name).suffix}").write_bytes(
                            content
                        )
                    case "deleted":
                        (source / name).unlink()

    def copy_well(self) -> None:
        """Bring every file whole to every folder: the largest of one name is the whole one."""
        whole: dict[str, bytes] = {}
        for folder in self._folders:
            for name, content in _files(folder).items():
                whole[name] = max(whole.get(name, b""), content, key=len)
        for folder in self._folders:
            for name, content in whole.items():
                (folder / name).write_bytes(content)

    def _pairs(self) -> list[tuple[Path, Path]]:
        pairs = [(one, other) for one in self._folders for other in self._folders if one is not other]
        self._rnd.shuffle(pairs)
        return pairs


def _files(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in sorted(folder.iterdir()) if each.is_file()}


def _run(folder: Path, gazetteer: Gazetteer, rnd: random.Random, seen: Counter[str]) -> None:
    fleet = Fleet(folder, gazetteer, rnd)
    try:
        laptops = [fleet.add() for _ in range(_LAPTOPS)]
        pair_all(laptops)
        folders = []
        for laptop in laptops:
            folders.append(folder / f"folder of {laptop.name}")
            folders[-1].mkdir()
        copies = _FaultyCopies(folders, rnd, seen)
        acts = (fleet.create, fleet.write, fleet.write, fleet.write, fleet.remove, fleet.undo)
        for _ in range(_ROUNDS):
            spot = rnd.randrange(_LAPTOPS)
            for _act in range(rnd.randint(0, 3)):
                rnd.choice(acts)(laptops[spot])
            _exchange(laptops[spot], folders[spot])
            copies.copy_badly()
        made = set().union(*(step_ids(each.workspace) for each in laptops))
        _meet(laptops, folders, copies)
        _check(laptops, made)
        seen["steps"] += len(made)
    finally:
        fleet.close()


def pair_all(laptops: list[Laptop]) -> None:
    """Make every laptop a member of every other one."""
    for host in laptops:
        for guest in laptops:
            if guest is not host:
                card = members.own_card(guest.workspace)
                words = members.words_to_compare(card)
                members.add_member(host.workspace, card=card, words=words, name=guest.name)


def _exchange(laptop: Laptop, folder: Path) -> int:
    laptop.clock.advance(1)
    found = exchange(laptop.workspace, carrier=SharedFolder(folder), backs_up=False)
    return found.taken + found.sent


def _meet(laptops: list[Laptop], folders: list[Path], copies: _FaultyCopies) -> None:
    for _ in range(_MOST_ROUNDS_TO_MEET):
        copies.copy_well()
        moved = sum(_exchange(laptop, folder) for laptop, folder in zip(laptops, folders, strict=True))
        if not moved:
            return


def _check(laptops: list[Laptop], made: set[str]) -> None:
    for laptop in laptops:
        lost = made - step_ids(laptop.workspace)
        assert not lost, f"{len(lost)} of {len(made)} steps never came to {laptop.name}"
        assert verify(laptop.workspace).is_good, f"rows of {laptop.name} differ from the log"
    first = digest(laptops[0].workspace)
    for laptop in laptops[1:]:
        assert digest(laptop.workspace) == first, f"{laptop.name} differs"
