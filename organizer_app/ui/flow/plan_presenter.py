"""What presenters share: they work on a plan once it is open, and read it again when edits changed it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Generic, TypeVar

from organizer_app.domain.basics.problems import NothingFound
from organizer_app.ui.flow.one_at_a_time import OneAtATime
from organizer_app.ui.flow.plan_access import PlanAccess, ProblemView

if TYPE_CHECKING:
    from collections.abc import Callable

    from organizer_app.domain.basics.changes import ChangeSet
    from organizer_app.domain.basics.problems import Problem
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.flow.background import Runner

T = TypeVar("T")
V = TypeVar("V", bound=ProblemView)


class PlanPresenter(Generic[V]):
    """Decides what a view shows of one plan.

    Args:
        view: shows it.
        background: does the work on the plan.
    """

    def __init__(self, view: V, background: Runner) -> None:
        self._view = view
        self._access = PlanAccess(view, background)

    def attach(self, workspace: Workspace) -> None:
        """Start reading the plan, which is open now."""
        self._access.open(workspace)


class ReadingPresenter(PlanPresenter[V], ABC, Generic[V, T]):
    """Keeps what is shown current with one read, repeated; changes during a read cause exactly one more."""

    def __init__(self, view: V, background: Runner) -> None:
        super().__init__(view, background)
        self._reading = OneAtATime(self._access, self._work, self._take, self._fail)

    def read(self) -> None:
        """Read everything again."""
        self._reading.start()

    def on_change(self, change_set: ChangeSet) -> None:
        """Read again if edits may have changed what is shown."""
        if self._is_affected(change_set):
            self.read()

    def _is_affected(self, change_set: ChangeSet) -> bool:
        """Return whether edits may have changed what is shown; here, every edit may."""
        del change_set
        return True

    @abstractmethod
    def _work(self) -> Callable[[Workspace], T]:
        """Return the work for what is to be read now."""

    @abstractmethod
    def _take(self, found: T, /) -> None:
        """Show what was read."""

    def _fail(self, problem: Problem) -> None:
        """Show why nothing was read."""
        self._access.show_problem(problem)


def or_none(read: Callable[[Workspace], T]) -> Callable[[Workspace], T | None]:
    """Return a read that finds None where `read` finds that the plan has nothing of the kind."""

    def found(workspace: Workspace) -> T | None:
        try:
            return read(workspace)
        except NothingFound:
            return None

    return found
