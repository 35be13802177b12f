"""Runs work that waits for a server in a thread of its own, so that the plan's thread stays free."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from organizer_app.ui.flow.background import Answer, Job, answer_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from organizer_app.domain.basics.problems import Problem

T = TypeVar("T")


class SideWork(QObject):
    """A `Runner` for work that needs nothing of the plan; results arrive on the thread that made this object.

    `work` must hold plain values only: its thread is the last to let go of it, and objects of Qt must not be
    deleted there. A result whose owner is gone is dropped, and so is all work once the program ends.
    """

    _answered = Signal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: dict[int, Job] = {}
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
        self._jobs[number] = Job(work, then, otherwise, owner)  # type: ignore[arg-type]  # T is one type per job

        def do() -> None:
            answer = answer_of(work)
            # The window may have closed meanwhile and deleted this object with it.
            if isValid(self):
                self._answered.emit(number, answer)

        threading.Thread(target=do, name="aside", daemon=True).start()

    @Slot(int, object)
    def _deliver(self, number: int, answer: Answer) -> None:
        self._jobs.pop(number).take(answer)
