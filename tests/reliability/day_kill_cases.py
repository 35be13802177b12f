"""Kills the program between the Enter of an entry and the board that shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.services.day.day_books import read_day
from organizer_app.services.day.logs import read_log
from organizer_app.ui.flow.background import ImmediateBackground
from organizer_app.ui.screens.day.presenter import DayPresenter
from tests.support.journal_checks import check_plan
from tests.support.open_plans import opened, sample_plan
from tests.ui.screens.day.test_presenter import FakeView

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.reliability.killing import Work

_ENTRIES = 40


class _Acknowledging(FakeView):
    """Tells whoever watches as soon as a person could see that a line was logged: it leaves the field."""

    def __init__(self, say: Callable[[str], None]) -> None:
        super().__init__()
        self._say = say
        self.line = ""

    def entry_logged(self) -> None:
        super().entry_logged()
        self._say(self.line)


def entry_case(folder: Path) -> tuple[Work, Callable[[list[str]], None]]:
    """Log lines on the board of the sample plan; each that left the field must be in the log afterwards."""
    path = sample_plan(folder)

    def work(say: Callable[[str], None]) -> None:
        from PySide6.QtCore import QCoreApplication

        # The presenter's clock is a timer, which needs an application; the child makes its own.
        application = QCoreApplication.instance() or QCoreApplication([])
        with opened(path) as workspace:
            view = _Acknowledging(say)
            presenter = DayPresenter(view, ImmediateBackground(), workspace.clock)
            presenter.read()
            presenter.attach(workspace)
            workspace.subscribe(presenter.on_change)
            for number in range(_ENTRIES):
                view.line = f"line{number}"
                presenter.enter_line(f"sea line{number}")
        del application

    def look(said: list[str]) -> None:
        with opened(path) as workspace:
            check_plan(workspace)
            entries = read_log(workspace, mobilization_id=read_day(workspace).mobilization_id)
        logged = [entry.text for entry in entries]
        expected = [f"line{number}" for number in range(_ENTRIES)]
        assert sorted(logged, key=expected.index) == expected[: len(logged)], (
            "none is doubled, none is left out"
        )
        assert set(said) <= set(logged), f"{set(said) - set(logged)} were acknowledged"
        assert len(logged) <= len(said) + 1

    return work, look
