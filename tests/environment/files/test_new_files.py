"""A new file is whole or not there, takes nobody's name, and leaves nothing beside it."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from organizer_app.domain.basics.problems import CannotWrite, DiskFull, PlanExists
from organizer_app.environment.files.new_files import built_beside


def test_a_file_gets_its_name_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "plan.organizer"
    with built_beside(path) as draft:
        draft.write_text("whole")
        assert not path.exists()
        assert draft.parent.stat().st_mode & 0o077 == 0
    assert path.read_text() == "whole"
    assert list(tmp_path.iterdir()) == [path]


def build(path: Path, write: Callable[[Path], object]) -> None:
    with built_beside(path) as draft:
        write(draft)


def fail_half_way(draft: Path) -> None:
    draft.write_text("half")
    raise DiskFull(str(draft))


def leave_a_journal(draft: Path) -> None:
    draft.write_text("half")
    draft.with_name(f"{draft.name}-wal").write_text("the other half")


def be_too_late(draft: Path) -> None:
    draft.write_text("mine")
    (draft.parent.parent / draft.name).write_text("theirs")


def test_a_file_that_cannot_be_built_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "plan.organizer"
    with pytest.raises(DiskFull) as full:
        build(path, fail_half_way)
    assert full.value.path == str(path)
    with pytest.raises(CannotWrite):
        build(path, leave_a_journal)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(CannotWrite) as refused:
        build(tmp_path / "none" / "plan.organizer", Path.touch)
    assert refused.value.path == str(tmp_path / "none" / "plan.organizer")


def test_a_name_that_is_taken_stays_with_its_file(tmp_path: Path) -> None:
    path = tmp_path / "plan.organizer"
    with pytest.raises(PlanExists) as exists:
        build(path, be_too_late)
    assert exists.value.path == str(path)
    assert path.read_text() == "theirs"
    with pytest.raises(PlanExists):
        build(path, Path.touch)
    path.unlink()
    path.symlink_to("nowhere")
    with pytest.raises(PlanExists):
        build(path, Path.touch)
    assert list(tmp_path.iterdir()) == [path]


def test_a_disk_without_links_takes_new_files_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_link(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", no_link)
    build(tmp_path / "plan.organizer", Path.touch)
    assert (tmp_path / "plan.organizer").exists()
    with pytest.raises(PlanExists):
        build(tmp_path / "other", be_too_late)
    assert (tmp_path / "other").read_text() == "theirs"
