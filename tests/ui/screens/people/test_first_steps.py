"""A view without anything to show says what comes first, and its button does it."""

from datetime import date
from pathlib import Path

from pytestqt.qtbot import QtBot

from organizer_app.domain.basics.filters import Facet
from organizer_app.domain.model.city_actions import ActionStatus
from organizer_app.services.actions.city_actions import set_status
from organizer_app.ui.application import Program
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screens.people.first_step_view import FirstStepView
from organizer_app.ui.screens.people.people_view import PeopleView
from organizer_app.ui.screens.people.screen import PeopleScreen
from tests.support.open_plans import add_action, empty_plan, opened
from tests.support.programs import running, screen_at


def people_of(program: Program, kind: PeopleView) -> PeopleScreen:
    return screen_at(program.window, Destination("people", kind.value), PeopleScreen)


def empty_of(screen: PeopleScreen, kind: PeopleView) -> FirstStepView:
    return {
        PeopleView.CALLS: screen.calls.empty,
        PeopleView.COVERAGE: screen.coverage.empty,
        PeopleView.EVERYONE: screen.everyone.nobody,
        PeopleView.TALKS: screen.talks.empty,
        PeopleView.ROLL_CALL: screen.roll.empty,
    }[kind]


def test_an_empty_plan_leads_to_what_fills_a_view(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, empty_plan(tmp_path)) as program:
        for kind, title, leads_to in (
            (PeopleView.CALLS, "No calls yet", "plan"),
            (PeopleView.COVERAGE, "No cities yet", "plan"),
            (PeopleView.EVERYONE, "No people yet", "people"),
            (PeopleView.TALKS, "No calls logged yet", "people"),
            (PeopleView.ROLL_CALL, "No final check-in yet", "plan"),
        ):
            screen = people_of(program, kind)
            empty = empty_of(screen, kind)
            wait_for(qtbot, empty, title)
            assert not screen.calls.queue.isVisible()
            assert not screen.everyone.list.isVisible(), "a list of nobody is a blank column"
            empty.acted.emit()
            assert program.window.deck.code == leads_to
            assert kind is not PeopleView.EVERYONE or screen.top.name.isVisible()
            assert kind is not PeopleView.TALKS or screen.presenter.kind is PeopleView.CALLS


def wait_for(qtbot: QtBot, empty: FirstStepView, title: str) -> None:
    qtbot.waitUntil(lambda: empty.isVisible() and empty.accessibleName() == title)


def test_nobody_is_asked_to_add_an_action_where_all_are_over(qtbot: QtBot, tmp_path: Path) -> None:
    path = empty_plan(tmp_path)
    with opened(path) as workspace:
        add_action(workspace, day=date(2018, 7, 15))
        ended = add_action(workspace, day=None)
        set_status(workspace, action_id=ended, status=ActionStatus.ENDED)
    with running(qtbot, path) as program:
        for kind in (PeopleView.CALLS, PeopleView.ROLL_CALL):
            empty = empty_of(people_of(program, kind), kind)
            wait_for(qtbot, empty, "Nobody to call")
            empty.acted.emit()
            assert program.window.deck.code == "plan"


def test_filters_that_keep_nobody_are_taken_away_by_the_button(qtbot: QtBot, program: Program) -> None:
    nothing = "Nothing matches the filters"
    for kind in (PeopleView.CALLS, PeopleView.COVERAGE, PeopleView.EVERYONE, PeopleView.TALKS):
        screen = people_of(program, kind)
        qtbot.waitUntil(lambda screen=screen: screen.presenter.book is not None)
        screen.presenter.toggle(Facet.STATE, "nowhere")
        screen.presenter.search("nobody is called so")
        empty = empty_of(screen, kind)
        wait_for(qtbot, empty, nothing)
        empty.acted.emit()
        assert screen.presenter.wanted.is_empty
        qtbot.waitUntil(lambda empty=empty: empty.accessibleName() != nothing or not empty.isVisible())
