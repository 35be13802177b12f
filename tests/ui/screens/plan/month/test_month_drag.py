"""In the month an action is dragged from day to day; its time stays what it is."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organizer_app.ui.screens.plan.marks.mark_book import MarkBook
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


def pull(view: MonthView, by: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> QPoint:
    """Press Boston and pull it; return where the pointer is."""
    box = view.rect_of("b")
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


CROWD = [make_row("Chicago", 600, action_id=f"c{number}") for number in range(9)]


def chip_of_many(view: MonthView) -> QPoint:
    """Return where the one line is that stands for the whole crowd."""
    view.show_rows(CROWD, MarkBook(), "2027-04-01")
    box = view.box_of(view.days_in_sight().index("2027-04-17"))
    spots = (box.topLeft() + QPointF(40, down) for down in range(0, round(box.height()), 4))
    found = next(spot for spot in spots if (hit := view.hit(spot)) and len(hit.actions) == len(CROWD))
    return found.toPoint() + QPoint(0, 6)


def test_a_line_for_many_is_chosen_and_dragged_as_one(qtbot: QtBot, month: MonthView) -> None:
    every = tuple(row.action_id for row in CROWD)
    at = chip_of_many(month)
    with qtbot.waitSignal(month.actions_chosen) as chosen:
        QTest.mouseClick(month, LEFT, NONE, at)
    assert chosen.args == [every]
    with qtbot.waitSignal(month.moved) as moved, qtbot.assertNotEmitted(month.actions_chosen):
        QTest.mousePress(month, LEFT, NONE, at)
        # It is on a Saturday, the last day of a week.
        spot = QPointF(at - QPoint(150, 0))
        move = QMouseEvent(QEvent.Type.MouseMove, spot, month.mapToGlobal(spot), LEFT, LEFT, NONE)
        QApplication.sendEvent(month, move)
        QTest.mouseRelease(month, LEFT, NONE, spot.toPoint())
    assert moved.args == [Move(every, -1, 0)]


def test_control_adds_a_line_for_many_to_what_is_selected(qtbot: QtBot, month: MonthView) -> None:
    at = chip_of_many(month)
    month.select("", "", ("b", "c0"))
    with qtbot.waitSignal(month.actions_chosen) as chosen:
        QTest.mouseClick(month, LEFT, CONTROL, at)
    assert sorted(chosen.args[0]) == sorted(["b", *(row.action_id for row in CROWD)])
