"""Many actions go to another day with one drag, are shifted over a night in autumn, and all comes back."""

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organizer_app.domain.model.city_actions import CityAction
from organizer_app.ui.screens.plan.month.month_view import MonthView
from organizer_app.ui.screens.plan.screen import PlanScreen
from organizer_app.ui.screens.plan.store.plan_view import ViewKind
from tests.support.open_plans import add_action, empty_plan, opened
from tests.support.programs import running, screen_of

EVE, AUTUMN = date(2027, 11, 6), date(2027, 11, 7)
CITIES = ("Boston, MA", "Chicago, IL", "Denver, CO", "Seattle, WA", "Phoenix, AZ", "Miami, FL")
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    made = empty_plan(tmp_path)
    with opened(made) as workspace:
        for city in CITIES:
            add_action(workspace, city, day=EVE, starts=time(0, 30))
    return made


@pytest.fixture
def screen(qtbot: QtBot, plan: Path) -> Iterator[PlanScreen]:
    with running(qtbot, plan, size=(1440, 760)) as program:
        program.window.activateWindow()
        qtbot.waitUntil(program.window.isActiveWindow)
        yield screen_of(program)


def stored(plan: Path) -> set[tuple[date | None, time | None]]:
    with opened(plan) as workspace, workspace.read() as reader:
        return {(each.day, each.starts) for each in reader.all(CityAction)}


def line_for_all(month: MonthView) -> QPointF:
    """Return where the one line of the day is that stands for every city."""
    box = month.box_of(month.days_in_sight().index(EVE.isoformat()))
    spots = (box.topLeft() + QPointF(30, down) for down in range(0, round(box.height()), 3))
    return next(at for at in spots if (hit := month.hit(at)) and len(hit.actions) == len(CITIES))


def send(month: MonthView, kind: QEvent.Type, at: QPointF) -> None:
    QApplication.sendEvent(month, QMouseEvent(kind, at, month.mapToGlobal(at), LEFT, LEFT, NONE))


def test_a_crowd_is_dragged_shifted_and_taken_back(qtbot: QtBot, screen: PlanScreen, plan: Path) -> None:
    qtbot.keyClick(screen.window(), Qt.Key.Key_2, CTRL)
    assert screen.presenter.kind is ViewKind.MONTH
    screen.presenter.choose_month(2027, 11)
    month = screen.views.month
    start = line_for_all(month)
    days = month.days_in_sight()
    there = month.box_of(days.index(AUTUMN.isoformat())).center()
    for kind, at in (
        (QEvent.Type.MouseButtonPress, start),
        (QEvent.Type.MouseMove, (start + there) / 2),
        (QEvent.Type.MouseMove, there),
        (QEvent.Type.MouseButtonRelease, there),
    ):
        send(month, kind, at)
    qtbot.waitUntil(lambda: stored(plan) == {(AUTUMN, time(0, 30))})
    screen.choose_all()
    pane = screen.inspector.many
    pane.fields.setCurrentIndex(pane.fields.findData("shift"))
    pane.line.setFocus()
    qtbot.keyClicks(pane.line, "+120")
    qtbot.keyClick(pane.line, Qt.Key.Key_Return)
    qtbot.waitUntil(pane.apply.isEnabled)
    qtbot.keyClick(pane.line, Qt.Key.Key_Return)
    # On the local clock, also where it shows one o'clock twice in that night.
    qtbot.waitUntil(lambda: stored(plan) == {(AUTUMN, time(2, 30))})
    month.setFocus()
    qtbot.keyClick(month, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: stored(plan) == {(AUTUMN, time(0, 30))})
    qtbot.keyClick(month, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: stored(plan) == {(EVE, time(0, 30))})
