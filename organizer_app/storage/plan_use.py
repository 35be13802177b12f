"""Keeps order between programs that have one plan open: most use is shared, some work needs the plan alone.

SQLite orders reads and edits of several programs by itself (a window and commands may change one plan at the
same time), but it does not know of files that take another's place or of keys that change. So every program
that opens a plan keeps a *marker* beside it: a hidden file, locked as long as the program runs, whose name
says what kind of program it is and since when. Who needs a plan alone (upgrade, a new key, erasing a person)
announces that with a marker too, and then looks for others; everybody else makes their marker first and then
looks for such an announcement. So one of the two always sees the other. A window is the only window: a second
one may read, and edits nothing, because neither would learn of the other's changes.

Markers of programs that were killed are no longer locked, and the next one deletes them.
"""

from __future__ import annotations

import os
import re
import sys
import threading
import time
from collections import Counter, defaultdict
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.basics.plan_users import PlanUser
from organizer_app.domain.basics.problems import PlanInUse
from organizer_app.storage.file_lock import file_locked

if TYPE_CHECKING:
    from collections.abc import Iterator

# How long a program waits for another one, in seconds, and how often it looks.
PATIENCE = 3.0
_LOOK_AGAIN = 0.05
_FOR_OWNER = 0o600
_ALONE = "alone"
# After the name of the plan.
_MARKER_NAME = rf"([a-z]+)-(?:({_ALONE})-)?(\d+)-[0-9a-f]{{8}}\.use"
# What this process keeps itself; another description of the same file would look like another program's.
_OWN: set[Path] = set()
# How often this process has each plan open.
_OPEN: Counter[str] = Counter()
# Which thread of this process is at the gate of a plan, and the lock that it holds there.
_AT_GATE: defaultdict[Path, threading.RLock] = defaultdict(threading.RLock)
_HELD: set[Path] = set()


class OtherUser(NamedTuple):
    """Another program that has the plan open.

    Attributes:
        user: code of `PlanUser`.
        since: seconds since 1970.
        is_alone: whether it works on the plan alone.
    """

    user: str
    since: int
    is_alone: bool


class PlanUse:
    """The marker of a program that has a plan open; without one where nothing can be written beside the plan.

    Args:
        path: the plan file.
        user: the program.
    """

    def __init__(self, path: Path, user: PlanUser) -> None:
        self._path = path
        self._user = user
        self._marker: _Marker | None = None
        self._is_taken = False

    @property
    def is_shared(self) -> bool:
        """Return whether anybody has the plan open besides this use, in this process or another."""
        return _OPEN[os.path.realpath(self._path)] > int(self._is_taken) or bool(others_at(self._path))

    def take_only_window(self) -> None:
        """Mark the plan as open in this window.

        Raises:
            PlanInUse: another process has a window on it, or works on it alone.
        """
        with gate(self._path):
            self.take()
            other = next((each for each in others_at(self._path) if each.user == PlanUser.WINDOW), None)
            if other is not None:
                self.leave()
                raise _in_use(self._path, other)

    def take(self, patience: float = PATIENCE) -> None:
        """Mark the plan as open here; wait for a program that works on it alone.

        Raises:
            PlanInUse: that takes longer than the patience, in seconds.
        """
        deadline = time.monotonic() + patience
        while True:
            self._marker = _Marker.made(self._path, self._user)
            busy = next((other for other in others_at(self._path) if other.is_alone), None)
            if busy is None:
                self._is_taken = True
                _OPEN[os.path.realpath(self._path)] += 1
                return
            self._remove_marker()
            if time.monotonic() > deadline:
                raise _in_use(self._path, busy)
            time.sleep(_LOOK_AGAIN)

    @contextmanager
    def alone(self, patience: float = PATIENCE) -> Iterator[None]:
        """Keep every other program out; wait until all have closed the plan.

        Raises:
            PlanInUse: somebody still has it open after the patience, in seconds.
        """
        deadline = time.monotonic() + patience
        with gate(self._path, patience):
            announced = _Marker.made(self._path, self._user, _ALONE)
            try:
                while other := next(iter(others_at(self._path)), None):
                    if time.monotonic() > deadline:
                        raise _in_use(self._path, other)
                    time.sleep(_LOOK_AGAIN)
                yield
            finally:
                if announced is not None:
                    announced.remove()

    def leave(self) -> None:
        """Say that the plan is no longer open here."""
        if self._is_taken:
            self._is_taken = False
            _OPEN[os.path.realpath(self._path)] -= 1
        self._remove_marker()

    def _remove_marker(self) -> None:
        if self._marker is not None:
            self._marker.remove()
            self._marker = None


class _Marker:
    """One locked file beside a plan."""

    def __init__(self, file: Path, descriptor: int) -> None:
        self._file = file
        self._descriptor = descriptor

    @classmethod
    def made(cls, path: Path, user: PlanUser, role: str = "") -> _Marker | None:
        """Return a new locked marker, or None where none can be made."""
        real = Path(os.path.realpath(path))
        while True:
            words = [user.value, *filter(None, [role]), str(int(time.time())), os.urandom(4).hex()]
            file = real.parent / f".{real.name}.{'-'.join(words)}.use"
            _OWN.add(file)
            try:
                descriptor = os.open(file, os.O_CREAT | os.O_EXCL | os.O_RDWR, _FOR_OWNER)
            except OSError:
                _OWN.discard(file)
                return None
            if _lock(descriptor) and os.fstat(descriptor).st_nlink:
                return cls(file, descriptor)
            # Somebody took it for one left behind, in the moment before it was locked.
            cls(file, descriptor).remove()

    def remove(self) -> None:
        """Delete the file and give up its lock."""
        if sys.platform == "win32":
            os.close(self._descriptor)
        with suppress(OSError):
            self._file.unlink()
        if sys.platform != "win32":
            # Only now: unlocked while it can still be seen, it would look like one left behind.
            os.close(self._descriptor)
        _OWN.discard(self._file)


def others_at(path: Path) -> list[OtherUser]:
    """Return the other programs that have a plan open, and delete the markers of those that were killed."""
    real = Path(os.path.realpath(path))
    begins = f".{real.name}."
    found = []
    # By their names first: a folder may hold thousands of files, and this is asked before the first frame.
    with suppress(OSError), os.scandir(real.parent) as files:
        for name in sorted(each.name for each in files if each.name.startswith(begins)):
            file = real.parent / name
            named = None if file in _OWN else re.fullmatch(_MARKER_NAME, name.removeprefix(begins))
            if named is not None and not _is_left_behind(file):
                found.append(OtherUser(named[1], int(named[3]), named[2] is not None))
    return found


def in_use_by_others(path: Path) -> PlanInUse | None:
    """Return who else has a plan open, as a problem; None where nobody is known."""
    other = next(iter(others_at(path)), None)
    return _in_use(path, other) if other is not None else None


@contextmanager
def gate(path: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Let one thread of one program at a time do what needs order between programs, such as folding the log.

    Who is at the gate may pass it again.

    Raises:
        PlanInUse: another one is at it longer than the patience, in seconds.
    """
    real = Path(os.path.realpath(path))
    if not _AT_GATE[real].acquire(timeout=patience):
        raise _in_use(path, OtherUser("", int(time.time()), is_alone=True))
    try:
        if real in _HELD:
            yield
        else:
            with _locked_file(path, real, patience):
                yield
    finally:
        _AT_GATE[real].release()


def clear_gate(path: Path) -> None:
    """Remove the empty file that a killed program left at the gate."""
    real = Path(os.path.realpath(path))
    # Whether there is one cannot be asked in a folder that is closed to us.
    with suppress(OSError, PlanInUse):
        if (real.parent / f".{real.name}.lock").exists():
            with gate(path, 0):
                pass


@contextmanager
def _locked_file(path: Path, real: Path, patience: float) -> Iterator[None]:
    with ExitStack() as held:
        try:
            held.enter_context(file_locked(real.parent / f".{real.name}.lock", patience))
        except TimeoutError:
            other = next(iter(others_at(path)), OtherUser("", int(time.time()), is_alone=True))
            raise _in_use(path, other) from None
        except OSError:
            # Nothing can be written here, so nobody can change the plan.
            yield
            return
        _HELD.add(real)
        # Before the lock is given up.
        held.callback(_HELD.discard, real)
        yield


def _in_use(path: Path, other: OtherUser) -> PlanInUse:
    return PlanInUse(str(path), other.user, other.since)


def _lock(descriptor: int) -> bool:
    """Lock an open marker; return whether nobody else holds it."""
    if sys.platform == "win32":
        return True
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _is_left_behind(file: Path) -> bool:
    """Return whether no running program holds a marker, and delete it then."""
    try:
        if sys.platform != "win32":
            descriptor = os.open(file, os.O_RDWR)
            try:
                if not _lock(descriptor):
                    return False
                file.unlink(missing_ok=True)
            finally:
                os.close(descriptor)
        else:
            # Windows deletes no file that a program has open.
            file.unlink()
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return True
