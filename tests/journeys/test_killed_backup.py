"""A killed backup leaves no half file under a name that counts, and the next one clears what it left."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from organizer_app.domain.basics.backups import BackupReason
from organizer_app.environment.backup_folders import BackupFolders
from organizer_app.services.plan import backups
from tests.support.journal_checks import check_plan
from tests.support.open_plans import facts, opened, sample_plan

KILLS = 8

# Backs one plan up again and again, and says so before each.
BACKING_UP = """
import sys
from pathlib import Path
from organizer_app import wiring
from organizer_app.domain.basics.backups import BackupReason
from organizer_app.environment.backup_folders import BackupFolders
from organizer_app.services.plan import backups
workspace = wiring.open_workspace(Path(sys.argv[1]))
workspace.backups = lambda: BackupFolders(Path(sys.argv[2]))
while True:
    print("now", flush=True)
    backups.back_up(workspace, reason=BackupReason.REGULAR)
"""


@pytest.mark.kill
def test_every_backup_that_counts_is_whole_after_kill_9(tmp_path: Path) -> None:
    path, folder, chance = sample_plan(tmp_path), tmp_path / "backups", random.Random(14)
    with opened(path) as workspace:
        known = facts(workspace)
    for _ in range(KILLS):
        words = [sys.executable, "-c", BACKING_UP, str(path), str(folder)]
        child = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
        assert child.stdout is not None
        for _each in range(2):
            child.stdout.readline()
        time.sleep(chance.uniform(0, 0.06))
        os.kill(child.pid, signal.SIGKILL)
        child.stdout.close()
        child.wait()
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
