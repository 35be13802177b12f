"""A painted list of thousands shows those in sight, walks by keys and skips heads."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from pytestqt.qtbot import QtBot

from organizer_app.ui.screens.people.painted_list import PaintedList
from organizer_app.ui.theme.theme import Theme


class Lines:
    """A head above so many lines; writes down what was drawn."""

    def __init__(self, count: int) -> None:
        self._keys = ["", *map(str, range(count))]
        self.drawn: list[tuple[int, bool]] = []

    def keys(self) -> Sequence[str]:
        return self._keys

    def heights(self) -> Sequence[int]:
        return [28] + [50] * (len(self._keys) - 1)

    def draw(self, painter: QPainter, rect: QRectF, number: int, *, is_chosen: bool) -> None:
        assert painter.isActive()
        assert rect.height() > 0
        self.drawn.append((number, is_chosen))

    def sentence(self, number: int) -> str:
        return f"line {self._keys[number]}"


@pytest.fixture
def painted(qtbot: QtBot) -> PaintedList:
    found = PaintedList(Theme(), "Lines")
    qtbot.addWidget(found)
    found.resize(300, 400)
    found.show()
    return found


def test_only_lines_in_sight_are_drawn(painted: PaintedList) -> None:
    lines = Lines(10_000)
    painted.show_lines(lines, "9000")
    painted.viewport().repaint()
    assert len({number for number, _chosen in lines.drawn}) < 30
    assert (9001, True) in lines.drawn
    assert "9000" in painted.visible_keys()


def test_keys_walk_over_heads_and_choose(qtbot: QtBot, painted: PaintedList) -> None:
    painted.show_lines(Lines(100), "")
    chosen: list[str] = []
    painted.chosen.connect(chosen.append)
    for key in (
        Qt.Key.Key_Down,
        Qt.Key.Key_Down,
        Qt.Key.Key_Up,
        Qt.Key.Key_End,
        Qt.Key.Key_Up,
        Qt.Key.Key_Home,
    ):
        qtbot.keyClick(painted, key)
    assert chosen == ["0", "1", "0", "99", "98", "0"]
    assert painted.accessibleDescription() == "line 0"
    with qtbot.waitSignal(painted.opened):
        qtbot.keyClick(painted, Qt.Key.Key_Return)


def test_a_click_chooses_a_line_and_no_head(qtbot: QtBot, painted: PaintedList) -> None:
    painted.show_lines(Lines(10), "")
    for key in ("3", "3"):
        place = painted.rect_of(key).center().toPoint()
        qtbot.mouseClick(painted.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert painted.key == "3"
    head = painted.rect_of("").center().toPoint()
    qtbot.mouseClick(painted.viewport(), Qt.MouseButton.LeftButton, pos=head)
    assert painted.key == "3"


def test_an_empty_list_takes_every_key(qtbot: QtBot, painted: PaintedList) -> None:
    painted.show_lines(Lines(0), "")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_End):
        qtbot.keyClick(painted, key)
    assert painted.key == ""
