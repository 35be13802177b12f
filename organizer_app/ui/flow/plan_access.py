"""A presenter's access to the plan: work waits until the plan is open, then runs in the background."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from organizer_app.domain.basics.edits import EditSummary
    from organizer_app.domain.basics.problems import Problem
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.flow.background import Runner

T = TypeVar("T")


class ProblemView(Protocol):
    """What can show a problem; results are dropped once it is gone."""

    def show_problem(self, sentence: str) -> None:
        """Show what went wrong."""


class ToastView(ProblemView, Protocol):
    """What can confirm as well what was done."""

    def show_toast(self, sentence: str, *, can_undo: bool) -> None:
        """Confirm what was done."""


class PlanAccess:
    """Work on one plan, in the order of the requests."""

    def __init__(self, view: ProblemView, background: Runner) -> None:
        self._view = view
        self._owner: object = view
        self._background = background
        self._workspace: Workspace | None = None
        self._waiting: list[Callable[[Workspace], None]] = []
        # The changes that were asked for and not answered yet.
        self._changing: set[Hashable] = set()

    @property
    def is_open(self) -> bool:
        """Return whether the plan is open, so that requested work runs soon."""
        return self._workspace is not None

    def belong_to(self, owner: object) -> None:
        """Drop results once `owner` is gone: it goes before the view that shows problems."""
        self._owner = owner

    def open(self, workspace: Workspace) -> None:
        """Do work from now on, starting with earlier requests."""
        self._workspace = workspace
        waiting, self._waiting = self._waiting, []
        for ask in waiting:
            ask(workspace)

    def ask(
        self,
        work: Callable[[Workspace], T],
        then: Callable[[T], None],
        otherwise: Callable[[Problem], None] | None = None,
    ) -> None:
        """Do `work` and pass its result to `then`; without `otherwise` the view shows what went wrong."""

        def run(workspace: Workspace) -> None:
            self._background.run(
                lambda: work(workspace),
                then=then,
                otherwise=otherwise or self.show_problem,
                owner=self._owner,
            )

        if self._workspace is None:
            self._waiting.append(run)
        else:
            run(self._workspace)

    def ask_once(
        self,
        what: Hashable,
        change: Callable[[Workspace], T],
        then: Callable[[T], None],
        otherwise: Callable[[Problem], None] | None = None,
    ) -> None:
        """Do as `ask`, but nothing where the same change is on its way: Enter twice logs one record.

        Args:
            what: names the change, with all that was typed or chosen for it.
            change: is made.
            then: takes its result.
            otherwise: takes a problem; without it the view shows what went wrong.
        """
        if what in self._changing:
            return
        self._changing.add(what)

        def work(workspace: Workspace) -> T:
            try:
                return change(workspace)
            except BaseException:
                # It may be tried again; nobody delivers a fault of the program to this object.
                self._changing.discard(what)
                raise

        def done(result: T) -> None:
            self._changing.discard(what)
            then(result)

        self.ask(work, done, otherwise)

    def do_once(
        self,
        what: Hashable,
        change: Callable[[Workspace], T],
        then: Callable[[T, EditSummary | None], None],
    ) -> None:
        """Do as `do`, but nothing where the same change is on its way; see `ask_once`."""
        self.ask_once(what, lambda workspace: workspace.do(change), lambda done: then(*done))

    def do(
        self,
        change: Callable[[Workspace], T],
        then: Callable[[T, EditSummary | None], None],
        otherwise: Callable[[Problem], None] | None = None,
    ) -> None:
        """Make a change; pass on its result and the step it left in the journal, None when it left none."""
        self.ask(lambda workspace: workspace.do(change), lambda done: then(*done), otherwise)

    def show_problem(self, problem: Problem) -> None:
        """Let the view show what went wrong."""
        # The sentences for all problems are loaded with the first problem.
        from organizer_app.wording.errors import problems

        self._view.show_problem(problems.sentence(problem))
