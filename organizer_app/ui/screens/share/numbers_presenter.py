"""Decides what the Numbers tab shows and locks; no widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from organizer_app.ui.flow import services
from organizer_app.ui.flow.plan_access import ToastView
from organizer_app.ui.flow.plan_presenter import PlanPresenter
from organizer_app.ui.flow.typed_values import count_meant
from organizer_app.ui.screens.share import number_jobs as work
from organizer_app.wording.sharing import share_numbers as words

if TYPE_CHECKING:
    from organizer_app.ui.flow.background import Runner
    from organizer_app.ui.screens.share.number_jobs import Numbers


class NumbersView(ToastView, Protocol):
    """What the presenter calls on the screen."""

    def show_numbers(self, numbers: Numbers) -> None:
        """Show which numbers may be told, and what is locked."""


class NumbersPresenter(PlanPresenter[NumbersView]):
    """Makes every click one step of the plan, then reads the numbers again."""

    def __init__(self, view: NumbersView, background: Runner) -> None:
        super().__init__(view, background)
        self._numbers: Numbers | None = None

    def look(self) -> None:
        """Read the numbers again."""
        self._access.ask(work.numbers, self._seen)

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
            self._access.ask(
                lambda plan: services.numbers.unlock_number(plan, metric=metric),
                lambda _: self._done(words.unlocked()),
            )
        else:
            self._access.ask(
                lambda plan: services.numbers.lock_number(
                    plan, metric=metric, low=line.low, high=line.high, text=line.text
                ),
                lambda _: self._done(words.locked()),
            )

    def count(self, host: str, number: str, *, shares_people: bool) -> None:
        """Record a host's signatures; report at once if the text is not a number."""
        signatures = count_meant(number).value
        if not host.strip() or signatures is None:
            self._view.show_problem(words.no_number())
            return
        self._access.ask(
            lambda plan: services.numbers.count_signatures(
                plan, host=host.strip(), signatures=signatures, shares_people=shares_people
            ),
            lambda _: self._done(words.noted(host.strip())),
        )

    def remove(self, host: str) -> None:
        """Take the signatures of a host out."""
        self._access.ask(
            lambda plan: services.numbers.remove_signatures(plan, host=host),
            lambda _: self._done(words.removed(host)),
        )

    def _done(self, sentence: str) -> None:
        self._view.show_toast(sentence, can_undo=True)
