"""A painted list goes by keyboard, finds by first letters, tells when its end is near, and speaks."""

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QPainter
from pytestqt.qtbot import QtBot

from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.widgets.painted_list import LineState, PaintedList
from tests.support.spoken_tree import names_in

Key = Qt.Key
LINES = ["# May", "Austin", "Boise", "# June", "Reno", "San Diego", "San Jose"]


class Lines:
    """Heads begin with #."""

    def height(self, line: str) -> int:
        return 20 if line.startswith("#") else 40

    def paint(self, painter: QPainter, box: QRectF, line: str, state: LineState) -> None:
        painter.drawText(box, f"{line}{state.is_current}")

    def is_item(self, line: str) -> bool:
        return not line.startswith("#")

    def spoken(self, line: str) -> str:
        return f"City {line}"

    def is_expanded(self, line: str) -> bool | None:
        return line == "Boise"

    def typed(self, line: str) -> str:
        return line


@pytest.fixture
def cities(qtbot: QtBot, theme: Theme) -> PaintedList:
    made = PaintedList(theme, Lines(), "Cities")
    qtbot.addWidget(made)
    made.resize(200, 120)
    made.show_lines(LINES)
    made.show()
    made.setFocus()
    return made


def here(cities: PaintedList) -> str:
    return str(cities.lines[cities.current])


def test_keys_go_over_heads(qtbot: QtBot, cities: PaintedList) -> None:
    seen = []
    for key in (
        Key.Key_Home,
        Key.Key_Down,
        Key.Key_Down,
        Key.Key_Up,
        Key.Key_End,
        Key.Key_PageUp,
        Key.Key_Home,
    ):
        qtbot.keyClick(cities, key)
        seen.append(here(cities))
        assert cities.current in cities.in_sight()
    assert seen[:5] == ["Austin", "Boise", "Reno", "Boise", "San Jose"]
    assert seen[-1] == "Austin"


def test_letters_find_a_line_and_a_blank_belongs_to_the_name(qtbot: QtBot, cities: PaintedList) -> None:
    opened: list[int] = []
    cities.opened.connect(opened.append)
    qtbot.keyClicks(cities, "san j")
    assert here(cities) == "San Jose"
    assert opened == []
    qtbot.keyClick(cities, Key.Key_Return)
    assert opened == [6]


def test_a_click_opens_a_line_but_no_head(qtbot: QtBot, cities: PaintedList) -> None:
    opened: list[int] = []
    cities.opened.connect(opened.append)
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(cities.viewport(), left, pos=QPoint(10, 10))
    assert opened == []
    qtbot.mouseClick(cities.viewport(), left, pos=cities.box(1).center())
    assert opened == [1]
    cities.grab()


def test_whoever_reads_on_is_told_when_other_lines_come_into_sight(qtbot: QtBot, cities: PaintedList) -> None:
    with qtbot.waitSignal(cities.looked):
        qtbot.keyClick(cities, Key.Key_End)
    assert len(cities.lines) - 1 in cities.in_sight()


def test_every_line_but_the_heads_is_spoken(cities: PaintedList) -> None:
    assert names_in(cities) == ["City Austin", "City Boise", "City Reno", "City San Diego", "City San Jose"]
    assert cities.spoken_at(cities.box(2).center()) == 1
    assert cities.spoken_at(cities.box(0).center()) == -1
