"""Deadlines and holidays reach the calendars, and come anew when what they depend on has changed."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.tasks import Task
from organizer_app.services.plan.workspace import Workspace
from organizer_app.ui.screens.plan.marks.day_marks import Layer
from organizer_app.ui.screens.plan.presenter import PlanPresenter
from tests.support.open_plans import add_action, empty_plan, opened
from tests.support.plan_views import RecordingView, attach, presented


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with opened(empty_plan(tmp_path)) as workspace:
        add_action(workspace, "Boston, MA")
        yield workspace


@pytest.fixture
def plan(workspace: Workspace) -> Iterator[tuple[PlanPresenter, RecordingView]]:
    presenter, view = presented(workspace.path)
    stop = attach(presenter, workspace)
    yield presenter, view
    stop()


def texts(view: RecordingView, day: str) -> list[str]:
    return [mark.text for mark in view.shown.marks.on(day)]


def test_holidays_of_the_states_of_the_plan_are_there(
    workspace: Workspace, plan: tuple[PlanPresenter, RecordingView]
) -> None:
    _presenter, view = plan
    assert texts(view, "2027-04-19") == ["Patriots' Day"]
    assert texts(view, "2027-07-05") == ["Independence Day (observed)"]
    assert "Lincoln's Birthday" not in texts(view, "2027-02-12")
    add_action(workspace, "Chicago, IL")
    assert "Lincoln's Birthday" in texts(view, "2027-02-12")


def test_turning_to_a_far_year_reads_its_holidays(plan: tuple[PlanPresenter, RecordingView]) -> None:
    presenter, view = plan
    assert texts(view, "2040-07-04") == []
    presenter.choose_month(2040, 7)
    assert texts(view, "2040-07-04") == ["Independence Day"]
    presenter.calendar.choose_day(date(2050, 7, 4))
    assert texts(view, "2050-07-04") == ["Independence Day"]


def test_a_new_step_is_due_at_once_and_can_be_left_out(
    workspace: Workspace, plan: tuple[PlanPresenter, RecordingView]
) -> None:
    presenter, view = plan
    with workspace.edit(EditKind.ADDED_TASK, title="", city="") as editor:
        editor.add_all([Task(id="t", title="Host call", due_on=date(2027, 4, 1))])
    assert texts(view, "2027-04-01") == ["Host call"]
    found: list[str] = []
    presenter.calendar.beside.read_due_on(
        "2027-04-01", 5, lambda items: found.extend(item.title for item in items)
    )
    assert found == ["Host call"]
    presenter.calendar.toggle_deadlines()
    assert texts(view, "2027-04-01") == []
    assert view.toasts[-1][0] == "Deadlines are hidden in the calendars."
    presenter.calendar.beside.toggle(Layer.DEADLINES)
    assert texts(view, "2027-04-01") == ["Host call"]


def test_what_changes_nothing_paints_nothing(plan: tuple[PlanPresenter, RecordingView]) -> None:
    presenter, view = plan
    book, times = view.shown.marks, view.times_shown
    presenter.calendar.beside.read()
    presenter.calendar.beside.hide(frozenset())
    assert view.times_shown == times
    presenter.search("bos")
    assert view.shown.marks is book
