"""On the night the clocks change an action is dragged over the missing hour, and taken back."""

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from organizer_app.domain.model.city_actions import CityAction
from organizer_app.services.actions.city_actions import set_end
from organizer_app.ui.screens.plan.screen import PlanScreen
from organizer_app.ui.screens.plan.store.plan_view import ViewKind
from organizer_app.ui.screens.plan.time_axis.drag_area import DragArea
from tests.support.open_plans import action, add_action, empty_plan, opened
from tests.support.programs import running, screen_of

SPRING = date(2027, 3, 14)
LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return empty_plan(tmp_path)


@pytest.fixture
def ids(plan: Path) -> list[str]:
    with opened(plan) as workspace:
        night = add_action(workspace, "Chicago, IL", day=SPRING, starts=time(1, 30))
        set_end(workspace, action_id=night, ends=time(4, 30))
        eve = add_action(workspace, "Boston, MA", day=date(2027, 3, 13), starts=time(2, 30))
        return [night, eve]


@pytest.fixture
def screen(qtbot: QtBot, plan: Path, ids: list[str]) -> Iterator[PlanScreen]:
    assert ids
    with running(qtbot, plan) as program:
        yield screen_of(program)


def drag(area: DragArea, action_id: str, by: QPoint) -> None:
    area.bring_into_sight(action_id)
    box = area.rect_of(action_id)  # type: ignore[attr-defined]  # timeline and week both have it
    start = box.center().toPoint()
    pull(area.viewport(), start, by)


def pull(surface: QWidget, start: QPoint, by: QPoint) -> None:
    QTest.mousePress(surface, LEFT, NONE, start)
    for at in (start + by / 2, start + by):
        spot = QPointF(at)
        event = QMouseEvent(QEvent.Type.MouseMove, spot, surface.mapToGlobal(spot), LEFT, LEFT, NONE)
        QApplication.sendEvent(surface, event)
    QTest.mouseRelease(surface, LEFT, NONE, start + by)


def stored(plan: Path, action_id: str) -> CityAction:
    with opened(plan) as workspace:
        return action(workspace, action_id)


def test_real_time_in_the_timeline_and_back(
    qtbot: QtBot, screen: PlanScreen, plan: Path, ids: list[str]
) -> None:
    night = ids[0]
    screen.presenter.choose_view(ViewKind.TIMELINE)
    screen.presenter.calendar.choose_day(SPRING)
    timeline = screen.views.timeline
    drag(timeline, night, QPoint(round(timeline.axis.hour), 0))
    qtbot.waitUntil(lambda: stored(plan, night).starts == time(3, 30))
    assert stored(plan, night).ends == time(5, 30)
    qtbot.waitUntil(lambda: timeline.row_of(night) is not None and timeline.row_of(night).starts == 210)  # type: ignore[union-attr]  # just seen
    qtbot.keyClick(timeline, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: stored(plan, night).starts == time(1, 30))
    assert stored(plan, night).ends == time(4, 30)


def test_a_day_further_in_the_week_keeps_the_clock_and_says_what_is_missing(
    qtbot: QtBot, screen: PlanScreen, plan: Path, ids: list[str]
) -> None:
    eve = ids[1]
    screen.presenter.choose_view(ViewKind.WEEK)
    screen.presenter.calendar.choose_day(SPRING)
    # Where weeks begin on Sunday the thirteenth is in the week before.
    screen.presenter.select_action(eve)
    week = screen.views.week
    column = (week.viewport().width() - 64) // 7
    here = week.day_at(week.rect_of(eve).center().x())  # type: ignore[union-attr]  # it was just selected
    step = 1 if here < 6 else -1
    drag(week, eve, QPoint(step * column, 0))
    qtbot.waitUntil(lambda: stored(plan, eve).day != date(2027, 3, 13))
    assert stored(plan, eve).starts == time(2, 30)


def test_by_key_the_day_turns_and_the_journal_names_the_missing_hour(
    qtbot: QtBot, screen: PlanScreen, plan: Path, ids: list[str]
) -> None:
    eve = ids[1]
    said: list[str] = []

    def hear(sentence: str, *, can_undo: bool) -> None:
        assert can_undo
        said.append(sentence)

    screen.show_toast = hear  # type: ignore[method-assign]  # heard here
    screen.presenter.choose_view(ViewKind.TIMELINE)
    screen.presenter.select_action(eve)
    qtbot.keyClick(screen.views.timeline, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: bool(said))
    assert stored(plan, eve).day == SPRING
    assert "2:30 AM does not exist in Boston, MA on Sun, Mar 14" in said[0]
