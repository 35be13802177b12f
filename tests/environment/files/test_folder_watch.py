"""New files of a folder are told of at once or by looking, and the threads end."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from organizer_app.domain.merging.exchange_watch import Watch
from organizer_app.environment.files import folder_watch
from organizer_app.environment.files.folder_watch import FolderWatch, _is_remote

MOUNTS = """/dev/sda1 / ext4 rw 0 0
server:/desk /mnt/office\\040drive nfs4 rw 0 0
sshfs /home/ana/remote fuse.sshfs rw 0 0
"""


def told_by(write: Callable[[], object], told: threading.Event) -> bool:
    """Return whether a change is told of."""
    told.clear()
    write()
    return told.wait(60)


def until_nothing_more_is_told(told: threading.Event) -> None:
    """Wait for what the system tells of one change in several pieces, late on a busy computer."""
    while told.wait(0.5):
        told.clear()


@pytest.mark.parametrize("is_remote", [False, True])
def test_a_new_file_is_told_of_and_others_are_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_remote: bool
) -> None:
    monkeypatch.setattr(folder_watch, "_is_remote", lambda *_: is_remote)
    monkeypatch.setattr(folder_watch, "_EVERY_SECONDS", 0.05)
    before = set(threading.enumerate())
    watch, told = FolderWatch(".organizer-changes"), threading.Event()
    assert watch.start(tmp_path, told.set) is (Watch.POLLED if is_remote else Watch.LIVE)
    (tmp_path / "notes.txt").write_text("x", encoding="utf-8")
    assert not told.wait(0.3)
    file = tmp_path / "a.organizer-changes"
    assert told_by(lambda: file.write_bytes(b"new"), told)
    until_nothing_more_is_told(told)
    moved = tmp_path / "a (conflicted copy).organizer-changes"
    assert told_by(lambda: file.rename(moved), told)
    until_nothing_more_is_told(told)
    moved.read_bytes()
    assert not told.wait(0.3), "reading is no change"
    watch.stop()
    assert set(threading.enumerate()) <= before


@pytest.mark.parametrize("is_remote", [False, True])
def test_a_folder_that_goes_away_and_comes_back_is_watched_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_remote: bool
) -> None:
    """A stick is pulled out and put back, a server is away for a while."""
    monkeypatch.setattr(folder_watch, "_is_remote", lambda *_: is_remote)
    monkeypatch.setattr(folder_watch, "_EVERY_SECONDS", 0.05)
    before = set(threading.enumerate())
    folder, away = tmp_path / "shared", tmp_path / "away"
    folder.mkdir()
    watch, told = FolderWatch(".organizer-changes"), threading.Event()
    watch.start(folder, told.set)
    assert told_by(lambda: folder.rename(away), told)
    # Another folder, as where a stick is mounted, may have taken its place meanwhile.
    assert told_by(folder.mkdir, told)
    assert told_by(lambda: (folder / "a.organizer-changes").write_bytes(b"new"), told)
    watch.stop()
    assert set(threading.enumerate()) <= before


def test_a_folder_that_is_not_there_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder_watch, "_EVERY_SECONDS", 0.05)
    watch, told = FolderWatch(".organizer-changes"), threading.Event()
    folder = tmp_path / "none"
    assert watch.start(folder, told.set) is Watch.POLLED
    assert not told.wait(0.3)
    assert told_by(folder.mkdir, told)
    assert watch.how is Watch.LIVE
    assert told_by(lambda: (folder / "a.organizer-changes").write_bytes(b"new"), told)
    watch.stop()
    assert watch.how is Watch.OFF


@pytest.mark.parametrize(
    ("folder", "expected"),
    [
        ("/home/ana/desk", False),
        ("/mnt/office drive/desk", True),
        ("/home/ana/remote/x", True),
        ("/mnt", False),
    ],
)
def test_folders_on_other_computers_are_known_by_their_mount(folder: str, *, expected: bool) -> None:
    assert _is_remote(Path(folder), MOUNTS) is expected
    assert not _is_remote(Path(folder), "")
