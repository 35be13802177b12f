"""Numbers are locked and taken back by one press, and signatures are noted by host."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from organizer_app.domain.basics.edits import EditKind
from organizer_app.services.plan import history
from organizer_app.services.plan.workspace import Workspace
from organizer_app.ui.flow.background import ImmediateBackground
from organizer_app.ui.screens.share.lines import part_lines
from organizer_app.ui.screens.share.numbers_presenter import Numbers, NumbersPresenter
from tests.support.open_plans import opened, sample_plan


@dataclass
class View:
    """Remembers what it was told."""

    shown: list[Numbers] = field(default_factory=list)
    toasts: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def show_numbers(self, numbers: Numbers) -> None:
        self.shown.append(numbers)

    def show_toast(self, sentence: str, *, can_undo: bool) -> None:
        assert can_undo
        self.toasts.append(sentence)

    def show_problem(self, sentence: str) -> None:
        self.problems.append(sentence)

    def line(self, metric: str) -> tuple[str, str]:
        line = next(each for each in self.shown[-1].lines if each.metric == metric)
        return line.text, line.locked


@pytest.fixture
def plan(tmp_path: Path) -> Iterator[Workspace]:
    with opened(sample_plan(tmp_path)) as workspace:
        yield workspace


@pytest.fixture
def view() -> View:
    return View()


@pytest.fixture
def presenter(plan: Workspace, view: View) -> NumbersPresenter:
    presenter = NumbersPresenter(view, ImmediateBackground())
    presenter.attach(plan)
    presenter.look()
    plan.subscribe(lambda _: presenter.look())
    return presenter


def test_a_line_is_locked_and_taken_back(presenter: NumbersPresenter, view: View, plan: Workspace) -> None:
    said = "7 cities; no count reported yet"
    assert view.line("turnout") == (said, "")
    presenter.turn_lock("petitions")
    assert view.toasts == [], "there is no such number yet"
    presenter.turn_lock("turnout")
    assert view.line("turnout") == (said, said)
    assert history.entries(plan)[0].kind is EditKind.LOCKED_NUMBER
    presenter.turn_lock("turnout")
    assert view.line("turnout") == (said, "")
    assert view.toasts == ["Every document says this number now", "No document says this number anymore"]


def test_signatures_are_noted_by_host_with_the_warning(presenter: NumbersPresenter, view: View) -> None:
    presenter.count("Mijente", "250,000", shares_people=True)
    presenter.count(" ALIGN ", "40 000", shares_people=True)
    assert view.line("petitions")[0] == (
        "290,000 signatures from 2 hosts; at least 250,000 people, because some may have signed more than one"
    )
    presenter.count("align", "50000", shares_people=False)
    assert [(line.key, line.sub, line.detail) for line in part_lines(view.shown[-1].parts)] == [
        ("Mijente", "some may be counted twice", "250,000"),
        ("ALIGN", "signed nowhere else", "50,000"),
    ]
    presenter.turn_lock("petitions")
    presenter.remove("Mijente")
    assert view.line("petitions") == ("50,000 signatures from 1 host", "300,000 signatures from 2 hosts")


def test_what_is_no_number_is_said(presenter: NumbersPresenter, view: View) -> None:
    for host, number in (("", "5"), ("Mijente", ""), ("Mijente", "many"), ("Mijente", "-5")):
        presenter.count(host, number, shares_people=True)
        assert view.problems.pop() == "Write the host and how many signatures it has, in digits."
    assert view.shown[-1].parts == ()
