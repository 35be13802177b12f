"""The line about a hub that is away never goes from under a pointer or the keyboard."""

from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.widgets.boxes import column_of
from organizer_app.ui.widgets.offline_strip import OfflineStrip

AWAY, BACK = "The hub is away.", "The hub is back."


def shown(qtbot: QtBot, theme: Theme, window: QWidget) -> tuple[OfflineStrip, QLineEdit]:
    """Return the line above a field, which has the focus."""
    column = column_of(window)
    strip, field = OfflineStrip(theme, "Save", "Try again", window), QLineEdit(window)
    column.addWidget(strip)
    column.addWidget(field)
    window.resize(900, 300)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    field.setFocus()
    strip.say(AWAY, "See the 3")
    # The window may have opened under the pointer of the computer.
    QApplication.sendEvent(strip, QEvent(QEvent.Type.Leave))
    return strip, field


def test_it_goes_at_once_where_nobody_is_on_it(qtbot: QtBot, theme: Theme, window: QWidget) -> None:
    strip, _field = shown(qtbot, theme, window)
    assert strip.isVisible()
    strip.end(BACK)
    assert not strip.isVisible()


def test_it_waits_for_the_pointer_to_leave_and_says_meanwhile_that_the_hub_is_back(
    qtbot: QtBot, theme: Theme, window: QWidget
) -> None:
    strip, _field = shown(qtbot, theme, window)
    spot = QPointF(5, 5)
    QApplication.sendEvent(strip, QEnterEvent(spot, spot, spot))
    height = strip.height()
    strip.end(BACK)
    assert strip.isVisible(), "a click would hit what comes to its place"
    assert strip.sentence == BACK
    assert strip.height() == height
    QApplication.sendEvent(strip, QEvent(QEvent.Type.Leave))
    assert not strip.isVisible()


def test_it_waits_for_the_keyboard_too(qtbot: QtBot, theme: Theme, window: QWidget) -> None:
    strip, field = shown(qtbot, theme, window)
    strip.again.setFocus()
    qtbot.waitUntil(strip.again.hasFocus)
    strip.end(BACK)
    assert strip.isVisible()
    field.setFocus()
    qtbot.waitUntil(lambda: not strip.isVisible())


def test_what_is_away_again_is_said_again_and_stays(qtbot: QtBot, theme: Theme, window: QWidget) -> None:
    strip, _field = shown(qtbot, theme, window)
    spot = QPointF(5, 5)
    QApplication.sendEvent(strip, QEnterEvent(spot, spot, spot))
    strip.end(BACK)
    strip.say(AWAY, "See the 4")
    QApplication.sendEvent(strip, QEvent(QEvent.Type.Leave))
    assert strip.isVisible()
    assert strip.sentence == AWAY


def test_a_closed_plan_takes_it_away_even_from_under_the_pointer(
    qtbot: QtBot, theme: Theme, window: QWidget
) -> None:
    strip, _field = shown(qtbot, theme, window)
    spot = QPointF(5, 5)
    QApplication.sendEvent(strip, QEnterEvent(spot, spot, spot))
    strip.say("")
    assert not strip.isVisible()
