"""In the month an action is dragged from day to day; its time stays what it is."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organizer_app.ui.screens.plan.marks.day_marks import MarkBook
from organizer_app.ui.screens.plan.month.month_view import MonthView
from organizer_app.ui.screens.plan.time_axis.drag_gesture import Move
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


def send_move(view: MonthView, at: QPoint, modifiers: Qt.KeyboardModifier) -> None:
    spot = QPointF(at)
    event = QMouseEvent(QEvent.Type.MouseMove, spot, view.mapToGlobal(spot), LEFT, LEFT, modifiers)
    QApplication.sendEvent(view, event)


def pull(view: MonthView, by: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> QPoint:
    """Press Boston and pull it; return where the pointer is."""
    start = view.rect_of("b").center().toPoint()
    QTest.mousePress(view, LEFT, modifiers, start)
    for at in (start + by / 2, start + by):
        send_move(view, at, modifiers)
    return start + by


def test_a_drag_to_another_day_moves_or_copies_and_escape_leaves_everything(
    qtbot: QtBot, month: MonthView
) -> None:
    before = month.grab().toImage()
    for modifiers, is_copy in ((NONE, False), (CONTROL, True)):
        with qtbot.waitSignal(month.moved) as moved, qtbot.assertNotEmitted(month.action_chosen):
            at = pull(month, QPoint(-150, 0), modifiers)
            assert month.grab().toImage() != before
            QTest.mouseRelease(month, LEFT, modifiers, at)
        assert moved.args == [Move(("b",), -1, 0, None, is_copy)]
        assert month.grab().toImage() == before
    with qtbot.assertNotEmitted(month.moved), qtbot.assertNotEmitted(month.action_chosen):
        at = pull(month, QPoint(-150, 0))
        QTest.keyClick(month, Qt.Key.Key_Escape)
        QTest.mouseRelease(month, LEFT, NONE, at)
        at = pull(month, QPoint(0, 24))
        QTest.mouseRelease(month, LEFT, NONE, at)
    month.select("2027-04-17", "", ("b", "d"))
    with qtbot.waitSignal(month.moved) as moved:
        at = pull(month, QPoint(0, -150))
        QTest.mouseRelease(month, LEFT, NONE, at)
    assert moved.args == [Move(("b", "d"), -7, 0)], "all that are selected go along"
    month.select("2027-04-17", "b")
    with qtbot.waitSignal(month.moved) as moved:
        QTest.keyClick(month, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert moved.args == [Move(("b",), 7, 0)]


def test_control_selects_one_more_and_all_selected_are_marked(qtbot: QtBot, month: MonthView) -> None:
    with qtbot.waitSignal(month.action_toggled) as toggled:
        QTest.mouseClick(month, LEFT, CONTROL, month.rect_of("b").center().toPoint())
    assert toggled.args == ["b"]
    before = month.grab().toImage()
    month.select("", "", ("b", "d"))
    both = month.grab().toImage()
    month.select("", "", ("b",))
    assert before != both != month.grab().toImage()
    month.select("", "")
    assert month.grab().toImage() == before


def test_a_line_for_many_is_chosen_and_dragged_as_one(qtbot: QtBot, month: MonthView) -> None:
    every = tuple(f"c{number}" for number in range(9))
    month.show_rows([make_row("Chicago", 600, action_id=each) for each in every], MarkBook(), "2027-04-01")
    box = month.box_of(month.days_in_sight().index("2027-04-17"))
    spots = (box.topLeft() + QPointF(40, down) for down in range(0, round(box.height()), 4))
    found = next(spot for spot in spots if (hit := month.hit(spot)) and len(hit.actions) == len(every))
    at = found.toPoint() + QPoint(0, 6)
    with qtbot.waitSignal(month.actions_chosen) as chosen:
        QTest.mouseClick(month, LEFT, NONE, at)
    assert chosen.args == [every]
    with qtbot.waitSignal(month.moved) as moved, qtbot.assertNotEmitted(month.actions_chosen):
        QTest.mousePress(month, LEFT, NONE, at)
        # It is on a Saturday, the last day of a week.
        send_move(month, at - QPoint(150, 0), NONE)
        QTest.mouseRelease(month, LEFT, NONE, at - QPoint(150, 0))
    assert moved.args == [Move(every, -1, 0)]
    month.select("", "", ("b", "c0"))
    with qtbot.waitSignal(month.actions_chosen) as chosen:
        QTest.mouseClick(month, LEFT, CONTROL, at)
    assert sorted(chosen.args[0]) == ["b", *every], "control adds it to what is selected"
