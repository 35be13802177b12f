"""An open plan file is compared with the one that was opened, before every read and every edit."""

from pathlib import Path

import pytest

from organizer_app.domain.basics.plan_users import PlanUser
from organizer_app.domain.basics.problems import PlanBusy, PlanGone, PlanInUse, PlanReplaced
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.storage import log_lineage
from organizer_app.storage.log_lineage import size_of
from tests.support.open_plans import add_action, empty_plan, opened
from tests.support.other_programs import other_program


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
