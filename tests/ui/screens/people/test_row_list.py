"""A painted list of thousands shows those in sight, walks by keys and skips heads."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from pytestqt.qtbot import QtBot

from organizer_app.ui.screens.people.row_list import RowList
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.widgets.lists.line_source import LineSource, LineState


class Lines(LineSource[str]):
    """Knows lines by their numbers, and a head by nothing; writes down what was drawn."""

    def __init__(self) -> None:
        self.drawn: list[tuple[str, bool]] = []

    def key(self, line: str) -> str:
        return line

    def height(self, line: str) -> int:
        return 50 if line else 28

    def paint(self, painter: QPainter, box: QRectF, line: str, state: LineState) -> None:
        assert painter.isActive()
        assert box.height() > 0
        self.drawn.append((line, state.is_current))

    def spoken(self, line: str) -> str:
        return f"line {line}"


def lines(count: int) -> list[str]:
    return ["", *map(str, range(count))]


@pytest.fixture
def painted(qtbot: QtBot) -> RowList[str]:
    found = RowList[str](Theme(), "Lines")
    qtbot.addWidget(found)
    found.resize(300, 400)
    found.show()
    return found


def test_only_lines_in_sight_are_drawn(painted: RowList[str]) -> None:
    source = Lines()
    painted.show_lines(lines(10_000), "9000", source)
    painted.viewport().repaint()
    assert len({number for number, _chosen in source.drawn}) < 30
    assert ("9000", True) in source.drawn
    assert 9001 in painted.in_sight()


def test_keys_and_clicks_pass_over_heads_and_choose(qtbot: QtBot, painted: RowList[str]) -> None:
    painted.show_lines(lines(100), "", Lines())
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
    assert chosen == ["1", "2", "1", "99", "98", "0"], "the keys begin at the first line, which has the ring"
    assert painted.spoken_item(painted.spoken_current()).name == "line 0"
    with qtbot.waitSignal(painted.opened):
        qtbot.keyClick(painted, Qt.Key.Key_Return)
    # The head comes after a line: it is not chosen.
    for spot in (painted.box(painted.number_of("3")), painted.box(0)):
        qtbot.mouseClick(painted.viewport(), Qt.MouseButton.LeftButton, pos=spot.center())
        assert painted.key == "3"
    painted.show_lines(lines(0), "", Lines())
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_End):
        qtbot.keyClick(painted, key)
    assert painted.key == ""
