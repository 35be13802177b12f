"""An area of painted items is painted anew, and asked where the keyboard is, as the focus comes."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame
from pytestqt.qtbot import QtBot

from organizer_app.ui.widgets.lists.speaking_area import SpeakingArea
from organizer_app.ui.widgets.lists.speaking_items import SpokenItem


class Cities(SpeakingArea):
    """Two lines, of which the second is current, with a count of what it was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.painted = self.asked = 0

    def spoken_count(self) -> int:
        """Return how many lines there are."""
        return 2

    def spoken_item(self, number: int) -> SpokenItem:
        """Return one line."""
        return SpokenItem(("Denver", "Seattle")[number], QRect(0, 20 * number, 100, 20))

    def spoken_at(self, point: QPoint) -> int:
        """Return the line under a point."""
        return point.y() // 20

    def spoken_current(self) -> int:
        """Return the second line."""
        self.asked += 1
        return 1

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Count."""
        del event
        self.painted += 1
        QPainter(self.viewport()).end()


def test_it_is_painted_and_asked_as_the_focus_comes_and_painted_as_it_goes(qtbot: QtBot) -> None:
    area = Cities()
    qtbot.addWidget(area)
    assert (area.frameShape(), area.focusPolicy()) == (QFrame.Shape.NoFrame, Qt.FocusPolicy.StrongFocus)
    with qtbot.waitExposed(area):
        area.show()
    area.clearFocus()
    qtbot.waitUntil(lambda: area.painted > 0)
    area.painted = area.asked = 0
    area.setFocus()
    qtbot.waitUntil(lambda: area.painted > 0)
    assert area.asked == 1
    area.painted = 0
    area.clearFocus()
    qtbot.waitUntil(lambda: area.painted > 0)
    assert area.asked == 1
