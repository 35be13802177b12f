"""A painted list goes by keyboard, finds by first letters, tells when its end is near, and speaks."""

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.widgets.lists.line_list import LineList
from organizer_app.ui.widgets.lists.line_source import LinePart, LineSource, LineState
from tests.support.spoken_tree import names_in

Key = Qt.Key
LINES = ["# May", "Austin", "Boise", "# June", "Reno", "San Diego", "San Jose"]


class Lines(LineSource[str]):
    """Heads begin with #."""

    def height(self, line: str) -> int:
        return 20 if line.startswith("#") else 40

    def paint(self, painter: QPainter, box: QRectF, line: str, state: LineState) -> None:
        painter.drawText(box, f"{line}{state.is_current}")

    def key(self, line: str) -> str:
        return "" if line.startswith("#") else line

    def spoken(self, line: str) -> str:
        return f"City {line}"

    def is_expanded(self, line: str) -> bool | None:
        return line == "Boise"

    def typed(self, line: str) -> str:
        return line


@pytest.fixture
def cities(qtbot: QtBot, theme: Theme) -> LineList[str]:
    made = LineList(theme, Lines(), "Cities")
    qtbot.addWidget(made)
    made.resize(200, 120)
    made.show_lines(LINES)
    made.show()
    made.setFocus()
    return made


def here(cities: LineList[str]) -> str:
    return str(cities.lines[cities.current])


def test_keys_go_over_heads(qtbot: QtBot, cities: LineList[str]) -> None:
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


class LinesAlike(Lines):
    """All are as tall as each other, and the list asks none of them."""

    def same_height(self) -> int:
        return 40

    def height(self, line: str) -> int:
        raise AssertionError(line)


def test_lines_that_are_all_alike_are_placed_at_once(qtbot: QtBot, cities: LineList[str]) -> None:
    cities.show_lines(["Austin", "Boise", "Reno"], "Boise", LinesAlike())
    assert [cities.box(number).top() for number in range(3)] == [0, 40, 80]
    qtbot.keyClick(cities, Key.Key_End)
    assert here(cities) == "Reno"
    cities.show_lines([], source=LinesAlike())
    assert cities.current == -1


def test_a_click_opens_a_line_but_no_head_and_letters_find_one_with_its_blank(
    qtbot: QtBot, cities: LineList[str]
) -> None:
    opened: list[str] = []
    cities.opened.connect(opened.append)
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(cities.viewport(), left, pos=QPoint(10, 10))
    assert opened == []
    qtbot.mouseClick(cities.viewport(), left, pos=cities.box(1).center())
    assert opened == ["Austin"]
    cities.grab()
    qtbot.keyClicks(cities, "san j")
    assert here(cities) == "San Jose"
    assert opened == ["Austin"], "the blank belongs to the name"
    qtbot.keyClick(cities, Key.Key_Return)
    assert opened == ["Austin", "San Jose"]


def test_every_line_but_the_heads_is_spoken_and_other_lines_in_sight_are_told(
    qtbot: QtBot, cities: LineList[str]
) -> None:
    assert names_in(cities) == ["City Austin", "City Boise", "City Reno", "City San Diego", "City San Jose"]
    assert cities.spoken_at(cities.box(2).center()) == 1
    assert cities.spoken_at(cities.box(0).center()) == -1

    with qtbot.waitSignal(cities.looked):
        qtbot.keyClick(cities, Key.Key_End)
    assert len(cities.lines) - 1 in cities.in_sight()


def test_the_keyboard_stays_at_its_line_or_at_the_one_that_took_its_place(cities: LineList[str]) -> None:
    cities.go_to(4)
    cities.show_lines(["# May", "Austin", "Reno", "Tulsa"])
    assert (cities.current, cities.key) == (2, "Reno")
    cities.show_lines(["# May", "Austin", "# June", "Tulsa"])
    assert cities.key == "Tulsa"
    cities.show_lines(LINES, "Boise")
    assert cities.line == "Boise"
    cities.clearFocus()
    cities.show_lines(LINES, "Paris")
    assert (cities.current, cities.line, cities.key) == (-1, None, "")
    cities.show_lines([])
    assert cities.current == -1
    assert cities.line_of("Reno") is None


def test_a_list_that_chooses_by_a_press_opens_by_a_double_click(qtbot: QtBot, cities: LineList[str]) -> None:
    heard: list[str] = []
    cities.opens_on_click = False
    cities.chosen.connect(lambda key: heard.append(f"chosen {key}"))
    cities.opened.connect(lambda key: heard.append(f"opened {key}"))
    left = Qt.MouseButton.LeftButton
    spot = cities.box(2).center()
    qtbot.mouseClick(cities.viewport(), left, pos=spot)
    qtbot.mouseClick(cities.viewport(), Qt.MouseButton.RightButton, pos=cities.box(1).center())
    qtbot.mouseDClick(cities.viewport(), left, pos=spot)
    qtbot.keyClick(cities, Key.Key_Up)
    assert heard[:2] == ["chosen Boise", "opened Boise"]
    assert heard[-1] == "chosen Austin"


def test_a_card_is_as_high_as_its_lines_and_never_scrolls(qtbot: QtBot, theme: Theme) -> None:
    card = LineList(theme, Lines(), "Cities", grows=True)
    qtbot.addWidget(card)
    card.show_lines(LINES)
    assert card.sizeHint().height() == card.minimumSizeHint().height() == 2 * 20 + 5 * 40
    card.go_to(6)
    assert card.verticalScrollBar().maximum() == 0


def test_a_panel_lies_over_its_line_whatever_is_scrolled(cities: LineList[str]) -> None:
    panel = QWidget(cities.viewport())
    cities.hold_panel(panel, 6)
    cities.go_to(6)
    assert panel.geometry() == cities.box(6)
    assert cities.panel_line == 6
    cities.hold_panel(None)
    assert panel.isHidden()
    assert cities.panel_line == -1


class Clocks(Lines):
    """Lines of a name and a clock; the clock stands at the right."""

    def __init__(self) -> None:
        self.painted: list[tuple[str, bool, bool]] = []

    def key(self, line: str) -> str:
        return line.partition(" ")[0]

    def parts(self, line: str, box: QRectF) -> list[LinePart]:
        name, _space, clock = line.partition(" ")
        left, right = QRectF(box), QRectF(box)
        left.setRight(100)
        right.setLeft(101)
        return [LinePart((name,), left), LinePart((clock,), right)]

    def paint(self, painter: QPainter, box: QRectF, line: str, state: LineState) -> None:
        del painter
        left, right = QRectF(box.x(), box.y(), 90, 10), QRectF(120, box.y(), 60, 10)
        self.painted.append((line, state.is_seen(left), state.is_seen(right)))


def test_another_moment_repaints_only_what_differs(qtbot: QtBot, theme: Theme) -> None:
    source = Clocks()
    made = LineList(theme, source, "Clocks")
    qtbot.addWidget(made)
    made.resize(200, 200)
    made.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
    made.show_lines(["Austin 1:00", "Boise 1:00", "Reno 1:00"])
    made.show()
    qtbot.waitUntil(lambda: len(source.painted) >= 3)
    QCoreApplication.processEvents()
    source.painted.clear()
    made.show_moment(["Austin 1:00", "Boise 1:01", "Reno 1:00"])
    qtbot.waitUntil(lambda: bool(source.painted))
    assert source.painted == [("Boise 1:01", False, True)]
    assert names_in(made)[-2] == "City Boise 1:01"


def test_lines_that_come_to_a_list_with_the_focus_have_the_keyboard_on_one(
    qtbot: QtBot, theme: Theme
) -> None:
    made = LineList(theme, Lines(), "Cities")
    qtbot.addWidget(made)
    made.show()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    made.show_lines(LINES, "")
    assert here(made) == "Austin"
    made.clearFocus()
    made.show_lines(LINES, "")
    assert made.current == -1


class Cards(Lines):
    """Each line is a part of a card that is narrower than the list."""

    def ring(self, line: str, box: QRectF) -> QRectF:
        return box.adjusted(24, 16 if line.startswith("#") else 0, -24, 0)


def test_the_ring_of_a_line_on_a_card_is_as_wide_as_the_card(qtbot: QtBot, theme: Theme) -> None:
    made = LineList(theme, Cards(), "Cities")
    qtbot.addWidget(made)
    made.resize(200, 120)
    made.show_lines(LINES)
    assert made.ring_place(1) == QRectF(made.box(1)).adjusted(24, 0, -24, 0)
    assert made.ring_place(0) == QRectF(made.box(0)).adjusted(24, 16, -24, 0)
