"""After damage, the newest good backup is opened, and the later steps that can still be read are listed."""

from pathlib import Path

import pytest

from organizer_app.domain.basics.backups import BackupReason
from organizer_app.domain.basics.problems import NoGoodBackup
from organizer_app.environment.backup_folders import BackupFolders
from organizer_app.environment.identity import new_id
from organizer_app.services.plan import backups
from organizer_app.services.plan.rescuing import rescue
from tests.support.journal_checks import check_plan
from tests.support.open_plans import add_action, empty_plan, facts, opened

PAGE = 4096


def damaged_plan(folder: Path, pages: slice) -> tuple[Path, list[object]]:
    """Return a plan with two backups, the newer one bad, and what the older one holds."""
    path = empty_plan(folder)
    with opened(path) as workspace:
        workspace.backups = lambda: BackupFolders(folder / "backups")
        add_action(workspace)
        known = facts(workspace)
        backups.back_up(workspace, reason=BackupReason.REGULAR)
        add_action(workspace, "Portland, OR")
        bad = backups.back_up(workspace, reason=BackupReason.REGULAR)
        add_action(workspace, "Denver, CO")
    for spoiled in (path, Path(str(bad))):
        whole = bytearray(spoiled.read_bytes())
        size = len(whole[pages])
        whole[pages] = bytes(size)
        spoiled.write_bytes(whole)
    return path, known


@pytest.mark.parametrize(
    ("pages", "later"),
    [(slice(-PAGE, None), 2), (slice(0, PAGE), 0)],
    ids=["the last page", "the first page"],
)
def test_the_newest_good_backup_is_opened_beside_the_damaged_plan(
    tmp_path: Path, pages: slice, later: int
) -> None:
    path, known = damaged_plan(tmp_path, pages)
    before, new = path.read_bytes(), tmp_path / "new.organizer"
    saved = rescue(path, new, folders=BackupFolders(tmp_path / "backups"), new_id=new_id)
    assert len(saved.later) == later
    assert saved.is_log_whole == bool(later)
    assert path.read_bytes() == before
    with opened(new) as workspace:
        check_plan(workspace)
        assert facts(workspace) == known
    if later:
        assert [step.arguments["city"] for step in saved.later] == ["Portland, OR", "Denver, CO"]


def test_without_a_good_backup_that_is_said(tmp_path: Path) -> None:
    path = empty_plan(tmp_path)
    with pytest.raises(NoGoodBackup):
        rescue(path, tmp_path / "new", folders=BackupFolders(tmp_path / "backups"), new_id=new_id)
    assert list(tmp_path.iterdir()) == [path]
