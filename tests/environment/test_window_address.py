"""The window on a plan is found under one name by every program of a person, and by nobody else."""

from pathlib import Path

import pytest

from organizer_app.environment.window_address import window_address


def test_every_way_to_a_plan_leads_to_one_name_that_does_not_tell_the_plan(tmp_path: Path) -> None:
    plan = tmp_path / "secret march.organizer"
    plan.touch()
    (tmp_path / "link.organizer").symlink_to(plan)
    assert window_address(plan) == window_address(tmp_path / "link.organizer")
    assert window_address(plan) != window_address(tmp_path / "other.organizer")
    assert "march" not in window_address(plan)


def test_another_person_of_the_computer_has_another_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = tmp_path / "march.organizer"
    mine = window_address(plan)
    monkeypatch.setenv("HOME", str(tmp_path / "other"))
    assert Path(window_address(plan)).name != Path(mine).name


def test_it_lies_in_the_folder_of_the_person_where_there_is_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert Path(window_address(tmp_path / "march.organizer")).parent == tmp_path
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "gone"))
    assert "/" not in window_address(tmp_path / "march.organizer")
