"""What is held at a border scrolls on until it leaves it."""

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from organizer_app.ui.screens.plan.time_axis.drag_area import BorderScroll


def test_it_scrolls_on_and_on_at_a_border_and_stops_away_from_it(qtbot: QtBot) -> None:
    view = QWidget()
    qtbot.addWidget(view)
    view.resize(300, 200)
    told: list[tuple[int, QPointF]] = []
    border = BorderScroll(view, lambda way, at: told.append((way, at)))
    border.watch(QPointF(10, 195), head=30)
    qtbot.waitUntil(lambda: len(told) >= 2)
    assert told[0] == (1, QPointF(10, 195))
    border.watch(QPointF(10, 40), head=30)
    told.clear()
    qtbot.waitUntil(lambda: bool(told))
    assert told[0] == (-1, QPointF(10, 40))
    border.watch(QPointF(10, 100), head=30)
    assert not border.is_scrolling
