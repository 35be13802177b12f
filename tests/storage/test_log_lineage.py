"""The log of a killed program is replayed into its own plan, and never into another copy of it."""

import shutil
from pathlib import Path

import pytest

from organizer_app.domain.basics.problems import PlanReplaced
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.storage import log_lineage
from organizer_app.storage.log_lineage import logs_set_aside
from organizer_app.storage.plan_connection import keys_for, open_connection
from organizer_app.storage.rows.first_read import read_snapshot
from tests.support.journal_checks import check_plan
from tests.support.open_plans import add_action, empty_plan, facts, opened
from tests.support.other_programs import other_program

EDITS = 4


def actions_in(path: Path) -> int:
    with opened(path) as workspace:
        check_plan(workspace)
        with workspace.read() as reader:
            return len(reader.all(CityAction))


@pytest.mark.kill
@pytest.mark.parametrize("folds", [False, True], ids=["in one log", "in several logs"])
def test_what_a_killed_program_saved_is_there(tmp_path: Path, *, folds: bool) -> None:
    path = empty_plan(tmp_path)
    for round_ in range(1, 4):
        with other_program(path, edits=EDITS, folds=folds) as program:
            program.kill()
        assert actions_in(path) == EDITS * round_
    assert logs_set_aside(path) == []


@pytest.mark.kill
@pytest.mark.parametrize("first", ["the window", "the engine"])
@pytest.mark.parametrize("put", ["renamed", "written over"])
def test_a_copy_put_back_after_a_kill_stays_what_it_was(tmp_path: Path, put: str, first: str) -> None:
    path, monday = empty_plan(tmp_path), tmp_path / "monday"
    with opened(path) as workspace:
        add_action(workspace, "Portland, OR")
        known = facts(workspace)
    shutil.copyfile(path, monday)
    with opened(path) as workspace:
        add_action(workspace)
    with other_program(path, edits=EDITS) as program:
        program.kill()
    if put == "renamed":
        monday.replace(path)
    else:
        shutil.copyfile(monday, path)
    if first == "the window":
        assert [row.city for row in read_snapshot(path).rows] == ["Portland"]
    with opened(path) as workspace:
        check_plan(workspace)
        assert facts(workspace) == known
    (aside,) = logs_set_aside(path)
    assert aside.stat().st_size > 4096


@pytest.mark.kill
def test_a_copy_taken_in_the_middle_of_a_day_does_not_get_the_rest_of_it(tmp_path: Path) -> None:
    path, noon = empty_plan(tmp_path), tmp_path / "noon"
    with opened(path) as workspace:
        add_action(workspace, "Portland, OR")
        workspace.fold()
        known = facts(workspace)
        shutil.copyfile(path, noon)
        for _ in range(EDITS):
            add_action(workspace)
            workspace.fold()
        add_action(workspace)
        # What would lie there after a kill; closing would fold it.
        log = shutil.copyfile(f"{path}-wal", tmp_path / "log")
    shutil.copyfile(noon, path)
    shutil.copyfile(log, f"{path}-wal")
    with opened(path) as workspace:
        check_plan(workspace)
        assert facts(workspace) == known


def test_a_copy_put_under_a_program_that_has_the_plan_open_is_refused(tmp_path: Path) -> None:
    path, monday = empty_plan(tmp_path), tmp_path / "monday"
    shutil.copyfile(path, monday)
    with other_program(path, edits=EDITS) as program:
        moved = path.rename(tmp_path / "moved")
        monday.replace(path)
        with pytest.raises(PlanReplaced), opened(path):
            pass
        path.unlink()
        moved.rename(path)
        program.close()
    assert actions_in(path) == EDITS


def test_a_log_of_an_earlier_version_is_replayed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = empty_plan(tmp_path)
    connection = open_connection(path, next(keys_for(path, None)))
    connection.execute("DELETE FROM meta WHERE key = 'log'")
    connection.close()
    with monkeypatch.context() as before:
        before.setattr(log_lineage, "is_begun", lambda *_: True)
        with opened(path) as workspace:
            add_action(workspace)
            crashed = tmp_path / "crashed"
            crashed.mkdir()
            for part in ("", "-wal"):
                shutil.copyfile(f"{path}{part}", crashed / f"{path.name}{part}")
    assert actions_in(crashed / path.name) == 1


def test_folding_leaves_the_next_start_nothing_to_replay(tmp_path: Path) -> None:
    path, copy = empty_plan(tmp_path), tmp_path / "copy"
    with opened(path) as workspace:
        for _ in range(EDITS):
            add_action(workspace)
        workspace.fold()
        shutil.copyfile(path, copy)
    assert actions_in(copy) == EDITS
