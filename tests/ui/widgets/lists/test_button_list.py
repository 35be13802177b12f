"""Buttons that are painted on lines are pressed where they are seen, and by keyboard."""

import html
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from organizer_app.ui.theme.text_painting import TextPainter
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.widgets.lists.button_list import (
    ButtonList,
    ButtonSource,
    LineButton,
    button_box,
    button_width,
    paint_button,
    paint_card_part,
)
from organizer_app.ui.widgets.lists.line_source import LineState

LEFT = Qt.MouseButton.LeftButton


class Painter(ButtonSource[str]):
    """Lines are texts; each has the buttons "mend" and "accept" but for the empty one."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.texts = TextPainter(theme)
        self.hot: tuple[Any, str] = (None, "")

    def height(self, line: str) -> int:
        del line
        return 60

    def key(self, line: str) -> str:
        return line

    def spoken(self, line: str) -> str:
        return line

    def typed(self, line: str) -> str:
        return line

    def is_expanded(self, line: str) -> bool | None:
        del line
        return None

    def buttons(self, line: str, box: QRectF) -> list[LineButton]:
        if not line:
            return []
        first = button_box(self.theme, box.right() - 10, box.center().y(), 90)
        second = button_box(self.theme, first.x() - 8, box.center().y(), 90)
        return [LineButton("mend", "Mend", "check", first), LineButton("accept", "Accept", "", second)]

    def shortened(self, line: str, box: QRectF) -> str:
        room = self.buttons(line, box)[-1].box.x() if line else box.width()
        return line if len(line) * 8 > room else ""

    def paint(self, painter: QPainter, box: QRectF, line: str, state: LineState) -> None:
        paint_card_part(painter, self.theme, box, is_first=True, is_last=state.is_last)
        for button in self.buttons(line, box):
            paint_button(painter, self.theme, self.texts, button, is_hot=self.hot == (line, button.code))


def shown(qtbot: QtBot) -> tuple[ButtonList[str], list[tuple[str, str, str]]]:
    theme = Theme()
    made = ButtonList(theme, Painter(theme), "Lines")
    qtbot.addWidget(made)
    made.resize(400, 240)
    made.show_lines(["one", "", "two"])
    made.show()
    heard: list[tuple[str, str, str]] = []
    made.opened.connect(lambda key: heard.append(("opened", key, "")))
    made.pressed.connect(lambda key, code: heard.append(("pressed", key, code)))
    return made, heard


def middle(made: ButtonList[str], number: int, code: str) -> QPoint:
    return next(each.box for each in made.buttons_of(number) if each.code == code).center().toPoint()


def test_a_click_on_a_button_presses_it_and_one_beside_it_opens_the_line(qtbot: QtBot) -> None:
    made, heard = shown(qtbot)
    qtbot.mouseClick(made.viewport(), LEFT, pos=middle(made, 0, "mend"))
    qtbot.mouseClick(made.viewport(), LEFT, pos=middle(made, 2, "accept"))
    qtbot.mouseClick(made.viewport(), LEFT, pos=QPoint(20, 20))
    assert heard == [("pressed", "one", "mend"), ("pressed", "two", "accept"), ("opened", "one", "")]
    assert made.button_at(QPointF(20, 80)) == ButtonList.NOTHING
    assert made.button_at(QPointF(20, 239)) == ButtonList.NOTHING


def test_the_first_button_is_pressed_by_keyboard(qtbot: QtBot) -> None:
    made, heard = shown(qtbot)
    made.go_to(0)
    qtbot.keyClick(made, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(made, Qt.Key.Key_Down)
    qtbot.keyClick(made, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(made, Qt.Key.Key_Return)
    assert heard == [("pressed", "one", "mend"), ("pressed", "two", "mend"), ("opened", "two", "")]


def test_the_button_that_is_pointed_at_lights_up_until_the_mouse_leaves(qtbot: QtBot) -> None:
    made, _heard = shown(qtbot)
    painter = Painter(Theme("dark"))
    made.set_buttons(painter.theme, painter)
    before = made.grab().toImage()
    spot = middle(made, 0, "mend")
    qtbot.mouseMove(made.viewport(), spot)
    assert painter.hot == ("one", "mend")
    assert made.grab().toImage() != before
    qtbot.mouseMove(made.viewport(), QPoint(5, 5))
    assert painter.hot == (None, "")


def test_a_button_is_as_wide_as_its_words_and_icon() -> None:
    theme = Theme()
    texts = TextPainter(theme)
    assert button_width(texts, theme, "Mend", "check") > button_width(texts, theme, "Mend", "")


def point_at(made: ButtonList[str], number: int) -> str:
    """Return what a tip says to whoever rests on a line."""
    spot = made.box(number).center()
    asked = QHelpEvent(QEvent.Type.ToolTip, spot, made.viewport().mapToGlobal(spot))
    QApplication.sendEvent(made.viewport(), asked)
    return QToolTip.text()


def test_a_line_that_is_shortened_tells_its_whole_text_and_no_markup(qtbot: QtBot) -> None:
    made, _heard = shown(qtbot)
    long = "A <b>very</b> long sentence about a city that finds no room beside its buttons"
    made.show_lines(["one", long, ""])
    assert point_at(made, 1) == f"<qt>{html.escape(long)}</qt>"
    point_at(made, 0)
    qtbot.waitUntil(lambda: not QToolTip.isVisible())
