"""Reads files of other programs in a child process, which may die of them without harm to the program."""

from __future__ import annotations

import sys
import threading
import weakref
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

from organizer_app.domain.importing.foreign_files import ForeignKind
from organizer_app.domain.importing.import_problems import FileTooLarge, UnsafeFile
from organizer_app.exchange.child.child_process import ChildProcess
from organizer_app.exchange.foreign.foreign_answer import unpacked
from organizer_app.exchange.reading.csv_table import MAX_MEGABYTES

if TYPE_CHECKING:
    from collections.abc import Callable

    from organizer_app.domain.importing.foreign_files import ForeignFile

_CHILD: Final = Path(__file__).with_name("foreign_child.py")
_PROGRAM: Final = Path(__file__).parents[3]
# The child limits its own processor time; this ends one that waits for something else.
_MOST_SECONDS: Final = 120
_MOST_JOBS: Final = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class FileGiven:
    """A file that a person gave, and what they said about it.

    Attributes:
        name: its name; only its ending matters.
        data: its bytes.
        kind: what the person says it is; None to recognize it.
        headings: headings to which the person gave a meaning.
        today: the day around which endless recurrences are listed; None for the first ones.
        cities: folded names of cities with which a line of text may begin.
    """

    name: str
    data: bytes
    kind: ForeignKind | None = None
    headings: tuple[str, ...] = ()
    today: date | None = None
    cities: frozenset[str] = frozenset()


@dataclass(eq=False)
class ForeignReader:
    """Reads one file after the other; a context, which ends the child when it is left."""

    _child: ChildProcess | None = field(default=None, init=False)
    _jobs: int = field(default=0, init=False)
    _is_busy: bool = field(default=False, init=False)
    _is_ended: bool = field(default=False, init=False)

    def __post_init__(self) -> None:
        self.thread = threading.get_ident()
        _running.add(self)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def read(
        self,
        given: FileGiven,
        told: Callable[[int], None] | None = None,
        go_on: Callable[[], None] = lambda: None,
    ) -> ForeignFile:
        """Return what is in a file.

        Args:
            given: the file.
            told: is called with how many rows were read so far.
            go_on: raises `UnsafeFile` if somebody stopped this before `end` could.

        Raises:
            ImportProblem: the file cannot be imported; nothing of it was kept.
            UnsafeFile: the child had to be ended, or died.
        """
        if len(given.data) > MAX_MEGABYTES * 1_000_000:
            raise FileTooLarge(MAX_MEGABYTES)
        job = {
            "name": given.name.rpartition(".")[2].casefold(),
            "size": len(given.data),
            "kind": given.kind.value if given.kind else "",
            "headings": given.headings,
            "today": given.today.isoformat() if given.today else "",
            "cities": sorted(given.cities),
        }
        self._is_ended, self._is_busy = False, True
        try:
            go_on()
            _head, (answer,) = self._ready().exchanged(job, [given.data], seconds=_MOST_SECONDS, told=told)
        except (OSError, EOFError, ValueError) as gone:
            self.close()
            raise UnsafeFile from gone
        finally:
            self._is_busy = False
        return unpacked(answer)

    def end(self) -> None:
        """End the child at once; what it was reading is lost. Any thread may call this."""
        if not self._is_busy:
            return
        # The child may be about to start.
        self._is_ended = True
        child = self._child
        if child is not None:
            child.end()

    def close(self) -> None:
        """End the child and let go of it; the next file gets a new one."""
        child, self._child = self._child, None
        if child is not None:
            child.close()

    def _ready(self) -> ChildProcess:
        if self._jobs >= _MOST_JOBS or (self._child is not None and self._child.has_ended):
            self.close()
        if self._child is None:
            # The folder is the program's own; -I keeps the user's folders and variables out of the child.
            self._child = ChildProcess([sys.executable, "-I", str(_CHILD), str(_PROGRAM)])
            self._jobs = 0
        self._jobs += 1
        if self._is_ended:
            raise EOFError
        return self._child


_running: weakref.WeakSet[ForeignReader] = weakref.WeakSet()


def end_reading(thread: int) -> None:
    """End what a thread, by its identifier, reads now; it gets `UnsafeFile`."""
    for each in list(_running):
        if each.thread == thread:
            each.end()
