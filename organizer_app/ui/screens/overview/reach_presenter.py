"""Reads in the background who lives near an action, separately because it examines every town."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from organizer_app.domain.basics.changes import Noun
from organizer_app.ui.flow.one_at_a_time import OneAtATime
from organizer_app.ui.flow.plan_access import PlanAccess

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
        self._access = PlanAccess(view, background)
        self._reading = OneAtATime(self._access, lambda: _reach, view.show_reach)

    def attach(self, workspace: Workspace) -> None:
        """Start reading the plan, which is open now."""
        self._access.open(workspace)

    def read(self) -> None:
        """Examine every town again."""
        self._reading.start()

    def on_change(self, change_set: ChangeSet) -> None:
        """Read again when an action, a place or a group changed."""
        if change_set.touches(_NOUNS):
            self.read()


def _reach(workspace: Workspace) -> Reach | None:
    from organizer_app.domain.basics.problems import BadValue
    from organizer_app.services.actions.reach import reach

    try:
        return reach(workspace)
    except BadValue:
        return None
