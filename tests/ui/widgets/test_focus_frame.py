"""The ring of the focus lies along the inner edges."""

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QColor, QFocusEvent, QImage, QPainter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from organizer_app.ui.widgets.focus_frame import PaneFocus, draw_frame


def test_it_is_two_pixels_wide_and_leaves_the_inside_alone() -> None:
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    picture.fill(QColor("#ffffff"))
    painter = QPainter(picture)
    draw_frame(painter, QRect(5, 5, 20, 10), QColor("#ff0000"))
    painter.end()
    red = {(x, y) for x in range(40) for y in range(30) if picture.pixelColor(x, y) == QColor("#ff0000")}
    outer = {(x, y) for x in range(5, 25) for y in range(5, 15)}
    inner = {(x, y) for x in range(7, 23) for y in range(7, 13)}
    assert red == outer - inner


def test_a_pane_is_framed_by_keyboard_only(qtbot: QtBot) -> None:
    pane = QWidget()
    pane.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    qtbot.addWidget(pane)
    pane.show()
    pane.activateWindow()
    pane.setFocus()
    qtbot.waitUntil(pane.hasFocus)
    ring = PaneFocus()
    ring.came(QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason))
    assert ring.is_shown(pane)
    ring.came(QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.MouseFocusReason))
    assert not ring.is_shown(pane)
    ring.key_pressed()
    assert ring.is_shown(pane)
