"""Reads the overview in the background, and again when an edit has changed the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from organizer_app.domain.local_time import zone_info
from organizer_app.ui.flow.plan_door import PlanDoor

if TYPE_CHECKING:
    from datetime import date, datetime

    from organizer_app.domain.changes import ChangeSet
    from organizer_app.domain.overview import Overview
    from organizer_app.environment.clock import Clock
    from organizer_app.services.workspace import Workspace
    from organizer_app.ui.flow.background import Runner


class OverviewView(Protocol):
    """What the presenter asks of the screen."""

    def show_problem(self, sentence: str) -> None:
        """Say what went wrong."""

    def show_overview(self, seen: Overview, today: date, now: datetime) -> None:
        """Show other numbers; today is the local day of the desk."""


class OverviewPresenter:
    """Keeps the overview fresh; changes during a reading ask for one more, however many they are."""

    def __init__(self, view: OverviewView, background: Runner, clock: Clock, desk_zone: str) -> None:
        self._view = view
        self._door = PlanDoor(view, background)
        self._clock = clock
        self._desk_zone = desk_zone
        self._is_reading = False
        self._is_stale = False

    def attach(self, workspace: Workspace) -> None:
        """From now on the plan can be read."""
        self._door.open(workspace)

    def read(self) -> None:
        """Read everything anew."""
        if self._is_reading:
            self._is_stale = True
            return
        self._is_reading, self._is_stale = True, False
        now = self._clock()
        today = now.astimezone(zone_info(self._desk_zone) if self._desk_zone else None).date()
        self._door.ask(
            lambda workspace: _overview(workspace, today, now), lambda seen: self._take(seen, today, now)
        )

    def _take(self, seen: Overview, today: date, now: datetime) -> None:
        self._is_reading = False
        self._view.show_overview(seen, today, now)
        if self._is_stale:
            self.read()

    def on_change(self, change_set: ChangeSet) -> None:
        """Look again: every edit is at least a new step."""
        del change_set
        self.read()


def _overview(workspace: Workspace, today: date, now: datetime) -> Overview:
    from organizer_app.services.overview import overview

    return overview(workspace, today=today, now=now)
