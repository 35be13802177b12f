"""Backs a plan up over many days and restores every backup; works on for long in one process."""

from __future__ import annotations

import gc
import hashlib
import os
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.basics.backups import BackupReason
from organizer_app.environment.backup_folders import BackupFolders, backups_in
from organizer_app.environment.identity import new_id
from organizer_app.services.actions import city_actions
from organizer_app.services.importing.importing import ImportOptions, IncomingFile, import_files
from organizer_app.services.plan import backups, history
from organizer_app.services.plan.verifying import verify
from tests.reliability.drills import Drill
from tests.support.journal_checks import check_plan
from tests.support.open_plans import add_action, empty_plan, facts, opened

if TYPE_CHECKING:
    from organizer_app.services.plan.workspace import Workspace

_SEED: Final = 100
_BEGIN: Final = datetime(2027, 1, 4, 13, tzinfo=UTC)
_A_DAY: Final = 5
_GROWTH: Final = 1.10
_WARM: Final = 0.3
_ROUNDS_A_PLAN: Final = 50


class _Size(NamedTuple):
    mb: float
    files: int


def _digest(workspace: Workspace) -> str:
    return hashlib.sha256(repr(facts(workspace)).encode()).hexdigest()


def backup_drill(folder: Path, days: int) -> Drill:
    """Edit and back up on simulated days; every backup that is kept must give its own state back."""
    chance, known, failed = random.Random(_SEED), dict[str, str](), list[str]()
    path, folders, made = empty_plan(folder), BackupFolders(folder / "backups"), 0
    with opened(path) as workspace:
        workspace.backups = lambda: folders
        action_id = add_action(workspace)
        for day in range(days):
            for number in range(_A_DAY):
                at = _BEGIN + timedelta(days=day, hours=2 * number, minutes=chance.randrange(60))
                workspace.clock = lambda at=at: at  # type: ignore[misc]  # one moment for each backup
                notes = f"{day}.{number}.{chance.random()}"
                city_actions.set_notes(workspace, action_id=action_id, notes=notes)
                backup = backups.back_up(workspace, reason=BackupReason.REGULAR)
                assert backup is not None
                known[backup.name], made = _digest(workspace), made + 1
        there = backups.kept(workspace, is_checked=True).backups
    for number, backup in enumerate(there):
        new = folder / f"restored-{number}.organizer"
        backups.restore(Path(backup.path), new, new_id=new_id)
        with opened(new) as restored:
            restored.clock = lambda at=backup.made_at: at  # type: ignore[misc]  # readiness depends on the day
            check_plan(restored)
            if _digest(restored) != known[Path(backup.path).name]:
                failed.append(f"{Path(backup.path).name}: another state")
        new.unlink()
    kept = len(there)
    if kept == made and days > _A_DAY:
        failed.append("nothing was thinned out")
    name = f"backups of {days} days, each that is kept restored"
    return Drill(name, "the state of its own moment", kept, failed, f"{made:,} made, {kept} kept")


def soak_drill(folder: Path, rounds: int) -> Drill:
    """Work in one process: edits, import, undo, redo, backups, closing and opening; watch what it keeps.

    Every 50 rounds another plan is begun: a log that grows takes more memory to read, as it should, and must
    not hide what the process keeps for itself.
    """
    failed, sizes = list[str](), list[_Size]()
    for first in range(0, rounds, _ROUNDS_A_PLAN):
        part = folder / str(first)
        part.mkdir()
        path, folders, found = empty_plan(part), BackupFolders(part / "backups"), list[_Size]()
        for _round in range(first, min(first + _ROUNDS_A_PLAN, rounds)):
            _work(path, folders)
            for each in backups_in(next(folders.first.iterdir()))[20:]:
                each.path.unlink()
            gc.collect()
            files = len(os.listdir("/proc/self/fd"))  # noqa: PTH208  # names are enough
            found.append(_Size(_memory_mb(), files))
        with opened(path) as workspace:
            check_plan(workspace)
            failed += [] if verify(workspace).is_good else [f"after round {first}: journal and rows differ"]
        sizes.append(_Size(max(each.mb for each in found), found[-1].files))
    warm, end = sizes[int(len(sizes) * _WARM)], sizes[-1]
    if end.files > warm.files:
        failed.append(f"open files grew from {warm.files} to {end.files}")
    if end.mb > warm.mb * _GROWTH:
        failed.append(f"memory grew from {warm.mb:.0f} to {end.mb:.0f} MB")
    seen = f"{warm.mb:.0f} MB after a third, {end.mb:.0f} MB at the end; {end.files} open files"
    name = "soak: edits, import, undo, backup, close and open in one process"
    return Drill(name, "memory and open files do not grow, journal and rows agree", rounds, failed, seen)


def _work(path: Path, folders: BackupFolders) -> None:
    rows = "".join(f"Seattle,WA,2027-04-{1 + number:02d}\n" for number in range(10))
    with opened(path) as workspace:
        workspace.backups = lambda: folders
        action_id = add_action(workspace)
        for _edit in range(10):
            city_actions.set_notes(workspace, action_id=action_id, notes=new_id())
        file = IncomingFile("m.csv", f"city,state,date\n{rows}".encode())
        import_files(workspace, files=[file], options=ImportOptions())
        for step in (history.undo, history.undo, history.redo, history.undo):
            step(workspace)
        backups.back_up(workspace, reason=BackupReason.REGULAR)
        city_actions.hide_actions(workspace, action_ids=[action_id])


def _memory_mb() -> float:
    status = Path("/proc/self/status").read_text("utf-8")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024
