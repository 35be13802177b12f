"""Saves files beside the plan's thread, so that the plan stays usable and Cancel ends what takes long."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from organizer_app.domain.basics.problems import TypesettingStopped
from organizer_app.ui.flow import services
from organizer_app.ui.flow.plan_access import ProblemView
from organizer_app.wording.sharing import share as words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from organizer_app.domain.basics.problems import Problem
    from organizer_app.services.plan.typesetting import PaperRun
    from organizer_app.ui.flow.background import Runner


class Progress(NamedTuple):
    """How far the files are that are being saved; `of` is 0 while the number of parts is unknown."""

    files: int
    done: int
    of: int


class SavingView(ProblemView, Protocol):
    """What savings call on the screen."""

    def show_saving(self, *, is_busy: bool) -> None:
        """Show that files are being saved, with Cancel beside it."""

    def show_canceled(self, sentence: str) -> None:
        """Confirm that nothing was written."""

    def show_saved(self, sentence: str, file: Path) -> None:
        """Confirm that a file was written, and offer to open it."""


class Savings:
    """The files that are being saved.

    Args:
        view: shows what is done.
        aside: runs work that needs nothing of the plan.
    """

    def __init__(self, view: SavingView, aside: Runner) -> None:
        self._view = view
        self._aside = aside
        self._runs: list[PaperRun] = []

    @property
    def progress(self) -> Progress:
        """How far all of them are together."""
        runs = self._runs
        is_known = all(run.of for run in runs)
        return Progress(
            len(runs), sum(run.done for run in runs), sum(run.of for run in runs) if is_known else 0
        )

    def save(self, work: Callable[[], str], out: Path) -> None:
        """Do `work`, which writes the file and returns its path; it may use plain values only."""
        run = services.typesetting.PaperRun()
        self._runs.append(run)
        self._view.show_saving(is_busy=True)
        self._aside.run(
            lambda: services.typesetting.stopped_by(run, work),
            then=lambda path: self._saved(run, path, out),
            otherwise=lambda problem: self._failed(run, problem),
            owner=self._view,
        )

    def cancel(self) -> None:
        """Stop all of them; an existing file stays as it was."""
        for run in self._runs:
            run.stop()

    def _saved(self, run: PaperRun, path: str, out: Path) -> None:
        self._end(run)
        self._view.show_saved(words.written(path), out)

    def _failed(self, run: PaperRun, problem: Problem) -> None:
        from organizer_app.wording.errors.problems import sentence

        self._end(run)
        if isinstance(problem, TypesettingStopped):
            self._view.show_canceled(sentence(problem))
        else:
            self._view.show_problem(sentence(problem))

    def _end(self, run: PaperRun) -> None:
        self._runs.remove(run)
        self._view.show_saving(is_busy=bool(self._runs))
