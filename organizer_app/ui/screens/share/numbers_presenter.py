"""Decides what the Numbers tab shows and locks; no widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from organizer_app.ui.flow import services
from organizer_app.ui.flow.plan_access import ToastView
from organizer_app.ui.flow.plan_presenter import PlanPresenter
from organizer_app.ui.flow.typed_values import count_meant
from organizer_app.wording.sharing import releases as release_words
from organizer_app.wording.sharing import share_numbers as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.domain.model.petitions import PetitionPart
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.flow.background import Runner


TURNOUT, PETITIONS = METRICS = ("turnout", "petitions")


class NumberLine(NamedTuple):
    """One number: its present line, and the locked one in documents, empty if none is locked.

    `is_known` is false while no number is known that could be locked.
    """

    metric: str
    text: str
    locked: str
    low: int
    high: int
    is_known: bool


class Numbers(NamedTuple):
    """The numbers of the plan's mobilization, and the signatures by host."""

    lines: Sequence[NumberLine]
    parts: Sequence[PetitionPart]


def numbers(workspace: Workspace) -> Numbers:
    """Return the present numbers; signatures only if a host has some."""
    from organizer_app.services.actions.numbers import public_numbers

    found = public_numbers(workspace)
    locked = {each.metric: each.text for each in found.locked}
    people, signed = found.turnout, found.petitions
    said = release_words.turnout_sentence(people)
    is_reported = bool(people.reported)
    lines = [NumberLine(TURNOUT, said, locked.get(TURNOUT, ""), people.low, people.high, is_reported)]
    if signed.parts or PETITIONS in locked:
        said = release_words.petition_sentence(signed)
        is_known, was = bool(signed.parts), locked.get(PETITIONS, "")
        lines.append(NumberLine(PETITIONS, said, was, signed.low, signed.high, is_known))
    return Numbers(lines, found.parts)


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
        self._access.ask(numbers, self._seen)

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
