"""Does a task of the hub's owner: work on the plan in the plan's turn, waiting for the hub beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from organizer_app.domain.basics.changes import ChangeSet
from organizer_app.domain.basics.edits import EditKind
from organizer_app.ui.flow import services

if TYPE_CHECKING:
    from collections.abc import Callable

    from organizer_app.domain.basics.problems import Problem
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.services.together.hub_turns import Finished, Turn, Turns
    from organizer_app.ui.flow.background import Runner
    from organizer_app.ui.flow.plan_access import PlanAccess

T = TypeVar("T")


class HubTask:
    """A task that is going on; edits are made between its turns.

    Args:
        access: works on the plan.
        aside: waits for the hub.
        owner: answers are dropped once it is gone.
    """

    def __init__(self, access: PlanAccess, aside: Runner, owner: object) -> None:
        self._access, self._aside, self._owner = access, aside, owner
        self._turns: Turns[object] | None = None
        self._done: Callable[[object], None] | None = None
        self._failed: Callable[[Problem], None] | None = None
        self._is_left = self._is_bound = False

    def start(
        self,
        begin: Callable[[Workspace], Turns[object]],
        done: Callable[[object], None],
        failed: Callable[[Problem], None],
    ) -> None:
        """Begin it; exactly one of `done` and `failed` is called, neither after `leave`."""
        self._done, self._failed = done, failed

        def first(workspace: Workspace) -> Turn | Finished[object]:
            self._turns = begin(workspace)
            return _went_on(workspace, self._turns, None)

        self._access.ask(first, self._take, self._fail)

    def leave(self) -> None:
        """Wait for it no more; what has begun to bind the hub goes on unseen."""
        self._is_left = True

    def _take(self, step: Turn | Finished[object]) -> None:
        turns = self._turns
        if isinstance(step, services.hub_turns.Finished):
            if not self._is_left and self._done is not None:
                self._done(step.value)
        elif self._is_left and not self._is_bound and turns is not None:
            # It closes its connection and clears away its draft.
            self._access.ask(lambda _plan: turns.close(), lambda _none: None)
        else:
            self._is_bound |= step.is_binding
            self._aside.run(step.wait, then=self._go_on, otherwise=self._go_wrong, owner=self._owner)

    def _go_on(self, answer: object) -> None:
        turns = self._turns
        if turns is not None:
            self._access.ask(lambda plan: _went_on(plan, turns, answer), self._take, self._fail)

    def _go_wrong(self, problem: Problem) -> None:
        turns = self._turns
        if turns is not None:
            self._access.ask(
                lambda _plan: services.hub_turns.went_wrong(turns, problem), self._take, self._fail
            )

    def _fail(self, problem: Problem) -> None:
        if not self._is_left and self._failed is not None:
            self._failed(problem)


def _went_on(workspace: Workspace, turns: Turns[object], answer: object) -> Turn | Finished[object]:
    step = services.hub_turns.went_on(turns, answer)
    if isinstance(step, services.hub_turns.Finished):
        # The follower of the hub looks whether there is another one now.
        workspace.publish(ChangeSet("", EditKind.RECEIVED_CHANGES))
    return step
