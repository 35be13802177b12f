"""A task at the hub takes turns with the edits, and can be left without half a change."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from organizer_app.domain.basics.problems import ServerRefused
from organizer_app.services.plan.workspace import Workspace
from organizer_app.services.together.hub_turns import Turns, at_hub
from organizer_app.ui.flow.background import ImmediateBackground
from organizer_app.ui.flow.plan_access import PlanAccess
from organizer_app.ui.screens.together.hub_task import HubTask
from tests.support.held_background import HeldBackground
from tests.support.open_plans import empty_plan, opened


class _View:
    def show_problem(self, sentence: str) -> None:
        pytest.fail(sentence)


class Told:
    """Runs a task of three turns, of which the second binds, and keeps what is told."""

    def __init__(self, workspace: Workspace, refuses: str = "") -> None:
        self.hub, self.notes = HeldBackground(), list[str]()
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
        told.hub.answer_one()
    assert told.notes == ["look", "change", "tell", "cleared up", "done: all"]


def test_a_task_that_is_left_before_it_binds_ends_at_the_next_answer(workspace: Workspace) -> None:
    told = Told(workspace)
    told.task.leave()
    told.hub.answer_one()
    assert told.notes == ["look", "cleared up"]
    assert not told.hub.waiting


def test_a_task_that_is_left_while_it_binds_goes_on_unseen(workspace: Workspace) -> None:
    told = Told(workspace)
    told.hub.answer_one()
    told.task.leave()
    told.hub.answer_one()
    told.hub.answer_one()
    assert told.notes == ["look", "change", "tell", "cleared up"]


@pytest.mark.parametrize("refuses", ["look", "tell"])
def test_what_goes_wrong_is_told_once_and_cleared_up(workspace: Workspace, refuses: str) -> None:
    told = Told(workspace, refuses)
    told.hub.answer()
    assert told.notes[-2:] == ["cleared up", "ServerRefused"]
    left = Told(workspace, refuses)
    left.task.leave()
    left.hub.answer()
    assert "ServerRefused" not in left.notes
