"""Runs work that waits for a server in a thread of its own, so that the plan's thread stays free."""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from organizer_app.domain.basics.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class SideWork(QObject):
    """A `Runner` for work that needs nothing of the plan; results arrive on the thread that made this object.

    `work` must hold plain values only: its thread is the last to let go of it, and objects of Qt must not be
    deleted there. A result whose owner is gone is dropped, and so is all work once the program ends.
    """

    _answered = Signal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: dict[int, tuple[Callable[[object], None], Callable[[Problem], None], object]] = {}
        self._number = 0
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], T],
        *,
        then: Callable[[T], None],
        otherwise: Callable[[Problem], None],
        owner: object,
    ) -> None:
        """Do `work` at once, beside all other work."""
        self._number += 1
        number = self._number
        self._jobs[number] = (then, otherwise, owner)  # type: ignore[assignment]  # T is one type per job

        def do() -> None:
            answer = _done(work)
            # The window may have closed meanwhile and deleted this object with it.
            if isValid(self):
                self._answered.emit(number, answer)

        threading.Thread(target=do, name="aside", daemon=True).start()

    @Slot(int, object)
    def _deliver(self, number: int, answer: object) -> None:
        then, otherwise, owner = self._jobs.pop(number)
        if not isValid(owner):
            return
        if isinstance(answer, Problem):
            otherwise(answer)
        elif isinstance(answer, BaseException):
            sys.excepthook(type(answer), answer, answer.__traceback__)
        else:
            then(answer)


def _done(work: Callable[[], object]) -> object:
    try:
        return work()
    except Exception as failure:  # noqa: BLE001  # it is delivered on the window's thread instead
        return failure
