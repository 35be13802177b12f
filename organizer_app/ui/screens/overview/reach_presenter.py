"""Reads in the background who lives near an action, separately because it examines every town."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from typing_extensions import override

from organizer_app.domain.basics.changes import Noun
from organizer_app.ui.flow.plan_access import ProblemView
from organizer_app.ui.flow.plan_presenter import ReadingPresenter

if TYPE_CHECKING:
    from collections.abc import Callable

    from organizer_app.domain.basics.changes import ChangeSet
    from organizer_app.domain.checks.reach import Reach
    from organizer_app.services.plan.workspace import Workspace

_NOUNS = frozenset({Noun.CITY_ACTION, Noun.PLACE, Noun.ORGANIZATION, Noun.MOBILIZATION})


class ReachView(ProblemView, Protocol):
    """What the presenter calls on the screen."""

    def show_reach(self, reach: Reach | None) -> None:
        """Show other numbers; None while the plan has no mobilization."""


class ReachPresenter(ReadingPresenter[ReachView, "Reach | None"]):
    """Keeps the reach current; changes during a read cause exactly one more."""

    @override
    def _is_affected(self, change_set: ChangeSet) -> bool:
        return change_set.touches(_NOUNS)

    @override
    def _work(self) -> Callable[[Workspace], Reach | None]:
        return _reach

    @override
    def _take(self, reach: Reach | None) -> None:
        self._view.show_reach(reach)


def _reach(workspace: Workspace) -> Reach | None:
    from organizer_app.domain.basics.problems import BadValue
    from organizer_app.services.actions.reach import reach

    try:
        return reach(workspace)
    except BadValue:
        return None
