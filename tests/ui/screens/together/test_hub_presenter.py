"""The page of the hub shows what was answered while changes keep coming, and nothing of a hub it has left."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from organizer_app.domain.basics.changes import ChangeSet
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.merging.exchange_watch import HubLive, HubWatch
from organizer_app.domain.merging.hub_address import hub_address
from organizer_app.domain.merging.hub_problems import HubRefusal, HubRefused
from organizer_app.services.plan.workspace import Workspace
from organizer_app.services.together.hub import HubQuestion, HubStatus
from organizer_app.services.together.hub_place import HubPlace, enter_place, forget_place
from organizer_app.storage.hub.hub_link import HubSize
from organizer_app.ui.flow.background import ImmediateBackground
from organizer_app.ui.screens.together.hub_presenter import HubPresenter
from tests.support.held_background import KeptJobs
from tests.support.open_plans import empty_plan, opened

RECEIVED = ChangeSet("", EditKind.RECEIVED_CHANGES)


class Page:
    """Notes what the page shows."""

    def __init__(self) -> None:
        self.notes: list[str] = []

    def show_no_hub(self) -> None:
        self.notes.append("no hub")

    def show_asking(self, asked: HubQuestion, *, is_again: bool) -> None:
        del asked
        self.notes.append("asking again" if is_again else "asking")

    def show_status(self, status: HubStatus) -> None:
        self.notes.append(f"{status.waiting} waiting")

    def show_refusal(self, sentence: str) -> None:
        self.notes.append(sentence)

    def look_soon(self) -> None:
        """Nobody waits here."""

    def show_done(self, sentence: str) -> None:
        self.notes.append(sentence)

    def show_busy(self, *, is_busy: bool) -> None:
        """Nothing is done at the hub here."""

    def show_problem(self, sentence: str) -> None:
        pytest.fail(sentence)


class Shown:
    """The page of a plan that has joined a hub; the hub answers when the test says so."""

    def __init__(self, workspace: Workspace) -> None:
        self.page, self.hub, self.workspace = Page(), KeptJobs(), workspace
        self.presenter = HubPresenter(self.page, ImmediateBackground(), self.hub)
        self.presenter.attach(workspace)
        self.presenter.show()

    def answer(self, waiting: int, at: int = 0) -> None:
        _work, then, _otherwise = self.hub.jobs.pop(at)
        then(
            HubStatus(
                "hub.example.org",
                waiting,
                arriving=False,
                is_pruned=False,
                size=HubSize(1, 100, 1),
                members=(),
            )
        )

    def refuse(self) -> None:
        _work, _then, otherwise = self.hub.jobs.pop(0)
        otherwise(HubRefused(HubRefusal.UNREACHABLE, "hub.example.org"))

    def arrive(self) -> None:
        self.presenter.on_change(RECEIVED)


@pytest.fixture
def shown(tmp_path: Path) -> Iterator[Shown]:
    with opened(empty_plan(tmp_path)) as workspace:
        enter_place(workspace, HubPlace(hub_address("postgresql://ana@hub.example.org/team"), "", ("key",)))
        yield Shown(workspace)


def test_an_answer_is_shown_though_changes_have_come_since_it_was_asked_for(shown: Shown) -> None:
    for number in range(20):
        shown.arrive()
        shown.arrive()
        shown.answer(number)
        assert shown.page.notes.count(f"{number} waiting") == 1
    shown.arrive()
    shown.refuse()
    assert "hub.example.org" in shown.page.notes[-2], "the refusal, before it is asked once more"


def test_many_changes_during_one_question_are_one_more_question(shown: Shown) -> None:
    for _each in range(5):
        shown.arrive()
    assert len(shown.hub.jobs) == 1
    shown.answer(1)
    assert len(shown.hub.jobs) == 1
    shown.answer(2)
    assert not shown.hub.jobs
    assert shown.page.notes[-1] == "2 waiting"


def test_what_the_hub_said_stays_until_it_is_asked_by_hand(shown: Shown) -> None:
    shown.answer(1)
    shown.arrive()
    assert shown.page.notes == ["asking", "1 waiting", "asking again"]
    shown.presenter.read()
    assert shown.page.notes[-1] == "asking"


def test_a_question_by_hand_waits_for_no_other_and_its_answer_stays(shown: Shown) -> None:
    shown.presenter.read()
    shown.answer(2, at=1)
    shown.answer(1)
    assert shown.page.notes[-1] == "2 waiting"
    assert not shown.hub.jobs


def test_a_hub_that_comes_back_is_asked_at_once(shown: Shown) -> None:
    shown.workspace.hub = HubLive(HubWatch.LIVE)
    shown.arrive()
    assert len(shown.hub.jobs) == 2, "the question before may wait for a hub that was away"
    assert shown.page.notes[-1] == "asking"


def test_a_hub_that_was_left_says_nothing_more(shown: Shown) -> None:
    shown.arrive()
    forget_place(shown.workspace)
    shown.presenter.read()
    shown.answer(1)
    assert shown.page.notes[-1] == "no hub"
    assert not shown.hub.jobs
