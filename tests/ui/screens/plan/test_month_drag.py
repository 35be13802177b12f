"""In the month an action is dragged from day to day; its time stays what it is."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organizer_app.ui.screens.plan.drag_gesture import Move
from organizer_app.ui.screens.plan.mark_book import MarkBook
from organizer_app.ui.screens.plan.month_view import MonthView
from organizer_app.ui.theme.theme import Theme
from tests.support.action_rows import make_row

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ROWS = [make_row("Boston", 600, action_id="b"), make_row("Denver", 720, action_id="d")]


@pytest.fixture
def month(qtbot: QtBot, theme: Theme) -> MonthView:
    view = MonthView(theme)
    qtbot.addWidget(view)
    view.resize(1050, 780)
    view.show_month(2027, 4)
    view.show_rows(ROWS, MarkBook(), "2027-04-01")
    view.show()
    return view


def pull(view: MonthView, by: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> QPoint:
    """Press Boston and pull it; return where the pointer is."""
    box = view.rect_of("b")
    assert box is not None
    start = box.center().toPoint()
    QTest.mousePress(view, LEFT, modifiers, start)
    for at in (start + by / 2, start + by):
        spot = QPointF(at)
        event = QMouseEvent(QEvent.Type.MouseMove, spot, view.mapToGlobal(spot), LEFT, LEFT, modifiers)
        QApplication.sendEvent(view, event)
    return start + by


@pytest.mark.parametrize(("modifiers", "is_copy"), [(NONE, False), (CONTROL, True)])
def test_a_drag_to_the_day_before_moves_or_copies(
    qtbot: QtBot, month: MonthView, modifiers: Qt.KeyboardModifier, *, is_copy: bool
) -> None:
    before = month.grab().toImage()
    with qtbot.waitSignal(month.moved) as moved, qtbot.assertNotEmitted(month.action_chosen):
        at = pull(month, QPoint(-150, 0), modifiers)
        assert month.grab().toImage() != before
        QTest.mouseRelease(month, LEFT, modifiers, at)
    assert moved.args == [Move(("b",), -1, 0, None, is_copy)]
    assert month.grab().toImage() == before


def test_all_that_are_selected_go_along(qtbot: QtBot, month: MonthView) -> None:
    month.select("2027-04-17", "", ("b", "d"))
    with qtbot.waitSignal(month.moved) as moved:
        at = pull(month, QPoint(0, -150))
        QTest.mouseRelease(month, LEFT, NONE, at)
    assert moved.args == [Move(("b", "d"), -7, 0)]


def test_escape_and_the_same_day_leave_everything(qtbot: QtBot, month: MonthView) -> None:
    with qtbot.assertNotEmitted(month.moved), qtbot.assertNotEmitted(month.action_chosen):
        at = pull(month, QPoint(-150, 0))
        QTest.keyClick(month, Qt.Key.Key_Escape)
        QTest.mouseRelease(month, LEFT, NONE, at)
        at = pull(month, QPoint(0, 24))
        QTest.mouseRelease(month, LEFT, NONE, at)


def test_alt_and_an_arrow_move_what_is_selected(qtbot: QtBot, month: MonthView) -> None:
    month.select("2027-04-17", "b")
    with qtbot.waitSignal(month.moved) as moved:
        QTest.keyClick(month, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert moved.args == [Move(("b",), 7, 0)]


def test_control_selects_one_more_and_all_selected_are_marked(qtbot: QtBot, month: MonthView) -> None:
    box = month.rect_of("b")
    assert box is not None
    with qtbot.waitSignal(month.action_toggled) as toggled:
        QTest.mouseClick(month, LEFT, CONTROL, box.center().toPoint())
    assert toggled.args == ["b"]
    before = month.grab().toImage()
    month.select("", "", ("b", "d"))
    both = month.grab().toImage()
    month.select("", "", ("b",))
    assert before != both != month.grab().toImage()
    month.select("", "")
    assert month.grab().toImage() == before
