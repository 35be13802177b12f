"""A killed backup leaves no half file under a name that counts, and the next one clears what it left."""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from organizer_app import wiring
from organizer_app.domain.basics.backups import BackupReason
from organizer_app.environment.backup_folders import BackupFolders
from organizer_app.services.plan import backups
from tests.support.journal_checks import check_plan
from tests.support.killed_work import killed_work, moments
from tests.support.open_plans import facts, opened, sample_plan

KILLS = 8


def backing_up(path: str) -> Callable[[str], Callable[[], object]]:
    def prepared(folder: str) -> Callable[[], object]:
        workspace = wiring.open_workspace(Path(path))
        workspace.backups = lambda: BackupFolders(Path(folder))
        back_up = partial(backups.back_up, workspace, reason=BackupReason.REGULAR)
        back_up()
        return back_up

    return prepared


@pytest.mark.kill
def test_every_backup_that_counts_is_whole_after_kill_9(tmp_path: Path) -> None:
    path, folder = sample_plan(tmp_path), tmp_path / "backups"
    with opened(path) as workspace:
        known = facts(workspace)
    with killed_work(backing_up, path) as work:
        calls = work.calls(folder)
        for moment in moments(KILLS, calls=calls, size=path.stat().st_size, seed=14):
            work.kill(folder, moment)
    for left in folder.rglob("*.part"):
        os.utime(left, (0, 0))
    with opened(path) as workspace:
        workspace.backups = lambda: BackupFolders(folder)
        backups.back_up(workspace, reason=BackupReason.ASKED)
        found = backups.kept(workspace, is_checked=True).backups
        check_plan(workspace)
        assert facts(workspace) == known
    assert len(found) > KILLS
    assert all(each.content is not None for each in found)
    assert not list(folder.rglob("*.part"))
