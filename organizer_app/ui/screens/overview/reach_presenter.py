"""Reads in the background who lives near an action, separately because it examines every town."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from organizer_app.domain.basics.changes import Noun
from organizer_app.ui.flow.plan_access import PlanDoor

if TYPE_CHECKING:
    from organizer_app.domain.basics.changes import ChangeSet
    from organizer_app.domain.checks.reach import Reach
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.flow.background import Runner

_NOUNS = frozenset({Noun.CITY_ACTION, Noun.PLACE, Noun.ORGANIZATION, Noun.MOBILIZATION})


class ReachView(Protocol):
    """What the presenter calls on the screen."""

    def show_problem(self, sentence: str) -> None:
        """Show an error."""

    def show_reach(self, reach: Reach | None) -> None:
        """Show other numbers; None while the plan has no mobilization."""


class ReachPresenter:
    """Keeps the reach current; changes during a read cause exactly one more."""

    def __init__(self, view: ReachView, background: Runner) -> None:
        self._view = view
        self._door = PlanDoor(view, background)
        self._is_reading = False
        self._is_stale = False

    def attach(self, workspace: Workspace) -> None:
        """Start reading the plan, which is open now."""
        self._door.open(workspace)

    def read(self) -> None:
        """Examine every town again."""
        if self._is_reading:
            self._is_stale = True
            return
        self._is_reading, self._is_stale = True, False
        self._door.ask(_reach, self._take)

    def on_change(self, change_set: ChangeSet) -> None:
        """Read again when an action, a place or a group changed."""
        if change_set.touches(_NOUNS):
            self.read()

    def _take(self, reach: Reach | None) -> None:
        self._is_reading = False
        self._view.show_reach(reach)
        if self._is_stale:
            self.read()


def _reach(workspace: Workspace) -> Reach | None:
    from organizer_app.domain.basics.problems import BadValue
    from organizer_app.services.actions.reach import reach

    try:
        return reach(workspace)
    except BadValue:
        return None
