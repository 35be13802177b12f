"""A plan is backed up while it is open, read back, listed with what it holds, and opened again as its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from organizer_app import wiring
from organizer_app.domain.basics.backups import BackupReason
from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import (
    CannotWrite,
    PlanDamaged,
    PlanExists,
    PlanIsBackup,
    PlanUnreadable,
)
from organizer_app.environment.backup_folders import BackupFolders, backups_in
from organizer_app.services.actions import city_actions
from organizer_app.services.importing.importing import ImportOptions, IncomingFile, import_files
from organizer_app.services.plan import backups, history
from organizer_app.services.plan.workspace import Workspace
from tests.support.journal_checks import check_plan
from tests.support.open_plans import add_action, empty_plan, facts, opened

pytestmark = pytest.mark.usefixtures("quick_keys")

PASSPHRASE = "correct horse battery staple"  # noqa: S105  # it protects nothing but the tests' own files


@contextmanager
def kept_plan(folder: Path, *, second: bool = False) -> Iterator[Workspace]:
    """Open a plan whose backups lie in a folder of the test."""
    stick = folder / "stick"
    if second:
        stick.mkdir(exist_ok=True)
    path = folder / "plan.organizer"
    with opened(path if path.exists() else empty_plan(folder)) as workspace:
        workspace.backups = lambda: BackupFolders(folder / "backups", stick if second else None)
        yield workspace


def spoil(path: str) -> None:
    whole = bytearray(Path(path).read_bytes())
    whole[-4096:] = bytes(4096)
    Path(path).write_bytes(whole)


def test_a_backup_holds_what_the_plan_held_and_says_so(tmp_path: Path) -> None:
    with kept_plan(tmp_path) as workspace:
        add_action(workspace)
        known = facts(workspace)
        made = backups.back_up(workspace, reason=BackupReason.IMPORT, note="cities.csv")
        add_action(workspace, "Portland, OR")
        (backup,) = backups.kept(workspace, is_checked=True).backups
        assert made is not None
        assert (backup.path, made.stat().st_mode & 0o777) == (str(made), 0o600)
        content = backup.content
        assert content is not None
        assert (content.actions, content.people, content.reason) == (1, 0, BackupReason.IMPORT)
        assert (content.note, content.made_at.date()) == ("cities.csv", workspace.clock().date())
        assert content.last is not None
        assert content.last.kind is EditKind.ADDED_ACTION
        assert content.steps == len(history.entries(workspace)) - 1
    assert [file.name for file in made.parent.iterdir()] == [made.name]
    with opened(made) as copy:
        check_plan(copy)
        assert facts(copy) == known


def test_a_backup_is_looked_at_and_never_changed(tmp_path: Path) -> None:
    with kept_plan(tmp_path) as workspace:
        add_action(workspace)
        made = backups.back_up(workspace, reason=BackupReason.ASKED)
    assert made is not None
    before = made.read_bytes()
    with opened(made) as backup:
        assert isinstance(backup.refusal, PlanIsBackup)
        with pytest.raises(PlanIsBackup):
            add_action(backup)
        backup.backups = lambda: BackupFolders(tmp_path / "of the backup")
        assert backups.back_up_if_changed(backup, reason=BackupReason.CLOSED) is None
        backups.save_copy(backup, new=tmp_path / "again.organizer")
    assert made.read_bytes() == before
    with opened(tmp_path / "again.organizer") as again:
        add_action(again)


def test_one_backup_is_copied_where_a_person_wants_it(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    with kept_plan(tmp_path, second=True) as workspace:
        made = backups.back_up(workspace, reason=BackupReason.ASKED)
        copied = backups.copy_backup(workspace, backup=str(made), folder=elsewhere)
        assert made is not None
        assert copied.read_bytes() == made.read_bytes()
        assert backups.copy_backup(workspace, backup=str(made)).is_relative_to(tmp_path / "stick")
        workspace.backups = lambda: BackupFolders(tmp_path / "backups")
        with pytest.raises(CannotWrite):
            backups.copy_backup(workspace, backup=str(made))


def test_a_plan_is_backed_up_only_when_it_changed(tmp_path: Path) -> None:
    with kept_plan(tmp_path) as workspace:
        assert backups.back_up_if_changed(workspace, reason=BackupReason.REGULAR) is not None
        assert backups.back_up_if_changed(workspace, reason=BackupReason.REGULAR) is None
        add_action(workspace)
        assert backups.back_up_if_changed(workspace, reason=BackupReason.REGULAR) is not None
        assert len(backups.kept(workspace).backups) == 2


def test_a_damaged_plan_gives_no_backup(tmp_path: Path) -> None:
    with kept_plan(tmp_path) as workspace:
        add_action(workspace)
    spoil(str(tmp_path / "plan.organizer"))
    with kept_plan(tmp_path) as workspace:
        with pytest.raises(PlanDamaged):
            backups.back_up(workspace, reason=BackupReason.ASKED)
        assert backups.kept(workspace).backups == ()
    assert list((tmp_path / "backups").rglob("*.*")) == []


def test_a_damaged_backup_is_listed_as_no_good_and_not_restored(tmp_path: Path) -> None:
    with kept_plan(tmp_path) as workspace:
        backups.back_up(workspace, reason=BackupReason.ASKED)
        add_action(workspace)
        bad = backups.back_up(workspace, reason=BackupReason.ASKED)
        spoil(str(bad))
        assert [each.content is None for each in backups.kept(workspace, is_checked=True).backups] == [
            True,
            False,
        ]
    with pytest.raises(PlanDamaged):
        wiring.restore_plan(Path(str(bad)), tmp_path / "new.organizer")
    assert not (tmp_path / "new.organizer").exists()


def test_a_second_folder_gets_every_backup_once_it_is_there(tmp_path: Path) -> None:
    with kept_plan(tmp_path, second=True) as workspace:
        stick = tmp_path / "stick"
        stick.rmdir()
        backups.back_up(workspace, reason=BackupReason.ASKED)
        kept = backups.kept(workspace)
        assert (kept.is_second_there, kept.behind) == (False, 1)
        stick.mkdir()
        add_action(workspace)
        backups.back_up(workspace, reason=BackupReason.ASKED)
        kept = backups.kept(workspace, is_checked=True)
        assert (kept.is_second_there, kept.behind) == (True, 0)
        assert all(each.is_copied and each.content for each in kept.backups)


def test_old_backups_thin_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with kept_plan(tmp_path) as workspace:
        now = datetime.now(UTC)
        for days in (30, 29, 4, 0):
            for hour in (0, 1):
                moment = now - timedelta(days=days, hours=-hour)
                monkeypatch.setattr(workspace, "clock", lambda moment=moment: moment)
                backups.back_up(workspace, reason=BackupReason.REGULAR)
        left = [(now - each.made_at).days for each in backups.kept(workspace).backups]
    assert left[:2] == [-1, 0]
    assert 2 < len(left) < 8


def test_a_restored_plan_is_a_new_file_that_writes_as_another_laptop(tmp_path: Path) -> None:
    new = tmp_path / "new.organizer"
    with kept_plan(tmp_path) as workspace:
        add_action(workspace)
        known, replica = facts(workspace), workspace.replica
        backup = backups.back_up(workspace, reason=BackupReason.ASKED)
        assert backup is not None
        wiring.restore_plan(backup, new)
        with pytest.raises(PlanExists):
            wiring.restore_plan(backup, new)
        with opened(new) as restored:
            assert facts(restored) == known
            assert restored.replica != replica
            assert restored.plan_id == workspace.plan_id
            add_action(restored)
            check_plan(restored)
            assert restored.origin != workspace.origin


def test_a_protected_backup_opens_with_its_passphrase_alone(tmp_path: Path) -> None:
    path, new = tmp_path / "plan.organizer", tmp_path / "new.organizer"
    wiring.create_plan(path, title="Day", anchor_date=None, zone="UTC", passphrase=PASSPHRASE)
    workspace = wiring.open_workspace(path, passphrase=PASSPHRASE)
    workspace.backups = lambda: BackupFolders(tmp_path / "backups")
    backup = backups.back_up(workspace, reason=BackupReason.ASKED)
    workspace.close()
    assert backup is not None
    for wrong in (None, "wrong"):
        with pytest.raises(PlanUnreadable):
            wiring.restore_plan(backup, new, passphrase=wrong)
    wiring.restore_plan(backup, new, passphrase=PASSPHRASE)
    assert new.exists()


def test_renewing_leaves_one_backup_of_the_plan_as_it_is(tmp_path: Path) -> None:
    with kept_plan(tmp_path, second=True) as workspace:
        backups.back_up(workspace, reason=BackupReason.REGULAR)
        (copied,) = (tmp_path / "stick").rglob("*.organizer")
        # The second folder is behind, and catches up with the new backup alone.
        copied.unlink()
        add_action(workspace)
        backups.back_up(workspace, reason=BackupReason.REGULAR)
        assert backups.renew(workspace, reason=BackupReason.ERASED) == ()
        (backup,) = backups.kept(workspace).backups
        assert backup.content is not None
        assert (backup.content.reason, backup.is_copied) == (BackupReason.ERASED, True)


def test_without_a_folder_that_can_be_written_there_is_no_backup(tmp_path: Path) -> None:
    (tmp_path / "backups").write_text("in the way")
    with kept_plan(tmp_path) as workspace, pytest.raises(CannotWrite):
        backups.back_up(workspace, reason=BackupReason.ASKED)
    assert backups_in(tmp_path / "none") == []


def test_one_import_since_a_backup_is_told_and_more_steps_are_not(tmp_path: Path) -> None:
    with kept_plan(tmp_path) as workspace:
        add_action(workspace)
        backups.back_up(workspace, reason=BackupReason.ASKED)

        def told() -> EditKind | None:
            (backup,) = backups.kept(workspace).backups
            assert backup.content is not None
            step = backups.since(workspace, lamport=backup.content.lamport).only_step
            return step.kind if step is not None else None

        assert told() is None
        file = IncomingFile("hosts.csv", b"City,State,Date\nBoise,ID,2027-04-17\n")
        import_files(workspace, files=[file], options=ImportOptions())
        assert told() is EditKind.IMPORTED
        add_action(workspace, "Portland, OR")
        assert told() is None
        history.undo(workspace)
        assert told() is None, "the undone step and its undo are steps, too"


def test_an_ordinary_step_since_a_backup_is_no_reason_to_undo_instead(tmp_path: Path) -> None:
    with kept_plan(tmp_path) as workspace:
        add_action(workspace)
        backups.back_up(workspace, reason=BackupReason.ASKED)
        (backup,) = backups.kept(workspace).backups
        assert backup.content is not None
        add_action(workspace, "Portland, OR")
        assert backups.since(workspace, lamport=backup.content.lamport).only_step is None


def test_what_going_back_would_undo_is_counted_once_a_record(tmp_path: Path) -> None:
    with kept_plan(tmp_path) as workspace:
        workspace.author = "Ana Duarte"
        kept_id, other_id = add_action(workspace), add_action(workspace, "Boise, ID")
        backups.back_up(workspace, reason=BackupReason.ASKED)
        (backup,) = backups.kept(workspace).backups
        assert backup.content is not None
        assert backup.content.counts == (2, 0, 0, 0, 0)
        at = backup.content.lamport
        none = backups.since(workspace, lamport=at)
        assert (set(none.undone.values()), none.changes, none.author) == ({0}, 0, "")
        city_actions.set_notes(workspace, action_id=kept_id, notes="one")
        city_actions.set_notes(workspace, action_id=kept_id, notes="two")
        add_action(workspace, "Portland, OR")
        since = backups.since(workspace, lamport=at)
        assert since.undone[Noun.CITY_ACTION] == 2, "one changed twice, one new"
        assert (since.undone[Noun.PERSON], since.author) == (0, "Ana Duarte")
        workspace.author = "Ben Ito"
        city_actions.set_notes(workspace, action_id=other_id, notes="three")
        since = backups.since(workspace, lamport=at)
        assert (since.undone[Noun.CITY_ACTION], since.author) == (3, "")


def gone_on_as_its_copy(folder: Path) -> None:
    """Put a copy of the plan in its place, as a stick does, so that it becomes another laptop."""
    path, copy = folder / "plan.organizer", folder / "copied"
    copy.write_bytes(path.read_bytes())
    copy.replace(path)


def test_backups_of_the_laptop_that_a_plan_was_are_offered_and_renewed(tmp_path: Path) -> None:
    with kept_plan(tmp_path, second=True) as workspace:
        add_action(workspace)
        early = backups.back_up(workspace, reason=BackupReason.ASKED)
        replica = workspace.replica
    assert early is not None
    gone_on_as_its_copy(tmp_path)
    with kept_plan(tmp_path, second=True) as workspace:
        add_action(workspace, "Boise, ID")
        assert workspace.replica != replica
        late = backups.back_up(workspace, reason=BackupReason.ASKED)
        assert late is not None
        kept = backups.kept(workspace)
        assert [(each.path, each.folder, each.is_copied) for each in kept.backups] == [
            (str(late), "", True),
            (str(early), early.parent.name, True),
        ]
        assert kept.behind == 0
        backups.restore_beside(workspace, backup=str(early), new=tmp_path / "early.organizer")
        assert backups.renew(workspace, reason=BackupReason.ERASED) == ()
        (renewed,) = backups.kept(workspace).backups
    files = [*(tmp_path / "backups").rglob("*.organizer"), *(tmp_path / "stick").rglob("*.organizer")]
    assert {file.name for file in files} == {Path(renewed.path).name}


def test_backups_of_a_copy_that_goes_on_elsewhere_stay_and_are_named(tmp_path: Path) -> None:
    with kept_plan(tmp_path) as workspace:
        add_action(workspace)
        made = backups.back_up(workspace, reason=BackupReason.ASKED)
    assert made is not None
    other = tmp_path / "other.organizer"
    wiring.restore_plan(made, other)
    with opened(other) as copy:
        copy.backups = lambda: BackupFolders(tmp_path / "backups")
        add_action(copy, "Boise, ID")
        theirs = backups.back_up(copy, reason=BackupReason.ASKED)
        assert theirs is not None
        assert {each.path for each in backups.kept(copy).backups} == {str(made), str(theirs)}
        assert backups.renew(copy, reason=BackupReason.ERASED) == (str(made),), "the first plan goes on"
    with kept_plan(tmp_path) as workspace:
        (left,) = backups.renew(workspace, reason=BackupReason.ERASED)
        assert Path(left).parent == theirs.parent
        assert Path(left).exists()


def test_a_second_folder_that_is_away_is_named_when_backups_are_renewed(tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    with kept_plan(tmp_path, second=True) as workspace:
        backups.back_up(workspace, reason=BackupReason.ASKED)
        stick.rename(tmp_path / "drawer")
        (away,) = backups.renew(workspace, reason=BackupReason.ERASED)
        assert Path(away).parent == stick
