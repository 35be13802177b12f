"""An open plan file is compared with the one that was opened, before every read and every edit."""

import subprocess
import sys
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.plan_users import PlanUser
from organizer_app.domain.basics.problems import PlanBusy, PlanGone, PlanInUse, PlanReplaced
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.organizations import Organization
from organizer_app.services.actions.action_rows import snapshot
from organizer_app.storage import log_lineage, open_file
from organizer_app.storage.log_lineage import log_of, size_of
from tests.support.open_plans import add_action, empty_plan, opened
from tests.support.other_programs import other_program
from tests.support.waiting import LIMIT


def test_nothing_is_read_from_a_file_that_was_moved_or_replaced(tmp_path: Path) -> None:
    path, other = empty_plan(tmp_path), empty_plan(tmp_path, "other.organizer")
    with opened(path) as workspace:
        add_action(workspace)
        moved = path.rename(tmp_path / "moved")
        with pytest.raises(PlanGone), workspace.read():
            pass
        other.rename(path)
        with pytest.raises(PlanReplaced), workspace.read():
            pass
        path.unlink()
        moved.rename(path)
        with workspace.read():
            pass


def test_an_edit_during_which_the_plan_is_replaced_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    path, other = empty_plan(tmp_path), empty_plan(tmp_path, "other.organizer")
    with opened(path) as workspace:

        def edit() -> None:
            with workspace.edit(EditKind.ADDED_GROUP) as editor:
                editor.put(Organization(id="g", name="Harbor"))
                path.rename(tmp_path / "moved.organizer")
                other.rename(path)

        with pytest.raises(PlanReplaced):
            edit()
        path.unlink()
        (tmp_path / "moved.organizer").rename(path)
        with workspace.read() as reader:
            assert not reader.all(Organization)


@pytest.mark.parametrize("is_looked_at", [True, False], ids=["after a look", "at once"])
def test_nothing_of_a_plan_that_was_moved_while_open_stays_under_its_old_name(
    tmp_path: Path, *, is_looked_at: bool
) -> None:
    path = empty_plan(tmp_path)
    (tmp_path / "elsewhere").mkdir()
    with opened(path) as workspace:
        add_action(workspace)
        moved = path.rename(tmp_path / "elsewhere" / path.name)
        if is_looked_at:
            with pytest.raises(PlanGone), workspace.read():
                pass
    assert [each.name for each in tmp_path.iterdir()] == ["elsewhere"]
    with opened(moved) as workspace, workspace.read() as reader:
        assert len(reader.all(CityAction)) == 1


def test_what_another_program_uses_of_a_moved_plan_stays(tmp_path: Path) -> None:
    path = empty_plan(tmp_path)
    with opened(path) as workspace:
        add_action(workspace)
        with other_program(path, PlanUser.COMMAND):
            path.rename(tmp_path / "moved")
            workspace.close()
            assert path.with_name(f"{path.name}-shm").exists()


def test_edits_reach_the_plan_file_itself_when_the_log_is_folded(tmp_path: Path) -> None:
    path = empty_plan(tmp_path)
    sizes = []
    with opened(path) as workspace:
        for _ in range(4):
            add_action(workspace)
            sizes.append(size_of(path))
        assert sizes == sorted(sizes)
        before = path.read_bytes()
        workspace.fold()
        assert path.read_bytes() != before


def test_whoever_writes_into_a_plan_leaves_a_mark(tmp_path: Path) -> None:
    path = empty_plan(tmp_path)
    with opened(path) as workspace, opened(path) as other:
        add_action(workspace)
        mark = workspace.written_mark()
        with workspace.read():
            pass
        assert workspace.written_mark() == mark
        add_action(other)
        assert workspace.written_mark() != mark


def test_a_log_that_was_folded_gets_short_with_the_next_edit(tmp_path: Path) -> None:
    path = empty_plan(tmp_path)
    with opened(path) as workspace:
        with workspace.edit(EditKind.IMPORTED) as editor:
            editor.add_all(Organization(id=f"g{n:04d}", name=f"Harbor {n}") for n in range(1_000))
        grown = size_of(path)
        workspace.fold()
        add_action(workspace)
        assert size_of(path) < grown / 2, "every later edit would fold it again"


def test_an_edit_is_kept_without_a_word_where_its_log_has_no_room_to_be_folded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = empty_plan(tmp_path)
    with opened(path) as workspace:

        def full(_connection: object, _path: Path) -> None:
            raise sqlcipher.OperationalError("database or disk is full")

        with monkeypatch.context() as patched:
            patched.setattr(open_file, "_LONG", 1)
            patched.setattr(log_lineage, "fold", full)
            add_action(workspace)
    with opened(path) as workspace, workspace.read() as reader:
        assert len(reader.all(CityAction)) == 1


def test_a_plan_that_is_only_read_stays_as_it_is(tmp_path: Path) -> None:
    path = empty_plan(tmp_path)
    before = path.read_bytes()
    with opened(path) as workspace:
        workspace.catch_up()
        with workspace.read():
            pass
    assert path.read_bytes() == before


def test_who_reads_too_long_for_the_first_edit_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = empty_plan(tmp_path)
    # What SQLite answers after waiting for a reader in vain.
    monkeypatch.setattr(log_lineage, "begin", lambda *_: False)
    with opened(path) as workspace:
        with pytest.raises(PlanBusy):
            add_action(workspace)
        with other_program(path, PlanUser.WINDOW), pytest.raises(PlanInUse) as told:
            add_action(workspace)
        assert told.value.user == PlanUser.WINDOW


def test_a_plan_whose_log_another_program_deleted_is_opened_again(tmp_path: Path) -> None:
    path, rows = empty_plan(tmp_path), tmp_path / "rows.csv"
    rows.write_text("City,State\nDuluth,MN\n", encoding="utf-8")
    with opened(path) as workspace:
        add_action(workspace)
        assert len(snapshot(workspace).rows) == 1
        for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
            # As a file dialog does for its icons; to close a file gives up all locks on it.
            (tmp_path / name).read_bytes()
        command = (sys.executable, "-m", "organizer_app", "import", str(path), str(rows))
        subprocess.run(command, check=True, capture_output=True, timeout=LIMIT)
        assert not log_of(path).exists(), "it took itself for the last one"
        assert len(snapshot(workspace).rows) == 2
        add_action(workspace)
    with opened(path) as again:
        assert len(snapshot(again).rows) == 3
