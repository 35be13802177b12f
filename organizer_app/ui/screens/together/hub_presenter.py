"""Decides what the page of the hub shows, and makes, joins and leaves a hub, lets laptops in and out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from organizer_app.domain.basics.changes import ChangeSet
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.merging.hub_problems import NoHub
from organizer_app.ui.flow import services
from organizer_app.ui.flow.plan_access import ProblemView
from organizer_app.ui.flow.plan_presenter import PlanPresenter
from organizer_app.ui.screens.together.hub_task import HubTask
from organizer_app.wording.errors import problems
from organizer_app.wording.together import hub_page as words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from organizer_app.domain.basics.problems import Problem
    from organizer_app.domain.merging.exchange_watch import HubLive
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.services.together.hub import HubQuestion, HubStatus
    from organizer_app.services.together.hub_turns import Turns
    from organizer_app.ui.flow.background import Runner


class HubShow(ProblemView, Protocol):
    """What the presenter asks of the page."""

    def show_no_hub(self) -> None:
        """Show how to make or join one."""

    def show_asking(self, asked: HubQuestion, *, is_again: bool) -> None:
        """Show what is known before the hub has answered; asked again, what it said last stays till then."""

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


class HubPresenter(PlanPresenter[HubShow]):
    """Asks the plan on its own thread and the hub beside it, so that no edit waits for the network.

    Args:
        view: the page.
        background: works on the plan.
        aside: waits for the hub.
    """

    def __init__(self, view: HubShow, background: Runner, aside: Runner) -> None:
        super().__init__(view, background)
        self._view, self._aside = view, aside
        self._owner: object = view
        # The newest question, the one whose answer is shown, and the one that the hub was asked last.
        self._asked = self._shown = self._on_way = 0
        self._is_stale = False
        self._live: HubLive | None = None
        self._task: HubTask | None = None
        self.is_shown = False

    def on_change(self, change_set: ChangeSet) -> None:
        """Look again at once when the hub has come or gone, and soon after an edit, which is sent by then."""
        if self.is_shown:
            if change_set.kind is EditKind.RECEIVED_CHANGES:
                self.read_again()
            self._view.look_soon()

    def show(self) -> None:
        """The page is in sight: ask the hub now and whenever it comes or goes."""
        self.is_shown = True
        self.read()

    def hide(self) -> None:
        """Nobody sees the page."""
        self.is_shown = False

    def read(self) -> None:
        """Ask the plan, then its hub at once, because somebody wants to know."""
        self._read(is_again=False)

    def read_again(self) -> None:
        """Ask the plan, then its hub once the question before is answered: changes may come without end."""
        self._read(is_again=True)

    def _read(self, *, is_again: bool) -> None:
        self._asked += 1
        number = self._asked

        def known(asked: HubQuestion) -> None:
            # A hub that has come or gone is asked at once: the question before may wait for one that is away.
            is_same = is_again and asked.live == self._live
            self._live = asked.live
            self._view.show_asking(asked, is_again=is_same)
            if is_same and self._on_way:
                self._is_stale = True
                return
            self._on_way, self._is_stale = number, False
            self._aside.run(
                lambda: services.hub.answered(asked),
                then=lambda found: self._take(number, lambda: self._view.show_status(found)),
                otherwise=lambda refused: self._take(
                    number, lambda: self._view.show_refusal(problems.sentence(refused))
                ),
                owner=self._owner,
            )

        self._access.ask(_question, known, lambda problem: self._without(number, problem))

    def _take(self, number: int, show: Callable[[], None]) -> None:
        """Show an answer, unless a newer one is shown; a newer question that is open does not matter."""
        if number > self._shown:
            self._shown = number
            show()
        if number == self._on_way:
            self._on_way = 0
            if self._is_stale and self.is_shown:
                self.read_again()

    def _without(self, number: int, problem: Problem) -> None:
        if isinstance(problem, NoHub):
            self._shown, self._live, self._is_stale = number, None, False
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
            "join",
            lambda workspace: services.hub.join(workspace, invitation=invitation),
            lambda met: words.joined(int(str(met))),
        )

    def leave(self) -> None:
        """Forget the hub."""

        def forget(workspace: Workspace) -> None:
            services.hub.leave(workspace)

        self._do("leave", forget, lambda _none: words.left())

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

    def _do(
        self, what: str, change: Callable[[Workspace], object], sentence: Callable[[object], str]
    ) -> None:
        def work(workspace: Workspace) -> object:
            answer = change(workspace)
            # The follower of the hub looks whether there is another one now.
            workspace.publish(ChangeSet("", EditKind.RECEIVED_CHANGES))
            return answer

        def done(answer: object) -> None:
            self._view.show_done(sentence(answer))
            self.read()

        self._access.ask_once(what, work, done)


def _question(workspace: Workspace) -> HubQuestion:
    return services.hub.question(workspace)
