"""Tells when files of a folder change: at once where the system tells, else by looking every few seconds."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Final

from organizer_app.domain.merging.exchange_books import Watch

if TYPE_CHECKING:
    from collections.abc import Callable

    from watchdog.events import FileSystemEvent
    from watchdog.observers.api import BaseObserver

_EVERY_SECONDS: Final = 5.0
# Reading a file tells of it, too; only these say that there is something new.
_TELLING: Final = frozenset({"created", "modified", "moved", "deleted", "closed"})
# On these, the system tells only of what this computer itself writes (`man 7 inotify`, Limitations).
_REMOTE: Final = ("nfs", "cifs", "smb", "fuse", "9p", "davfs", "afs", "sshfs")
_MOUNTS: Final = Path("/proc/mounts")
_JOINED_SECONDS: Final = 3.0


class FolderWatch:
    """Watches one folder at a time, on threads of its own.

    Args:
        suffix: only files whose names hold it count, whatever another program adds to them.
    """

    def __init__(self, suffix: str) -> None:
        self._suffix = suffix
        self._observer: BaseObserver | None = None

    def start(self, folder: Path, tell: Callable[[], object]) -> Watch:
        """Call `tell`, on another thread, after each change in a folder; return how it is watched."""
        self.stop()
        logging.getLogger("watchdog").setLevel(logging.CRITICAL)
        if not _is_remote(folder, _mounts()) and self._watch(folder, tell, is_polled=False):
            return Watch.LIVE
        return Watch.POLLED if self._watch(folder, tell, is_polled=True) else Watch.OFF

    def _watch(self, folder: Path, tell: Callable[[], object], *, is_polled: bool) -> bool:
        # Few plans have a shared folder, so nobody else loads the library.
        from watchdog.events import FileSystemEventHandler
        from watchdog.observers import Observer
        from watchdog.observers.polling import PollingObserver

        suffix = self._suffix

        class Handler(FileSystemEventHandler):
            def on_any_event(self, event: FileSystemEvent) -> None:
                names = (str(event.src_path), str(event.dest_path))
                if event.event_type in _TELLING and any(suffix in name for name in names):
                    tell()

        observer: BaseObserver = PollingObserver(timeout=_EVERY_SECONDS) if is_polled else Observer()
        try:
            observer.schedule(Handler(), str(folder))
            observer.start()
        except OSError:
            # The folder is gone, or the system has no more watches to give.
            return False
        self._observer = observer
        return True

    def stop(self) -> None:
        """Watch nothing more; its threads have ended afterwards."""
        observer, self._observer = self._observer, None
        if observer is not None:
            observer.stop()
            observer.join(_JOINED_SECONDS)


def _mounts() -> str:
    try:
        return _MOUNTS.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _is_remote(folder: Path, mounts: str) -> bool:
    """Return whether a folder is on a file system that other computers write to, as far as is known.

    Args:
        folder: the folder.
        mounts: lines of device, place and kind, as Linux lists them; empty elsewhere.
    """
    best, kind = "", ""
    for line in mounts.splitlines():
        _device, place, found, *_rest = [*line.split(" "), "", "", ""]
        where = place.replace("\\040", " ")
        if where and folder.is_relative_to(where) and len(where) >= len(best):
            best, kind = where, found
    return kind.startswith(_REMOTE)
