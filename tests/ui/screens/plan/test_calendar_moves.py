"""Week and timeline show the day that was asked for, and move what is selected in one step."""

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest

from organizer_app.domain.basics.filters import Facet
from organizer_app.domain.calendar.moving import Edge
from organizer_app.services.actions.city_actions import set_end
from organizer_app.services.plan.workspace import Workspace
from organizer_app.ui.screens.plan.presenter import PlanPresenter
from organizer_app.ui.screens.plan.store.plan_view import ViewKind
from organizer_app.ui.screens.plan.time_axis.drag_gesture import Move
from tests.support.open_plans import action, add_action, empty_plan, opened
from tests.support.plan_views import RecordingView, attach, presented

NIGHT = date(2027, 3, 13)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with opened(empty_plan(tmp_path)) as workspace:
        add_action(workspace, "Boston, MA", starts=time(12))
        add_action(workspace, "Chicago, IL", day=NIGHT, starts=time(2, 30))
        yield workspace


@pytest.fixture
def plan(workspace: Workspace) -> Iterator[tuple[PlanPresenter, RecordingView]]:
    presenter, view = presented(workspace.path)
    stop = attach(presenter, workspace)
    yield presenter, view
    stop()


def ids(presenter: PlanPresenter, view: RecordingView) -> list[str]:
    del presenter
    return [row.action_id for row in view.shown.rows]


def test_it_begins_on_the_anchor_date_and_turns_by_what_is_shown(
    plan: tuple[PlanPresenter, RecordingView],
) -> None:
    presenter, view = plan
    days = [presenter.calendar.day]
    for kind in (ViewKind.TIMELINE, ViewKind.WEEK, ViewKind.MONTH):
        presenter.choose_view(kind)
        presenter.calendar.turn(1)
        days.append(presenter.calendar.day)
    assert days == ["2027-04-17", "2027-04-18", "2027-04-25", "2027-04-25"]
    assert view.mode == (ViewKind.MONTH, (2027, 5))
    presenter.choose_view(ViewKind.WEEK)
    presenter.calendar.go_to_today()
    assert presenter.calendar.day == presenter.today.isoformat()


def test_it_follows_what_is_selected_and_a_filter_on_one_day(
    plan: tuple[PlanPresenter, RecordingView],
) -> None:
    presenter, view = plan
    presenter.choose_view(ViewKind.TIMELINE)
    presenter.select_action(ids(presenter, view)[0])
    assert presenter.calendar.day == NIGHT.isoformat()
    presenter.toggle(Facet.DATE, "2027-04-17")
    assert presenter.calendar.day == "2027-04-17"
    assert presenter.suggested_day() == "Sat, Apr 17 2027"


def test_selecting_one_more_and_one_less(plan: tuple[PlanPresenter, RecordingView]) -> None:
    presenter, view = plan
    first, second = ids(presenter, view)
    for action_id, selected in (
        (first, (first,)),
        (second, (first, second)),
        (first, (second,)),
        (second, ()),
    ):
        presenter.calendar.toggle(action_id)
        assert presenter.calendar.selected() == selected


def test_a_move_says_what_it_did_and_names_a_time_that_is_skipped(
    plan: tuple[PlanPresenter, RecordingView],
) -> None:
    presenter, view = plan
    night = ids(presenter, view)[0]
    presenter.calendar.move(Move((night,), days=1))
    sentence, can_undo = view.toasts[-1]
    assert sentence.startswith("Moved Chicago, IL to Sun, Mar 14, 2:30 AM")
    assert "2:30 AM does not exist in Chicago, IL" in sentence
    assert can_undo
    presenter.undo()
    assert view.shown.rows[0].day == NIGHT.isoformat()


def test_ends_and_copies_go_through_the_same_door(
    workspace: Workspace, plan: tuple[PlanPresenter, RecordingView]
) -> None:
    presenter, view = plan
    boston = ids(presenter, view)[1]
    set_end(workspace, action_id=boston, ends=time(13))
    presenter.calendar.move(Move((boston,), 0, 30, Edge.END))
    assert action(workspace, boston).ends == time(13, 30)
    presenter.calendar.move(Move((boston,), 1, 0, None, is_copy=True))
    assert view.toasts[-1][0].startswith("Copied the action in Boston, MA")
    assert len(ids(presenter, view)) == 3
    count = len(view.toasts)
    presenter.calendar.move(Move((boston,)))
    assert len(view.toasts) == count


def test_without_a_window_or_a_selection_nothing_moves_and_it_says_why(
    plan: tuple[PlanPresenter, RecordingView],
) -> None:
    presenter, view = plan
    presenter.calendar.move_to_window()
    assert view.toasts[-1][0].startswith("This day has no overlap yet")


def test_what_is_selected_moves_into_the_window(
    workspace: Workspace, plan: tuple[PlanPresenter, RecordingView]
) -> None:
    presenter, view = plan
    for city, start in (("Seattle, WA", time(9)), ("Denver, CO", time(10))):
        found = add_action(workspace, city, starts=start)
        set_end(workspace, action_id=found, ends=time(11))
    presenter.calendar.move_to_window()
    assert view.toasts[-1][0].startswith("First select the actions")
    boston = next(row.action_id for row in view.shown.rows if row.city == "Boston") if view.shown else ""
    presenter.select_action(boston)
    presenter.calendar.move_to_window()
    assert view.toasts[-1][0].startswith("Nothing moved")
    set_end(workspace, action_id=boston, ends=time(12, 30))
    presenter.calendar.move(Move((boston,), 0, -180))
    presenter.calendar.move_to_window()
    assert view.toasts[-1][0].startswith("Put Boston, MA on schedule, Sat, Apr 17")
    assert action(workspace, boston).starts == time(12)
