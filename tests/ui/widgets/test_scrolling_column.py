"""A pane shows its parts as they are while they fit, scrolls where they do not, and may show others."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from typing_extensions import override

from organizer_app.ui.widgets.scrolling_column import scrolling_column, scrolling_down, show_instead
from tests.support.programs import pass_turn


def test_a_low_pane_scrolls_and_brings_what_has_the_keyboard_into_sight(qtbot: QtBot) -> None:
    pane = QFrame()
    qtbot.addWidget(pane)
    column = scrolling_column(pane)
    parts = [QPushButton(f"Part {number}", pane) for number in range(6)]
    for part in parts:
        part.setFixedHeight(40)
        part.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        column.addWidget(part)
    pane.resize(200, 300)
    pane.show()
    area = pane.findChild(QScrollArea)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() == 0)
    assert [part.height() for part in parts] == [40] * 6
    pane.resize(200, 100)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    assert [part.height() for part in parts] == [40] * 6, "nothing is squeezed"
    parts[0].setFocus()
    for part in parts[:-1]:
        qtbot.keyClick(part, Qt.Key.Key_Tab)
    assert area.rect().contains(parts[-1].mapTo(area, parts[-1].rect().center()))


def test_a_button_lives_until_its_own_click_has_replaced_it(qtbot: QtBot) -> None:
    area = QScrollArea()
    qtbot.addWidget(area)
    alive: list[bool] = []

    def content() -> QPushButton:
        button = QPushButton("Replace")

        def replace() -> None:
            show_instead(area, content())
            alive.append(isValid(button))

        button.clicked.connect(replace)
        return button

    first = content()
    show_instead(area, first)
    area.show()
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert alive == [True], "Qt has not finished with the click yet"
    assert area.widget() is not first
    qtbot.waitUntil(lambda: not isValid(first))


def test_a_field_that_is_replaced_tells_nothing_and_gives_the_keyboard_up(qtbot: QtBot) -> None:
    area, inside = QScrollArea(), QWidget()
    qtbot.addWidget(area)
    field, told = QLineEdit("typed", inside), list[str]()
    field.editingFinished.connect(lambda: told.append(field.text()))
    show_instead(area, inside)
    area.show()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    show_instead(area, QWidget())
    assert not field.hasFocus()
    QApplication.processEvents()
    assert told == []


class LowerWhereNarrow(QWidget):
    """Words that leave something out where they have less than 295 pixels, and are lower then."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._is_whole = True

    @override
    def heightForWidth(self, width: int) -> int:
        del width
        return 500 if self._is_whole else 100

    @override
    def sizeHint(self) -> QSize:
        return QSize(100, 10)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_whole is not (self.width() >= 295):
            self._is_whole = not self._is_whole
            self.updateGeometry()


def test_content_that_is_lower_beside_the_bar_keeps_it_until_the_area_is_resized(qtbot: QtBot) -> None:
    pane, page = QWidget(), QWidget()
    qtbot.addWidget(pane)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(LowerWhereNarrow(page))
    area = scrolling_down(page, pane)
    area.resize(300, 200)
    pane.show()
    qtbot.waitUntil(lambda: page.height() == 200)
    pass_turn(qtbot)
    assert (page.height(), area.verticalScrollBar().isVisible()) == (200, True), "it fits beside the bar"
    area.resize(280, 200)
    qtbot.waitUntil(lambda: not area.verticalScrollBar().isVisible())
