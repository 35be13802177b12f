"""A calendar without actions says what to do first, and can be used all the same."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from organizer_app.ui.screens.plan.calendar_hint import CalendarHint
from organizer_app.ui.theme.theme import Theme

HINT = "Add the first action, or drop last year's spreadsheet on this window."


def test_it_stands_in_the_middle_and_lets_presses_through(qtbot: QtBot, theme: Theme) -> None:
    del theme
    calendar = QWidget()
    qtbot.addWidget(calendar)
    below = QPushButton(calendar)
    below.resize(900, 600)
    card = CalendarHint(calendar)
    card.say("No cities yet.", HINT)
    calendar.show()
    for width in (900, 500, 240):
        calendar.resize(width, 600)
        assert calendar.rect().contains(card.geometry())
        assert abs(card.geometry().center().x() - width / 2) <= 1
        assert card.height() >= card.heightForWidth(card.width())
    assert calendar.childAt(card.geometry().center()) is below
    with qtbot.waitSignal(below.clicked):
        QTest.mouseClick(below, Qt.MouseButton.LeftButton, pos=card.geometry().center())
    card.say("", "")
    assert not card.isVisible()
