"""New files of a folder are told of at once or by looking, and the threads end."""

import threading
import uuid
from collections.abc import Callable
from pathlib import Path

import pytest
from watchdog.events import FileSystemEvent, FileSystemEventHandler

from organizer_app.domain.merging.exchange_watch import Watch
from organizer_app.environment.files import folder_watch
from organizer_app.environment.files.folder_watch import FolderWatch, _is_remote
from tests.support.waiting import LIMIT, wait_until

MOUNTS = """/dev/sda1 / ext4 rw 0 0
server:/desk /mnt/office\\040drive nfs4 rw 0 0
sshfs /home/ana/remote fuse.sshfs rw 0 0
"""


def told_by(write: Callable[[], object], told: threading.Event) -> bool:
    """Return whether a change is told of."""
    told.clear()
    write()
    return told.wait(LIMIT)


class Sentry(FileSystemEventHandler):
    """Hears of each change in a watched folder, in the order in which the watch does."""

    def __init__(self, watch: FolderWatch, folder: Path) -> None:
        self._folder = folder
        self._heard: set[str] = set()
        observer = watch._observer  # noqa: SLF001  # it tells everybody one after the other
        assert observer is not None
        observer.schedule(self, str(folder))

    def on_any_event(self, event: FileSystemEvent) -> None:
        self._heard.add(str(event.src_path))

    def let_all_pass(self) -> None:
        """Wait until all is told that has happened so far, often in several pieces."""
        # What is found in one look is told in any order.
        for _look in range(2):
            file = self._folder / f"{uuid.uuid4()}.txt"
            file.touch()
            wait_until(lambda last=str(file): last in self._heard, "what happened last")


@pytest.mark.parametrize("is_remote", [False, True])
def test_a_new_file_is_told_of_and_others_are_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_remote: bool
) -> None:
    monkeypatch.setattr(folder_watch, "_is_remote", lambda *_: is_remote)
    monkeypatch.setattr(folder_watch, "_EVERY_SECONDS", 0.05)
    before = set(threading.enumerate())
    watch, told = FolderWatch(".organizer-changes"), threading.Event()
    assert watch.start(tmp_path, told.set) is (Watch.POLLED if is_remote else Watch.LIVE)
    sentry = Sentry(watch, tmp_path)
    (tmp_path / "notes.txt").write_text("x", encoding="utf-8")
    sentry.let_all_pass()
    assert not told.is_set()
    file = tmp_path / "a.organizer-changes"
    assert told_by(lambda: file.write_bytes(b"new"), told)
    sentry.let_all_pass()
    moved = tmp_path / "a (conflicted copy).organizer-changes"
    assert told_by(lambda: file.rename(moved), told)
    sentry.let_all_pass()
    told.clear()
    moved.read_bytes()
    sentry.let_all_pass()
    assert not told.is_set(), "reading is no change"
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
    looks, look = list[Path](), folder_watch._identity  # noqa: SLF001  # counted

    def counted(at: Path) -> tuple[int, int] | None:
        looks.append(at)
        return look(at)

    monkeypatch.setattr(folder_watch, "_identity", counted)
    assert watch.start(folder, told.set) is Watch.POLLED
    wait_until(lambda: len(looks) > 3, "some looks for the folder")
    assert not told.is_set()
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
