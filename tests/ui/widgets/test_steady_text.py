"""A text that changes every minute asks for another height only when it needs another line."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.widgets.steady_text import SteadyText
from tests.support.programs import pass_turn


class Around(QWidget):
    """Counts how often its layout is asked to be made again."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def event(self, event: QEvent) -> bool:
        self.count += event.type() is QEvent.Type.LayoutRequest
        return super().event(event)


def test_only_another_line_asks_for_another_height(qtbot: QtBot, theme: Theme) -> None:
    around = Around()
    qtbot.addWidget(around)
    text = SteadyText(theme, around)
    QVBoxLayout(around).addWidget(text)
    around.resize(260, 200)
    text.show_text("Due 3:00 PM, 10 min late.")
    with qtbot.waitExposed(around):
        around.show()
    pass_turn(qtbot)
    around.count = 0
    text.show_text("Due 3:00 PM, 11 min late.")
    pass_turn(qtbot)
    assert around.count == 0
    low = text.sizeHint().height()
    text.show_text("Due 3:00 PM, 1 h 11 min late. The third of twelve that nobody has heard from by now.")
    qtbot.waitUntil(lambda: around.count > 0)
    assert text.sizeHint().height() >= 2 * low
    assert text.accessibleName() == text.text()
    around.grab()
