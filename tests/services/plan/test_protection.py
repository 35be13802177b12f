"""A plan gets its passphrase with the same key that its sheet holds, and its backups come along."""

from pathlib import Path

import pytest

from organizer_app import wiring
from organizer_app.domain.basics.backups import BackupReason
from organizer_app.domain.basics.problems import NotProtected, PassphraseNeeded, WeakPassphrase
from organizer_app.environment.backup_folders import BackupFolders
from organizer_app.services.plan import backups, protection
from tests.support.open_plans import add_action, opened, sample_plan

pytestmark = pytest.mark.usefixtures("quick_keys")

FIRST, SECOND = "correct horse battery staple", "lantern orbit walnut ferry dusk"


def test_a_weak_passphrase_gets_no_key(tmp_path: Path) -> None:
    plan = sample_plan(tmp_path)
    for weak in ("short", "password1234", "Prime Day 2019"):
        with pytest.raises(WeakPassphrase):
            protection.new_key(plan, weak, ("Prime Day 2019",))


def test_the_backups_open_with_the_new_passphrase_and_the_others_are_named(tmp_path: Path) -> None:
    plan = sample_plan(tmp_path)
    early, late, foreign = (tmp_path / name for name in ("early", "late", "foreign"))
    early.write_bytes(plan.read_bytes())
    foreign.write_bytes(b"no plan at all")
    first = protection.new_key(plan, FIRST)
    protection.protect(plan, now=None, key=first, later=FIRST)
    late.write_bytes(plan.read_bytes())
    second = protection.new_key(plan, SECOND)
    protection.protect(plan, now=FIRST, key=second, later=SECOND)
    done = protection.rewrite_backups((early, late, foreign), now=FIRST, later=SECOND, key=second)
    assert done == (2, (str(foreign),))
    for file in (plan, early, late):
        assert wiring.read_first_view(file, passphrase=second).rows
    assert protection.is_opened_by(late, SECOND)
    assert not protection.is_opened_by(late, FIRST)
    protection.unprotect(plan, now=SECOND)
    with pytest.raises(NotProtected):
        protection.unprotect(plan, now=SECOND)


def test_backups_of_the_program_are_found_and_follow_the_passphrase(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders = BackupFolders(tmp_path / "backups")
    monkeypatch.setattr("organizer_app.environment.backup_folders.backup_folders", lambda: folders)
    (tmp_path / "plans").mkdir()
    plan = sample_plan(tmp_path / "plans")
    with opened(plan) as workspace:
        workspace.backups = lambda: folders
        made = backups.back_up(workspace, reason=BackupReason.ASKED)
    assert made is not None
    (made.parent / "notes.txt").write_text("not a plan")
    assert wiring.backups_of(plan) == (made,)
    key = protection.new_key(plan, FIRST)
    before = protection.protect(plan, now=None, key=key, later=FIRST)
    assert protection.rewrite_backups(wiring.backups_of(plan), now=before, later=FIRST, key=key) == (1, ())
    with pytest.raises(PassphraseNeeded):
        wiring.read_first_view(made)
    before = protection.unprotect(plan, now=FIRST)
    assert protection.rewrite_backups(wiring.backups_of(plan), now=before, later=None, key=None) == (1, ())
    assert wiring.read_first_view(made).rows


def test_a_plan_stays_the_same_laptop_when_its_passphrase_is_set_changed_and_removed(tmp_path: Path) -> None:
    plan = sample_plan(tmp_path)
    folders = BackupFolders(tmp_path / "backups")
    with opened(plan) as workspace:
        workspace.backups = lambda: folders
        add_action(workspace)
        before = workspace.replica
        made = backups.back_up(workspace, reason=BackupReason.ASKED)
    opens: str | None = None
    for later in (FIRST, SECOND, None):
        if later is None:
            protection.unprotect(plan, now=str(opens))
        else:
            protection.protect(plan, now=opens, key=protection.new_key(plan, later), later=later)
        opens = later
        copy = tmp_path / f"copy {later}.organizer"
        copy.write_bytes(plan.read_bytes())
        with opened(plan, opens) as workspace:
            workspace.backups = lambda: folders
            add_action(workspace, "Portland, OR")
            assert workspace.replica == before
        with opened(copy, opens) as workspace:
            add_action(workspace, "Boise, ID")
            assert workspace.replica != before, "a copy from before the next edit is another laptop"
    with opened(plan) as workspace:
        workspace.backups = lambda: folders
        assert [each.path for each in backups.kept(workspace).backups] == [str(made)]


def test_a_copy_of_a_plan_stays_a_copy_under_a_passphrase_of_its_own(tmp_path: Path) -> None:
    plan = sample_plan(tmp_path)
    with opened(plan) as workspace:
        add_action(workspace)
        before = workspace.replica
    copy = tmp_path / "copy.organizer"
    copy.write_bytes(plan.read_bytes())
    protection.protect(copy, now=None, key=protection.new_key(copy, FIRST), later=FIRST)
    with opened(copy, FIRST) as workspace:
        add_action(workspace, "Boise, ID")
        assert workspace.replica != before
