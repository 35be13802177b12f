"""Runs work on the plan off the window's thread, in the order of the clicks, and brings the answers back."""

from __future__ import annotations

import queue
import sys
import threading
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from organizer_app.domain.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class Runner(Protocol):
    """What presenters need of a background: the real one, or one that answers at once."""

    def run(
        self,
        work: Callable[[], T],
        *,
        then: Callable[[T], None],
        otherwise: Callable[[Problem], None],
        owner: object,
    ) -> None:
        """Do `work`, then hand its answer to `then`, or a problem it raised to `otherwise`."""


class _Job(NamedTuple):
    work: Callable[[], object]
    then: Callable[[object], None]
    otherwise: Callable[[Problem], None]
    owner: object


class _Answer(NamedTuple):
    job: _Job
    value: object
    failure: BaseException | None


class Background(QObject):
    """One thread for all work on the plan; answers arrive on the thread that made this object.

    An answer whose owner (a Qt object) is gone is dropped. A `Problem` goes to `otherwise`; any other
    exception is a programming error and goes to `sys.excepthook`.
    """

    _answered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._is_stopped = False
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], T],
        *,
        then: Callable[[T], None],
        otherwise: Callable[[Problem], None],
        owner: object,
    ) -> None:
        """Put work at the end of the queue; nothing happens after `stop`."""
        if self._is_stopped:
            return
        if self._thread is None:
            self._thread = threading.Thread(target=self._work_through, name="plan", daemon=True)
            self._thread.start()
        self._jobs.put(_Job(work, then, otherwise, owner))  # type: ignore[arg-type]  # T is one type per job

    def stop(self) -> None:
        """Finish what was queued and end the thread; its answers are dropped."""
        self._is_stopped = True
        if self._thread is not None:
            self._jobs.put(None)
            self._thread.join()
            self._thread = None

    def _work_through(self) -> None:
        while (job := self._jobs.get()) is not None:
            answer = _done(job)
            # The window may have closed meanwhile and taken this object with it.
            if not self._is_stopped and isValid(self):
                self._answered.emit(answer)

    @Slot(object)
    def _deliver(self, answer: _Answer) -> None:
        job = answer.job
        if self._is_stopped or not isValid(job.owner):
            return
        if answer.failure is None:
            job.then(answer.value)
        elif isinstance(answer.failure, Problem):
            job.otherwise(answer.failure)
        else:
            failure = answer.failure
            sys.excepthook(type(failure), failure, failure.__traceback__)


def _done(job: _Job) -> _Answer:
    try:
        return _Answer(job, job.work(), None)
    except Exception as failure:  # noqa: BLE001  # it is delivered on the window's thread instead
        return _Answer(job, None, failure)


class ImmediateBackground:
    """Does the work at once on the calling thread: for pictures and for tests of presenters."""

    def run(
        self,
        work: Callable[[], T],
        *,
        then: Callable[[T], None],
        otherwise: Callable[[Problem], None],
        owner: object,
    ) -> None:
        """Do `work` now; exceptions that are no problem reach the caller."""
        del owner
        try:
            answer = work()
        except Problem as problem:
            otherwise(problem)
            return
        then(answer)
