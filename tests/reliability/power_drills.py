"""Cuts the power at any moment of recorded edits, with what was not synced lost, torn or out of order."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Final

from organizer_app.domain.model.city_actions import CityAction
from tests.reliability.drills import Drill
from tests.reliability.watched_disk import WatchedDisk
from tests.support.journal_checks import check_plan
from tests.support.open_plans import add_action, empty_plan, opened

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from tests.reliability.watched_disk import DiskStep

_SEED: Final = 512
# What a disk writes at once or not at all.
_SECTOR: Final = 512
_ACKNOWLEDGED: Final = "acknowledged"
# Edits and folds, as a window does them, and says after each edit that it is done.
_SCRIPT: Final = """
import os, sys
from pathlib import Path
from organizer_app.services.actions import city_actions
from tests.support.open_plans import opened
path, action, said, edits = Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4])
told = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
with opened(path) as workspace:
    for number in range(edits):
        city_actions.set_notes(workspace, action_id=action, notes=str(number))
        os.write(told, f"{number}\\n".encode())
        if number % 5 == 4:
            workspace.fold()
"""


def power_drills(folder: Path, cuts: int) -> list[Drill]:
    """Return what is left after power cuts, and after the same cuts on disks that do not sync."""
    disk, home = WatchedDisk(folder), folder / "plan"
    home.mkdir()
    path = empty_plan(home)
    with opened(path) as workspace:
        action_id = add_action(workspace)
    before = {str(path): path.read_bytes()}
    record = folder / "record"
    steps = disk.recorded(_SCRIPT, (path, action_id, home / _ACKNOWLEDGED, 30), record)
    cases: tuple[tuple[str, Callable[[DiskStep], bool], bool], ...] = (
        ("power cut during edits", lambda _step: True, False),
        ("control: the log is never synced", lambda step: not step.path.endswith("-wal"), True),
        ("control: nothing is ever synced", lambda _step: False, True),
    )
    drills = []
    for name, is_synced, is_control in cases:
        tried = max(cuts // 10, 10) if is_control else cuts
        lost = _lost(path, action_id, before, (steps, is_synced), tried)
        asked = "at least one cut loses something" if is_control else "every acknowledged edit is there"
        failed = [] if lost and is_control else ["nothing was lost"] if is_control else lost
        seen = f"{len(lost)} of {tried} cuts lost or broke something" if is_control else _seen(steps)
        drills.append(Drill(name, asked, tried, failed, seen))
    return drills


def _seen(steps: Sequence[DiskStep]) -> str:
    writes, syncs = (sum(step.kind == kind for step in steps) for kind in "ws")
    return f"{writes} writes and {syncs} syncs recorded, torn at {_SECTOR} bytes"


def _lost(
    path: Path,
    action_id: str,
    before: dict[str, bytes],
    recorded: tuple[Sequence[DiskStep], Callable[[DiskStep], bool]],
    cuts: int,
) -> list[str]:
    steps, is_synced = recorded
    chance, failed = random.Random(_SEED), list[str]()
    for number in range(cuts):
        cut = chance.randrange(1, len(steps) + 1)
        done = [step for step in steps[:cut] if not step.path.endswith("-shm")]
        said = [step for step in done if step.path.endswith(_ACKNOWLEDGED) and step.kind == "w"]
        last = int(said[-1].data) if said else -1
        files = _left_on_disk(before, done, is_synced, chance)
        for name in ("", "-wal", "-shm"):
            path.with_name(path.name + name).unlink(missing_ok=True)
        for name, content in files.items():
            if name.startswith(str(path)):
                path.with_name(name.rpartition("/")[2]).write_bytes(content)
        try:
            _look(path, action_id, last)
        except Exception as fault:  # noqa: BLE001  # every fault is a line of the report
            failed.append(f"cut {number} after step {cut}: {type(fault).__name__} {str(fault)[:100]}")
    return failed


def _left_on_disk(
    before: dict[str, bytes],
    steps: Sequence[DiskStep],
    is_synced: Callable[[DiskStep], bool],
    chance: random.Random,
) -> dict[str, bytes]:
    """Return the files after a cut: what was synced is there, of the rest a random part of its sectors."""
    files = {name: bytearray(content) for name, content in before.items()}
    last_sync = {step.path: at for at, step in enumerate(steps) if step.kind == "s" and is_synced(step)}
    share = chance.choice((0.0, 0.5, 0.9, 1.0))
    for at, step in enumerate(steps):
        is_kept = at < last_sync.get(step.path, -1)
        if step.kind == "u":
            if is_kept or chance.random() < share:
                files.pop(step.path, None)
        elif step.kind == "t":
            if is_kept or chance.random() < share:
                file = files.setdefault(step.path, bytearray())
                file[step.at :] = bytes(max(0, step.at - len(file)))
        elif step.kind == "w":
            _write(files.setdefault(step.path, bytearray()), step, 1.0 if is_kept else share, chance)
    return {name: bytes(content) for name, content in files.items()}


def _write(file: bytearray, step: DiskStep, share: float, chance: random.Random) -> None:
    for start in range(0, len(step.data), _SECTOR):
        if share == 1.0 or chance.random() < share:
            piece = step.data[start : start + _SECTOR]
            at = step.at + start
            file.extend(bytes(max(0, at + len(piece) - len(file))))
            file[at : at + len(piece)] = piece


def _look(path: Path, action_id: str, last: int) -> None:
    with opened(path) as workspace:
        check_plan(workspace)
        with workspace.read() as reader:
            notes = reader.get(CityAction, action_id).notes
    assert int(notes or -1) in {last, last + 1}, f"{notes} after {last} was acknowledged"
