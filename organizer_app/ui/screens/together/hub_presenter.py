"""Decides what the page of the hub shows, and makes, joins and leaves a hub, lets laptops in and out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from organizer_app.domain.basics.changes import ChangeSet
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.merging.hub_problems import NoHub
from organizer_app.ui.flow import services
from organizer_app.ui.flow.plan_access import PlanAccess
from organizer_app.ui.screens.together.hub_task import HubTask
from organizer_app.wording.errors import problems
from organizer_app.wording.together import hub_page as words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from organizer_app.domain.basics.problems import Problem
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.services.together.hub import HubQuestion, HubStatus
    from organizer_app.services.together.hub_turns import Turns
    from organizer_app.ui.flow.background import Runner


class HubShow(Protocol):
    """What the presenter asks of the page."""

    def show_problem(self, sentence: str) -> None:
        """Show what went wrong."""

    def show_no_hub(self) -> None:
        """Show how to make or join one."""

    def show_asking(self, asked: HubQuestion) -> None:
        """Show what is known before the hub has answered."""

    def show_status(self, status: HubStatus) -> None:
        """Show what the hub has answered."""

    def show_refusal(self, sentence: str) -> None:
        """Say on the page why the hub has not answered."""

    def look_soon(self) -> None:
        """Ask to look again in a moment."""

    def show_done(self, sentence: str) -> None:
        """Confirm what was done."""

    def show_busy(self, *, is_busy: bool) -> None:
        """Show that the hub does what its owner asked for, with a way to wait for it no longer."""


class HubPresenter:
    """Asks the plan on its own thread and the hub beside it, so that no edit waits for the network.

    Args:
        view: the page.
        background: works on the plan.
        aside: waits for the hub.
    """

    def __init__(self, view: HubShow, background: Runner, aside: Runner) -> None:
        self._view, self._aside = view, aside
        self._access = PlanAccess(view, background)
        self._owner: object = view
        self._asked = 0
        self._task: HubTask | None = None
        self.is_shown = False

    def attach(self, workspace: Workspace) -> None:
        """Start reading: the plan is open now."""
        self._access.open(workspace)

    def on_change(self, change_set: ChangeSet) -> None:
        """Look again at once when the hub has come or gone, and soon after an edit, which is sent by then."""
        if self.is_shown:
            if change_set.kind is EditKind.RECEIVED_CHANGES:
                self.read()
            self._view.look_soon()

    def show(self) -> None:
        """The page is in sight: ask the hub now and whenever it comes or goes."""
        self.is_shown = True
        self.read()

    def hide(self) -> None:
        """Nobody sees the page."""
        self.is_shown = False

    def read(self) -> None:
        """Ask the plan, then its hub."""
        self._asked += 1
        number = self._asked

        def known(asked: HubQuestion) -> None:
            self._view.show_asking(asked)
            self._aside.run(
                lambda: services.hub.answered(asked),
                then=lambda found: self._answered(number, found),
                otherwise=lambda refused: self._refused(number, refused),
                owner=self._owner,
            )

        self._access.ask(_question, known, self._without)

    def _answered(self, number: int, found: HubStatus) -> None:
        if number == self._asked:
            self._view.show_status(found)

    def _refused(self, number: int, refused: Problem) -> None:
        if number == self._asked:
            self._view.show_refusal(problems.sentence(refused))

    def _without(self, problem: Problem) -> None:
        if isinstance(problem, NoHub):
            self._view.show_no_hub()
        else:
            self._view.show_problem(problems.sentence(problem))

    # What people do

    def make(self, address: str, password: str) -> None:
        """Make a hub and let this plan in."""
        self._begin(
            lambda workspace: services.hub.creating(workspace, address=address, password=password),
            lambda host: words.made(str(host)),
        )

    def join(self, invitation: Path) -> None:
        """Join the hub of an invitation."""
        self._do(
            lambda workspace: services.hub.join(workspace, invitation=invitation),
            lambda met: words.joined(int(str(met))),
        )

    def leave(self) -> None:
        """Forget the hub."""

        def forget(workspace: Workspace) -> None:
            services.hub.leave(workspace)

        self._do(forget, lambda _none: words.left())

    def invite(self, name: str, out: Path, address: str, password: str) -> None:
        """Let a laptop use the hub, and write its invitation."""
        self._begin(
            lambda workspace: services.hub.inviting(
                workspace, address=address, password=password, name=name, out=out
            ),
            lambda _member: words.invited(name),
        )

    def remove(self, name: str, address: str, password: str) -> None:
        """Let a laptop use the hub no more."""
        from organizer_app.wording.together.hub import expelled

        self._begin(
            lambda workspace: services.hub.expelling(
                workspace, address=address, password=password, name=name
            ),
            lambda _member: expelled(name),
        )

    def prune(self, address: str, password: str) -> None:
        """Remove from the hub what everybody has."""
        from organizer_app.wording.together.hub import pruned

        self._begin(
            lambda workspace: services.hub.pruning(workspace, address=address, password=password),
            lambda gone: pruned(int(str(gone))),
        )

    def stop(self) -> None:
        """Wait for the hub no longer."""
        task, self._task = self._task, None
        if task is not None:
            task.leave()
            self._view.show_busy(is_busy=False)
            self._view.show_done(words.not_waited())
            self.read()

    def _begin(self, start: Callable[[Workspace], Turns[object]], sentence: Callable[[object], str]) -> None:
        """Do something at the hub as its owner, one thing at a time; edits go on meanwhile."""
        if self._task is not None:
            return
        task = self._task = HubTask(self._access, self._aside, self._owner)
        self._view.show_busy(is_busy=True)

        def done(answer: object) -> None:
            self._task = None
            self._view.show_busy(is_busy=False)
            self._view.show_done(sentence(answer))
            self.read()

        def failed(problem: Problem) -> None:
            self._task = None
            self._view.show_busy(is_busy=False)
            self._access.show_problem(problem)
            self.read()

        task.start(start, done, failed)

    def _do(self, change: Callable[[Workspace], object], sentence: Callable[[object], str]) -> None:
        def work(workspace: Workspace) -> object:
            answer = change(workspace)
            # Whoever follows the hub looks whether there is another one now.
            workspace.publish(ChangeSet("", EditKind.RECEIVED_CHANGES))
            return answer

        def done(answer: object) -> None:
            self._view.show_done(sentence(answer))
            self.read()

        self._access.ask(work, done)


def _question(workspace: Workspace) -> HubQuestion:
    return services.hub.question(workspace)
