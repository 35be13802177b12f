"""Tells when files of a folder change: at once where the system tells, else by looking every few seconds.

A folder that goes away, such as a stick that is pulled out, is waited for and watched again.
"""

from __future__ import annotations

import logging
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Final

from organizer_app.domain.merging.exchange_watch import Watch

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
_Identity = tuple[int, int] | None


class FolderWatch:
    """Watches one folder at a time, on threads of its own.

    Args:
        suffix: only files whose names hold it count, whatever another program adds to them.

    Attributes:
        how: how the folder is watched now; it changes when the folder goes away and when it is back.
    """

    def __init__(self, suffix: str) -> None:
        self._suffix = suffix
        self.how = Watch.OFF
        self._observer: BaseObserver | None = None
        self._waiting: threading.Thread | None = None
        self._is_over = threading.Event()

    def start(self, folder: Path, tell: Callable[[], object]) -> Watch:
        """Call `tell`, on another thread, after each change in a folder; return how it is watched.

        It is called, too, when the folder goes away and when it is back; one that is not there is waited for.
        """
        self.stop()
        logging.getLogger("watchdog").setLevel(logging.CRITICAL)
        identity = _identity(folder)
        found = self._begin(folder, tell)
        self.how = Watch.POLLED if identity is None else found
        self._is_over = threading.Event()
        arguments = (folder, tell, identity, self._is_over)
        self._waiting = threading.Thread(
            target=self._wait_for, args=arguments, name="shared folder", daemon=True
        )
        self._waiting.start()
        return self.how

    def _wait_for(
        self, folder: Path, tell: Callable[[], object], known: _Identity, is_over: threading.Event
    ) -> None:
        """Watch again whenever another folder is at the place: the system goes on watching the former one."""
        while not is_over.wait(_EVERY_SECONDS):
            found = _identity(folder)
            if found != known:
                known = found
                self._end_observer()
                # One that is not there is looked for again and again.
                self.how = Watch.POLLED if found is None else self._begin(folder, tell)
                tell()

    def _begin(self, folder: Path, tell: Callable[[], object]) -> Watch:
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
        self._is_over.set()
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting.join(_JOINED_SECONDS)
        self._end_observer()
        self.how = Watch.OFF

    def _end_observer(self) -> None:
        observer, self._observer = self._observer, None
        if observer is not None:
            observer.stop()
            observer.join(_JOINED_SECONDS)


def _identity(folder: Path) -> _Identity:
    """Return what tells a folder from another one that takes its place; None where none is."""
    try:
        found = folder.stat()
    except OSError:
        return None
    return (found.st_dev, found.st_ino)


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
