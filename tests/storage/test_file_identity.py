"""A plan file that is replaced, moved or deleted while it is open takes no more edits, and loses none."""

import os
from pathlib import Path

import pytest

from organizer_app.domain.basics.problems import PlanGone, PlanReplaced
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.services.plan.workspace import Workspace
from organizer_app.storage.file_identity import FileIdentity
from tests.support.journal_checks import check_plan
from tests.support.open_plans import add_action, empty_plan, facts, opened
from tests.support.work_counts import calls_of

EDITS = 3


def edited(workspace: Workspace) -> None:
    for _ in range(EDITS):
        add_action(workspace)


def count_actions(path: Path) -> int:
    with opened(path) as workspace:
        check_plan(workspace)
        with workspace.read() as reader:
            return len(reader.all(CityAction))


def test_a_moved_plan_refuses_edits_and_has_all_that_were_made_before(tmp_path: Path) -> None:
    path, moved = empty_plan(tmp_path), tmp_path / "moved.organizer"
    with opened(path) as workspace:
        edited(workspace)
        path.rename(moved)
        for _ in range(2):
            with pytest.raises(PlanGone) as refused:
                add_action(workspace)
            assert refused.value.path == str(path)
    assert count_actions(moved) == EDITS
    assert not path.exists()


def test_a_plan_that_is_moved_just_before_it_is_closed_has_every_edit(tmp_path: Path) -> None:
    path, moved = empty_plan(tmp_path), tmp_path / "moved.organizer"
    with opened(path) as workspace:
        edited(workspace)
        path.rename(moved)
    assert count_actions(moved) == EDITS


def test_a_plan_that_is_put_back_takes_edits_again(tmp_path: Path) -> None:
    path, moved = empty_plan(tmp_path), tmp_path / "moved.organizer"
    with opened(path) as workspace:
        edited(workspace)
        path.rename(moved)
        with pytest.raises(PlanGone):
            add_action(workspace)
        moved.rename(path)
        add_action(workspace)
    assert count_actions(path) == EDITS + 1


def test_a_deleted_plan_refuses_edits(tmp_path: Path) -> None:
    path = empty_plan(tmp_path)
    with opened(path) as workspace:
        edited(workspace)
        path.unlink()
        with pytest.raises(PlanGone):
            add_action(workspace)
    assert not path.exists()


@pytest.mark.parametrize("is_noticed", [True, False])
def test_another_file_put_in_place_of_an_open_plan_stays_as_it_is(
    tmp_path: Path, *, is_noticed: bool
) -> None:
    path, other = empty_plan(tmp_path), empty_plan(tmp_path, "other.organizer")
    with opened(other) as workspace:
        add_action(workspace, "Portland, OR")
        before = facts(workspace)
    with opened(path) as workspace:
        edited(workspace)
        other.replace(path)
        if is_noticed:
            with pytest.raises(PlanReplaced) as refused:
                add_action(workspace)
            assert refused.value.path == str(path)
    with opened(path) as workspace:
        check_plan(workspace)
        assert facts(workspace) == before


def test_a_new_connection_to_another_file_is_refused_too(tmp_path: Path) -> None:
    path, other = empty_plan(tmp_path), empty_plan(tmp_path, "other.organizer")
    # The first reader keeps the connection that was made when the plan was opened.
    with opened(path) as workspace, workspace.read():
        other.replace(path)
        with pytest.raises(PlanReplaced), workspace.read():
            pass


def test_one_comparison_takes_next_to_no_time(tmp_path: Path) -> None:
    path = empty_plan(tmp_path)
    identity = FileIdentity(path)
    # One question to the system; a look into the file would take more.
    assert calls_of(identity.check) < 12
    os.utime(path)
    identity.check()
