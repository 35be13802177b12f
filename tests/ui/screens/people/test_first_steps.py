"""A view without anything to show says what comes first, and its button does it."""

from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from organizer_app.domain.basics.filters import Facet
from organizer_app.domain.model.city_actions import ActionStatus
from organizer_app.services.actions.city_actions import set_status
from organizer_app.ui.application import Program
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screens.people.first_step_view import FirstStepView
from organizer_app.ui.screens.people.people_view import PeopleView
from organizer_app.ui.screens.people.screen import PeopleScreen
from tests.support.open_plans import add_action, empty_plan, opened, sample_plan
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


@pytest.mark.parametrize(
    ("kind", "title", "leads_to"),
    [
        (PeopleView.CALLS, "No calls yet", "plan"),
        (PeopleView.COVERAGE, "No cities yet", "plan"),
        (PeopleView.EVERYONE, "No people yet", "people"),
        (PeopleView.TALKS, "No calls logged yet", "people"),
        (PeopleView.ROLL_CALL, "No final check-in yet", "plan"),
    ],
)
def test_an_empty_plan_leads_to_what_fills_a_view(
    qtbot: QtBot, tmp_path: Path, kind: PeopleView, title: str, leads_to: str
) -> None:
    with running(qtbot, empty_plan(tmp_path)) as program:
        screen = people_of(program, kind)
        empty = empty_of(screen, kind)
        qtbot.waitUntil(lambda: empty.isVisible() and empty.accessibleName() == title)
        assert not screen.calls.queue.isVisible()
        assert not screen.everyone.list.isVisible(), "a list of nobody is a blank column"
        empty.acted.emit()
        assert program.window.deck is not None
        assert program.window.deck.code == leads_to
        if kind is PeopleView.EVERYONE:
            assert screen.top.name.isVisible()
        if kind is PeopleView.TALKS:
            assert screen.presenter.kind is PeopleView.CALLS


@pytest.mark.parametrize("kind", [PeopleView.CALLS, PeopleView.ROLL_CALL])
def test_nobody_is_asked_to_add_an_action_where_all_are_over(
    qtbot: QtBot, tmp_path: Path, kind: PeopleView
) -> None:
    path = empty_plan(tmp_path)
    with opened(path) as workspace:
        add_action(workspace, day=date(2018, 7, 15))
    with running(qtbot, path) as program:
        empty = empty_of(people_of(program, kind), kind)
        qtbot.waitUntil(lambda: empty.isVisible() and empty.accessibleName() == "Nobody to call")
        empty.acted.emit()
        assert program.window.deck is not None
        assert program.window.deck.code == "plan"


@pytest.mark.parametrize("kind", [PeopleView.CALLS, PeopleView.ROLL_CALL])
def test_an_action_that_has_ended_is_over_before_its_day_is(
    qtbot: QtBot, tmp_path: Path, kind: PeopleView
) -> None:
    path = empty_plan(tmp_path)
    with opened(path) as workspace:
        action_id = add_action(workspace, day=None)
        set_status(workspace, action_id=action_id, status=ActionStatus.ENDED)
    with running(qtbot, path) as program:
        empty = empty_of(people_of(program, kind), kind)
        qtbot.waitUntil(lambda: empty.isVisible() and empty.accessibleName() == "Nobody to call")


@pytest.mark.parametrize(
    "kind", [PeopleView.CALLS, PeopleView.COVERAGE, PeopleView.EVERYONE, PeopleView.TALKS]
)
def test_filters_that_keep_nobody_are_taken_away_by_the_button(
    qtbot: QtBot, tmp_path: Path, kind: PeopleView
) -> None:
    with running(qtbot, sample_plan(tmp_path)) as program:
        screen = people_of(program, kind)
        qtbot.waitUntil(lambda: screen.presenter.book is not None)
        screen.presenter.toggle(Facet.STATE, "nowhere")
        screen.presenter.search("nobody is called so")
        empty = empty_of(screen, kind)
        qtbot.waitUntil(lambda: empty.isVisible() and empty.accessibleName() == "Nothing matches the filters")
        empty.acted.emit()
        assert screen.presenter.wanted.is_empty
        qtbot.waitUntil(
            lambda: empty.accessibleName() != "Nothing matches the filters" or not empty.isVisible()
        )
