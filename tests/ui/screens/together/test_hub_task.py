"""A task at the hub takes turns with the edits, and can be left without half a change."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from organizer_app.domain.basics.problems import Problem, ServerRefused
from organizer_app.services.plan.workspace import Workspace
from organizer_app.services.together.hub_turns import Turns, at_hub
from organizer_app.ui.flow.background import ImmediateBackground
from organizer_app.ui.flow.plan_access import PlanAccess
from organizer_app.ui.screens.together.hub_task import HubTask
from tests.support.open_plans import empty_plan, opened

T = TypeVar("T")


class _View:
    def show_problem(self, sentence: str) -> None:
        pytest.fail(sentence)


class Hub:
    """Answers when the test says so; everything else goes on meanwhile."""

    def __init__(self) -> None:
        self._answers: list[Callable[[], None]] = []

    def run(
        self,
        work: Callable[[], T],
        *,
        then: Callable[[T], None],
        otherwise: Callable[[Problem], None],
        owner: object,
    ) -> None:
        def answer() -> None:
            ImmediateBackground().run(work, then=then, otherwise=otherwise, owner=owner)

        self._answers.append(answer)

    def answer(self) -> None:
        self._answers.pop(0)()

    @property
    def is_asked(self) -> bool:
        return bool(self._answers)


class Told:
    """Runs a task of three turns, of which the second binds, and keeps what is told."""

    def __init__(self, workspace: Workspace, refuses: str = "") -> None:
        self.hub, self.notes = Hub(), list[str]()
        self._refuses = refuses
        view = _View()
        access = PlanAccess(view, ImmediateBackground())
        access.open(workspace)
        self.task = HubTask(access, self.hub, view)
        self.task.start(
            self._turns,
            lambda answer: self.notes.append(f"done: {answer}"),
            lambda problem: self.notes.append(type(problem).__name__),
        )

    def _ask(self, name: str) -> Callable[[], str]:
        def wait() -> str:
            if name == self._refuses:
                raise ServerRefused("hub.example.org")
            return name

        return wait

    def _turns(self, _workspace: Workspace) -> Turns[object]:
        try:
            for name in ("look", "change", "tell"):
                self.notes.append((yield from at_hub(self._ask(name), is_binding=name == "change")))
        finally:
            self.notes.append("cleared up")
        return "all"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with opened(empty_plan(tmp_path, "one.organizer")) as made:
        yield made


def test_a_task_goes_on_with_each_answer(workspace: Workspace) -> None:
    told = Told(workspace)
    assert told.notes == []
    for _turn in range(3):
        told.hub.answer()
    assert told.notes == ["look", "change", "tell", "cleared up", "done: all"]


def test_a_task_that_is_left_before_it_binds_ends_at_the_next_answer(workspace: Workspace) -> None:
    told = Told(workspace)
    told.task.leave()
    told.hub.answer()
    assert told.notes == ["look", "cleared up"]
    assert not told.hub.is_asked


def test_a_task_that_is_left_while_it_binds_goes_on_unseen(workspace: Workspace) -> None:
    told = Told(workspace)
    told.hub.answer()
    told.task.leave()
    told.hub.answer()
    told.hub.answer()
    assert told.notes == ["look", "change", "tell", "cleared up"]


@pytest.mark.parametrize("refuses", ["look", "tell"])
def test_what_goes_wrong_is_told_once_and_cleared_up(workspace: Workspace, refuses: str) -> None:
    told = Told(workspace, refuses)
    while told.hub.is_asked:
        told.hub.answer()
    assert told.notes[-2:] == ["cleared up", "ServerRefused"]
    left = Told(workspace, refuses)
    left.task.leave()
    while left.hub.is_asked:
        left.hub.answer()
    assert "ServerRefused" not in left.notes
