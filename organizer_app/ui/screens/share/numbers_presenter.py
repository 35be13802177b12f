"""Decides what the Numbers tab shows and locks; no widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from organizer_app.ui.flow.plan_access import PlanDoor, ProblemView
from organizer_app.ui.screens.share import number_jobs as work
from organizer_app.wording.sharing import share_numbers as words

if TYPE_CHECKING:
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.flow.background import Runner
    from organizer_app.ui.screens.share.number_jobs import Numbers


class NumbersView(ProblemView, Protocol):
    """What the presenter calls on the screen."""

    def show_numbers(self, numbers: Numbers) -> None:
        """Show all of it."""

    def show_toast(self, sentence: str, *, can_undo: bool) -> None:
        """Confirm what was done."""


class NumbersPresenter:
    """Makes every click one step of the plan, then reads the numbers again."""

    def __init__(self, view: NumbersView, background: Runner) -> None:
        self._view = view
        self._door = PlanDoor(view, background)
        self._numbers: Numbers | None = None

    def open(self, workspace: Workspace) -> None:
        """Start reading the plan, which is open now."""
        self._door.open(workspace)

    def look(self) -> None:
        """Read the numbers again."""
        self._door.ask(work.numbers, self._seen)

    def _seen(self, numbers: Numbers) -> None:
        self._numbers = numbers
        self._view.show_numbers(numbers)

    def turn_lock(self, metric: str) -> None:
        """Lock a number at its present value, or unlock it."""
        lines = self._numbers.lines if self._numbers else ()
        line = next((each for each in lines if each.metric == metric), None)
        if line is None:
            return
        if line.locked:
            self._door.ask(lambda plan: work.unlock(plan, metric), lambda _: self._done(words.unlocked()))
        else:
            self._door.ask(lambda plan: work.lock(plan, line), lambda _: self._done(words.locked()))

    def count(self, host: str, number: str, *, shares_people: bool) -> None:
        """Record a host's signatures; report at once if the text is not a number."""
        signatures = work.signatures_typed(number)
        if not host.strip() or signatures is None:
            self._view.show_problem(words.no_number())
            return
        self._door.ask(
            lambda plan: work.count(plan, host.strip(), signatures, shares_people=shares_people),
            lambda _: self._done(words.noted(host.strip())),
        )

    def remove(self, host: str) -> None:
        """Remove the signatures of a host."""
        self._door.ask(lambda plan: work.remove(plan, host), lambda _: self._done(words.removed(host)))

    def _done(self, sentence: str) -> None:
        self._view.show_toast(sentence, can_undo=True)
