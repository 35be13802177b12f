"""Freezes the page of a handover from what was typed, and tells where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from organizer_app.ui.flow.plan_access import ProblemView
from organizer_app.wording.day import handovers as words

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from organizer_app.domain.basics.problems import Problem
    from organizer_app.domain.day.handover import HandoverFacts, TypedHandover
    from organizer_app.environment.clock import Clock
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.flow.plan_access import PlanAccess


class HandoverView(ProblemView, Protocol):
    """What the presenter calls on the sheet."""

    def show_giver(self, name: str) -> None:
        """Propose who hands over."""

    def show_making(self, *, is_making: bool) -> None:
        """Say that the page is being made, or that it no longer is."""

    def finish(self, sentence: str) -> None:
        """Close, and say where the page is."""


class HandoverPresenter:
    """Handles one sheet."""

    def __init__(self, view: HandoverView, access: PlanAccess, clock: Clock) -> None:
        self._view = view
        self._access = access
        self._clock = clock

    def look(self) -> None:
        """Propose the person of this laptop as the one who hands over."""
        self._access.ask(lambda workspace: workspace.author, self._view.show_giver)

    def freeze(self, typed: TypedHandover, out: Path) -> None:
        """Write the page and log the handover."""
        now = self._clock()
        self._view.show_making(is_making=True)

        def done(facts: HandoverFacts) -> None:
            self._view.show_making(is_making=False)
            self._view.finish(words.written(str(out), facts.number))

        def failed(problem: Problem) -> None:
            from organizer_app.wording.errors import problems

            self._view.show_making(is_making=False)
            self._view.show_problem(problems.sentence(problem))

        self._access.ask(lambda workspace: _freeze(workspace, typed, out, now), done, failed)


def _freeze(workspace: Workspace, typed: TypedHandover, out: Path, now: datetime) -> HandoverFacts:
    from organizer_app.services.day.handovers import hand_over
    from organizer_app.wording.sharing.shared_schedules import schedule_words

    page_words = schedule_words()
    return hand_over(
        workspace,
        typed=typed,
        words=words.handover_words(page_words),
        paper=page_words.paper,
        out=out,
        clock=now,
    )
