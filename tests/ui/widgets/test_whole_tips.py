"""A tip says whole what a painted view has cut, and takes no name for markup."""

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QToolTip
from pytestqt.qtbot import QtBot

from organizer_app.ui.widgets.whole_tips import WholeTips


def test_a_tip_says_what_is_cut_where_it_is_cut(qtbot: QtBot) -> None:
    view = QScrollArea()
    qtbot.addWidget(view)
    view.resize(200, 100)
    WholeTips(view, lambda point: "Los <b>Angeles\nPark" if point.x() < 100 else "")
    with qtbot.waitExposed(view):
        view.show()
    for x in (50, 150):
        spot = QPoint(x, 50)
        asked = QHelpEvent(QEvent.Type.ToolTip, spot, view.viewport().mapToGlobal(spot))
        QApplication.sendEvent(view.viewport(), asked)
        if x == 50:
            assert QToolTip.text() == "<qt>Los &lt;b&gt;Angeles<br>Park</qt>"
    qtbot.waitUntil(lambda: not QToolTip.isVisible())
