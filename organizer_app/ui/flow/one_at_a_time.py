"""Reads once at a time, so that a burst of edits during a read causes exactly one more read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from organizer_app.domain.basics.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable

    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.flow.plan_access import PlanAccess

T = TypeVar("T")


class OneAtATime(Generic[T]):
    """One repeated read of the plan; after a failed read the next request reads again.

    Args:
        access: access to the plan.
        make_work: returns the work for what is to be read now; called when a read begins.
        take: takes the result.
        otherwise: takes a problem; without it the view shows what went wrong.
    """

    def __init__(
        self,
        access: PlanAccess,
        make_work: Callable[[], Callable[[Workspace], T]],
        take: Callable[[T], None],
        otherwise: Callable[[Problem], None] | None = None,
    ) -> None:
        self._access = access
        self._make_work = make_work
        self._take = take
        self._otherwise = otherwise or access.show_problem
        self._is_reading = False
        self._is_stale = False

    def start(self) -> None:
        """Read now, or once more after the present read."""
        if self._is_reading:
            self._is_stale = True
            return
        self._is_reading, self._is_stale = True, False
        work = self._make_work()

        def read(workspace: Workspace) -> T:
            try:
                return work(workspace)
            except Problem:
                raise
            except Exception:
                # Nobody delivers a fault of the program to this object.
                self._is_reading = False
                raise

        self._access.ask(read, self._done, self._failed)

    def _done(self, result: T) -> None:
        self._is_reading = False
        self._take(result)
        if self._is_stale:
            self.start()

    def _failed(self, problem: Problem) -> None:
        self._is_reading = False
        self._otherwise(problem)
        if self._is_stale:
            self.start()
