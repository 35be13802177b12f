"""A file is replaced whole or stays as it was."""

import os
import stat
from pathlib import Path

import pytest

from organizer_app.domain.basics.problems import CannotWrite
from organizer_app.environment.files.atomic_files import OWNER_ONLY, write_whole


def test_a_file_is_written_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "schedule.ics"
    write_whole(path, b"one")
    write_whole(path, b"two")
    assert path.read_bytes() == b"two"
    assert os.listdir(tmp_path) == ["schedule.ics"]  # noqa: PTH208  # hidden drafts would show


def test_a_file_for_the_desk_is_read_by_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "inner.csv"
    write_whole(path, b"x", mode=OWNER_ONLY)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_refusal_leaves_nothing_behind(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    for path in (tmp_path / "missing" / "a.csv", folder):
        with pytest.raises(CannotWrite):
            write_whole(path, b"x")
    assert [entry.name for entry in tmp_path.iterdir()] == ["folder"]


def test_an_interruption_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "schedule.csv"
    write_whole(path, b"old")

    def full(_descriptor: int) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CannotWrite):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_draft_that_a_killed_run_left_is_cleared_by_the_next(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    (tmp_path / ".people.csv.0123abcd.part").write_text("CANARY")
    others = {".people.csv.mine.part", ".people.csv.old.0123abcd.part", ".other.csv.0123abcd.part"}
    for name in others:
        (tmp_path / name).touch()
    write_whole(path, b"new")
    assert {each.name for each in tmp_path.iterdir()} == {*others, "people.csv"}


def test_a_pipe_or_a_device_is_never_replaced_by_a_file(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(CannotWrite):
        write_whole(pipe, b"text")
    assert pipe.is_fifo()
    assert list(tmp_path.iterdir()) == [pipe]
