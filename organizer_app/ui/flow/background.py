"""Runs work on the plan off the window's thread, in the order of the clicks, and returns the results."""

from __future__ import annotations

import gc
import queue
import sys
import threading
from collections import deque
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from organizer_app.domain.basics.problems import Problem
from organizer_app.ui.flow.idle_collector import IdleCollector

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class Runner(Protocol):
    """What presenters need of a background: the real one, or one that runs work at once."""

    def run(
        self,
        work: Callable[[], T],
        *,
        then: Callable[[T], None],
        otherwise: Callable[[Problem], None],
        owner: object,
    ) -> None:
        """Do `work`, then pass its result to `then`, or a problem it raised to `otherwise`."""


class Answer(NamedTuple):
    """What came of work in a thread: its value, or the exception that it raised."""

    value: object
    failure: BaseException | None


class Job(NamedTuple):
    """Work, and who takes its answer; see `Runner`."""

    work: Callable[[], object]
    then: Callable[[object], None]
    otherwise: Callable[[Problem], None]
    owner: object

    def take(self, answer: Answer) -> None:
        """Deliver the answer, on the thread of the window; it is dropped once the owner is gone.

        A `Problem` goes to `otherwise`; any other exception is a programming error, for `sys.excepthook`.
        """
        if not isValid(self.owner):
            return
        failure = answer.failure
        if failure is None:
            self.then(answer.value)
        elif isinstance(failure, Problem):
            self.otherwise(failure)
        else:
            sys.excepthook(type(failure), failure, failure.__traceback__)


def answer_of(work: Callable[[], object]) -> Answer:
    """Do work, and keep what it raised for the thread of the window."""
    try:
        return Answer(work(), None)
    except Exception as failure:  # noqa: BLE001  # it is delivered on the window's thread instead
        return Answer(None, failure)


def ignore(_answer: object) -> None:
    """Take an answer or a problem that nobody needs."""


class Background(QObject):
    """One thread for all work on the plan; results arrive on the thread that made this object.

    Deleting an object may delete widgets with it, and Qt crashes when that happens outside the window's
    thread. So the worker thread is never the last to hold a job, and Python collects cyclic garbage only on
    the window's thread: young objects after a result, and all of them when nobody has touched anything for a
    moment.
    """

    _answered = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: queue.SimpleQueue[Callable[[], object] | None] = queue.SimpleQueue()
        self._waiting: deque[Job] = deque()
        self._answers: deque[Answer] = deque()
        self._thread: threading.Thread | None = None
        self._is_stopped = self._was_collecting = False
        self._collector = IdleCollector(self)
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
            self._was_collecting = gc.isenabled()
            gc.disable()
            self._thread = threading.Thread(target=self._work_through, name="plan", daemon=True)
            self._thread.start()
        self._waiting.append(Job(work, then, otherwise, owner))  # type: ignore[arg-type]  # T is one type per job
        self._jobs.put(work)

    def stop(self) -> None:
        """Finish what was queued and end the thread; its results are dropped."""
        self._is_stopped = True
        self._collector.stop()
        if self._thread is not None:
            self._jobs.put(None)
            self._thread.join()
            self._thread = None
            self._waiting.clear()
            self._answers.clear()
            if self._was_collecting:
                gc.enable()

    def _work_through(self) -> None:
        while (work := self._jobs.get()) is not None:
            answer = answer_of(work)
            del work
            self._answers.append(answer)
            del answer
            # The window may have closed meanwhile and deleted this object with it.
            if not self._is_stopped and isValid(self):
                self._answered.emit()

    @Slot()
    def _deliver(self) -> None:
        if not self._is_stopped:
            self._waiting.popleft().take(self._answers.popleft())
            self._collector.collect_if_due()


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
        """Do `work` now; exceptions that are no `Problem` reach the caller."""
        del owner
        try:
            answer = work()
        except Problem as problem:
            otherwise(problem)
            return
        then(answer)
