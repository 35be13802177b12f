"""Scroll bars on their own background look as they did see-through, and spare what is behind them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent, QPalette
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.widgets.scroll_bars import fill_scroll_bars


class Behind(QWidget):
    """Counts how often it is painted."""

    painted = 0

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's own name
        super().paintEvent(event)
        self.painted += 1


def area_in(behind: QWidget) -> QScrollArea:
    area = QScrollArea(behind)
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    area.resize(200, 200)
    inside = QWidget()
    inside.resize(100, 900)
    area.setWidget(inside)
    return area


def test_they_look_the_same_and_what_is_behind_is_not_painted_again(qtbot: QtBot, theme: Theme) -> None:
    behind = Behind()
    qtbot.addWidget(behind)
    area = area_in(behind)
    behind.resize(200, 200)
    with qtbot.waitExposed(behind):
        behind.show()
    see_through = behind.grab().toImage()
    fill_scroll_bars(area, QPalette.ColorRole.Window)
    area.verticalScrollBar().show()
    area.verticalScrollBar().repaint()
    assert behind.grab().toImage() == see_through
    painted = behind.painted
    for value in (10, 20):
        area.verticalScrollBar().setValue(value)
        area.verticalScrollBar().repaint()
    assert behind.painted == painted
    del theme
