"""Plays the script of a rehearsal minute by minute, and says what a person at the desk would hear."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from typing_extensions import override

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.day.rehearsal import who_answers
from organizer_app.environment.plan_clocks import RehearsalClock
from organizer_app.ui.flow import services
from organizer_app.ui.flow.plan_access import ProblemView
from organizer_app.ui.flow.plan_presenter import ReadingPresenter
from organizer_app.ui.screens.day.rehearsal.score_lines import ShownScore, score_lines
from organizer_app.wording.day import rehearsals as words

if TYPE_CHECKING:
    from collections.abc import Callable

    from organizer_app.domain.basics.changes import ChangeSet
    from organizer_app.services.day.rehearsals import RehearsalNews
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.flow.background import Runner
    from organizer_app.ui.screens.day.shown_ladder import ShownLadder

_SHOWN: Final = frozenset({Noun.LOG_ENTRY, Noun.INCIDENT})


class RehearsalView(ProblemView, Protocol):
    """What the presenter calls on the screen."""

    def show_rehearsal(self, speed: int) -> None:
        """Say everywhere that this is a rehearsal, and how fast its clock runs."""

    def show_rehearsal_news(self, told: str, score: str) -> None:
        """Show what a city told, and how the desk does."""

    def show_call_answer(self, text: str) -> None:
        """Show whether a call is answered now."""

    def show_score(self, sentence: str, lines: list[ShownScore]) -> None:
        """Show the score at the end."""

    def clock_changed(self) -> None:
        """Follow the clock at its new speed."""

    def announce(self, sentence: str) -> None:
        """Say something through the screen reader, politely."""


class RehearsalPresenter(ReadingPresenter[RehearsalView, "RehearsalNews | None"]):
    """Does nothing in a plan that is no rehearsal.

    Args:
        view: shows it.
        background: does the work on the plan.
    """

    def __init__(self, view: RehearsalView, background: Runner) -> None:
        super().__init__(view, background)
        self._news: RehearsalNews | None = None
        self._shown: ShownLadder | None = None
        self._told = ""
        self.is_on = False

    @override
    def attach(self, workspace: Workspace) -> None:
        """Find out whether the plan, which is open now, is a rehearsal, and begin."""
        super().attach(workspace)
        if isinstance(workspace.clock, RehearsalClock):
            self.is_on = True
            self._view.show_rehearsal(workspace.clock.speed)
            self.read()

    @override
    def _is_affected(self, change_set: ChangeSet) -> bool:
        # An entry may answer what was told.
        return self.is_on and (change_set.everything or change_set.touches(_SHOWN))

    def tick(self) -> None:
        """Play another minute."""
        if self.is_on:
            self.read()

    def follow(self, shown: ShownLadder | None) -> None:
        """Say whether a call about the city on the card would be answered."""
        self._shown = shown
        if self.is_on:
            self._show_answer()

    def choose_speed(self, speed: int) -> None:
        """Let the clock go on at another speed."""
        self._access.ask(
            lambda workspace: services.rehearsals.change_speed(workspace, speed=speed),
            lambda _none: self._view.clock_changed(),
        )

    def end(self) -> None:
        """Stop the clock and show the score."""

        def stop(workspace: Workspace) -> RehearsalNews | None:
            news = services.rehearsals.play(workspace)
            services.rehearsals.change_speed(workspace, speed=0)
            return news

        def show(news: RehearsalNews | None) -> None:
            self._view.show_rehearsal(0)
            self._view.clock_changed()
            if news is not None:
                self._view.show_score(words.score(news.lines), score_lines(news.lines, news.cities))

        self._access.ask(stop, show)

    @override
    def _work(self) -> Callable[[Workspace], RehearsalNews | None]:
        return services.rehearsals.play

    @override
    def _take(self, news: RehearsalNews | None) -> None:
        self._news = news
        if news is None:
            return
        told = ""
        if news.told:
            first = news.told[0]
            message = words.told(first, news.cities.get(first.action_id, ""))
            told = "  ".join(filter(None, (message, words.more_told(len(news.told) - 1))))
            if message != self._told:
                self._view.announce(message)
            self._told = message
        self._view.show_rehearsal_news(told, words.score(news.lines))
        self._show_answer()

    def _show_answer(self) -> None:
        shown, news = self._shown, self._news
        missing = shown.state.missing if shown is not None else None
        if shown is None or news is None or missing is None:
            self._view.show_call_answer("")
            return
        answers = who_answers(news.script, shown.state.city.action_id, missing.due, shown.place.step)
        self._view.show_call_answer(words.somebody_answers() if answers else words.nobody_answers())
