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


def test_it_goes_at_once_where_nobody_is_on_it_and_else_waits_for_the_pointer_to_leave(
    qtbot: QtBot, theme: Theme, window: QWidget
) -> None:
    strip, _field = shown(qtbot, theme, window)

    def point_at() -> None:
        QApplication.sendEvent(strip, QEnterEvent(QPointF(5, 5), QPointF(5, 5), QPointF(5, 5)))

    def leave() -> None:
        QApplication.sendEvent(strip, QEvent(QEvent.Type.Leave))

    assert strip.isVisible()
    strip.end(BACK)
    assert not strip.isVisible()

    strip.say(AWAY, "See the 3")
    point_at()
    height = strip.height()
    strip.end(BACK)
    assert strip.isVisible(), "a click would hit what comes to its place"
    assert (strip.sentence, strip.height()) == (BACK, height)
    leave()
    assert not strip.isVisible()

    # What is away again is said again and stays.
    strip.say(AWAY, "See the 3")
    point_at()
    strip.end(BACK)
    strip.say(AWAY, "See the 4")
    leave()
    assert (strip.isVisible(), strip.sentence) == (True, AWAY)
    # A closed plan takes it away even from under the pointer.
    point_at()
    strip.say("")
    assert not strip.isVisible()


def test_it_waits_for_the_keyboard_too(qtbot: QtBot, theme: Theme, window: QWidget) -> None:
    strip, field = shown(qtbot, theme, window)
    strip.again.setFocus()
    qtbot.waitUntil(strip.again.hasFocus)
    strip.end(BACK)
    assert strip.isVisible()
    field.setFocus()
    qtbot.waitUntil(lambda: not strip.isVisible())
