"""The lower edge fades while there is more below it, and no longer at the end."""

from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.themed import change_theme
from organizer_app.ui.widgets.fading_edge import FadingEdge


def test_it_shows_that_there_is_more_and_goes_at_the_end(qtbot: QtBot, theme: Theme) -> None:
    area, inside = QScrollArea(), QWidget()
    qtbot.addWidget(area)
    edge = FadingEdge(theme, area)
    inside.resize(100, 900)
    area.setWidget(inside)
    area.resize(200, 300)
    area.show()
    bar = area.verticalScrollBar()
    qtbot.waitUntil(lambda: edge.isVisible() and bar.maximum() > 0)
    assert edge.geometry().bottom() == area.viewport().geometry().bottom()
    change_theme(edge, Theme("dark"))
    assert not edge.grab().toImage().isNull()
    bar.setValue(bar.maximum())
    assert not edge.isVisible()
    inside.resize(100, 100)
    area.resize(220, 320)
    qtbot.waitUntil(lambda: bar.maximum() == 0)
    assert not edge.isVisible()
