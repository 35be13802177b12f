"""Lets another thread stop work on paper and see how far it is."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from organizer_app.domain.basics.problems import TypesettingStopped

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(eq=False)
class PaperRun:
    """One piece of work on paper, from its start to its last file; any thread may stop it.

    Attributes:
        done: how many parts are typeset.
        of: how many parts there are; 0 while that is unknown.
        is_stopped: whether it was stopped.
    """

    done: int = 0
    of: int = 0
    is_stopped: bool = field(default=False, init=False)
    _enders: list[Callable[[], None]] = field(default_factory=list, init=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, init=False)

    def stop(self) -> None:
        """End what is being typeset and whatever would follow; the work gets `TypesettingStopped`."""
        with self._lock:
            self.is_stopped = True
            enders = list(self._enders)
        for end in enders:
            end()

    def check(self) -> None:
        """Raise `TypesettingStopped` once the run is stopped."""
        if self.is_stopped:
            raise TypesettingStopped

    @contextlib.contextmanager
    def ended_by(self, end: Callable[[], None]) -> Iterator[None]:
        """Have `end` called when the run is stopped within this block; raise `TypesettingStopped` then."""
        with self._lock:
            self._enders.append(end)
        try:
            self.check()
            yield
        finally:
            with self._lock:
                self._enders.remove(end)


_present: ContextVar[PaperRun | None] = ContextVar("paper_run", default=None)


@contextlib.contextmanager
def stoppable(run: PaperRun) -> Iterator[None]:
    """Let `run` stop all paper that this thread typesets within the block."""
    before = _present.set(run)
    try:
        yield
    finally:
        _present.reset(before)


def present_run() -> PaperRun:
    """Return the run of the enclosing block; outside of any block one that nobody stops."""
    return _present.get() or PaperRun()


def in_parts(count: int) -> Callable[[], None]:
    """Say that the present run has `count` parts; the result says that one more is done."""
    run = present_run()
    run.done, run.of = 0, count

    def one_more() -> None:
        run.check()
        run.done += 1

    return one_more
