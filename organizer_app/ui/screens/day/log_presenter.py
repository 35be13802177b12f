"""Reads the log while it is looked at, and keeps the part of it that is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.model.log_entries import LogTier
from organizer_app.ui.flow import services
from organizer_app.ui.flow.one_at_a_time import OneAtATime
from organizer_app.ui.flow.plan_access import PlanAccess
from organizer_app.ui.screens.day.log_lines import LogLine, log_lines

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from organizer_app.domain.basics.changes import ChangeSet
    from organizer_app.environment.clock import Clock
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.flow.background import Runner

_SHOWN: Final = frozenset({Noun.LOG_ENTRY, Noun.CITY_ACTION, Noun.PLACE})
ALL: Final = "all"


class LogView(Protocol):
    """What the presenter calls on the screen."""

    def show_problem(self, sentence: str) -> None:
        """Show an error."""

    def show_log(self, lines: list[LogLine], counts: dict[str, int], tier: str) -> None:
        """Show a part of the log."""


class LogPresenter:
    """Reads only once the log was looked at.

    Args:
        view: shows it.
        background: does the work on the plan.
        clock: the present moment, UTC.
    """

    def __init__(self, view: LogView, background: Runner, clock: Clock) -> None:
        self._view = view
        self._clock = clock
        self._access = PlanAccess(view, background)
        self._lines: list[LogLine] = []
        self._tier = ALL
        self._is_wanted = False
        self._reading = OneAtATime(self._access, self._work, self._take)

    def attach(self, workspace: Workspace) -> None:
        """Read the plan, which is open now."""
        self._access.open(workspace)

    def look(self) -> None:
        """Read the log, and from now on follow it."""
        self._is_wanted = True
        self._reading.start()

    def on_change(self, change_set: ChangeSet) -> None:
        """Read again what edits changed, once somebody has looked."""
        if self._is_wanted and change_set.touches(_SHOWN):
            self._reading.start()

    def keep(self, tier: str) -> None:
        """Show one part of the log, or all of it."""
        self._tier = tier
        self._show()

    def _work(self) -> Callable[[Workspace], list[LogLine]]:
        now = self._clock()
        return lambda workspace: _read(workspace, now)

    def _take(self, lines: list[LogLine]) -> None:
        self._lines = lines
        self._show()

    def _show(self) -> None:
        counts = {tier.value: sum(line.tier is tier for line in self._lines) for tier in LogTier}
        kept = [line for line in self._lines if self._tier in (ALL, line.tier.value)]
        self._view.show_log(kept, {ALL: len(self._lines), **counts}, self._tier)


def _read(workspace: Workspace, now: datetime) -> list[LogLine]:
    from organizer_app.domain.basics.problems import NothingFound

    try:
        day = services.day_books.read_day(workspace, clock=now)
    except NothingFound:
        return []
    return log_lines(day, services.logs.read_log(workspace, mobilization_id=day.mobilization_id))
