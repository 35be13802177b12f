"""A painted grid goes from cell to cell by keyboard and tells screen readers where it is."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from pytestqt.qtbot import QtBot

from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.widgets.lists.cell_grid import CellGrid
from tests.support.spoken_tree import names_in

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
LINES, COLUMNS, HIGH, NAMES, WIDE = 30, 8, 20, 60, 40


class Numbers(CellGrid):
    """Thirty lines of eight cells beside names; every tenth line is a head."""

    first_column = -1
    tells_heads = True

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "Numbers")
        self.heard: list[tuple[int, int]] = []
        self.opened: list[tuple[int, int]] = []
        self._head, self._foot = 25, 10
        self.place_lines([HIGH] * LINES, [number for number in range(LINES) if number % 10])

    def fit_bars(self) -> None:
        super().fit_bars()
        self.fit_across(NAMES, COLUMNS * WIDE, WIDE)

    def column_count(self) -> int:
        return COLUMNS

    def span(self, column: int) -> tuple[float, float]:
        if column < 0:
            return 0, NAMES
        return NAMES + column * WIDE - self.horizontalScrollBar().value(), WIDE

    def column_at(self, x: float) -> int:
        inside = int(x - NAMES + self.horizontalScrollBar().value()) // WIDE
        return -1 if x < NAMES else min(inside, COLUMNS - 1)

    def report_cell(self) -> None:
        self.heard.append((self.current, self.column))

    def open_current(self) -> None:
        self.opened.append((self.current, self.column))

    def sentence(self, number: int) -> str:
        return f"{number}, {self.column}" if number % 10 else f"Head {number}"


@pytest.fixture
def grid(qtbot: QtBot, theme: Theme) -> Numbers:
    made = Numbers(theme)
    qtbot.addWidget(made)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.resize(200, 155)
    made.show()
    made.setFocus()
    return made


def at(grid: Numbers) -> tuple[int, int]:
    assert grid.viewport().rect().contains(grid.cell_rect(grid.current, grid.column).toRect())
    return grid.current, grid.column


def test_home_and_end_stay_in_the_line_and_with_control_they_go_to_the_ends(
    qtbot: QtBot, grid: Numbers
) -> None:
    seen = []
    for key, modifiers in (
        (Key.Key_Down, Qt.KeyboardModifier.NoModifier),
        (Key.Key_End, Qt.KeyboardModifier.NoModifier),
        (Key.Key_End, CONTROL),
        (Key.Key_Home, Qt.KeyboardModifier.NoModifier),
        (Key.Key_Right, Qt.KeyboardModifier.NoModifier),
        (Key.Key_Home, CONTROL),
        (Key.Key_Left, Qt.KeyboardModifier.NoModifier),
        (Key.Key_Left, Qt.KeyboardModifier.NoModifier),
    ):
        qtbot.keyClick(grid, key, modifiers)
        seen.append(at(grid))
    assert seen == [(2, -1), (2, 7), (29, 7), (29, -1), (29, 0), (1, 0), (1, -1), (1, -1)]
    assert grid.heard == seen


def test_keys_pass_over_heads_and_a_page_is_what_is_in_sight(qtbot: QtBot, grid: Numbers) -> None:
    grid.go_to_cell(9, 3)
    qtbot.keyClick(grid, Key.Key_Down)
    assert at(grid) == (11, 3)
    qtbot.keyClick(grid, Key.Key_PageDown)
    assert at(grid) == (16, 3)
    qtbot.keyClick(grid, Key.Key_PageUp)
    qtbot.keyClick(grid, Key.Key_Up)
    assert at(grid) == (9, 3)


def test_enter_space_and_a_double_click_open_a_cell(qtbot: QtBot, grid: Numbers) -> None:
    left = Qt.MouseButton.LeftButton
    spot = grid.cell_rect(2, 1).center().toPoint()
    qtbot.mouseClick(grid.viewport(), left, pos=spot)
    qtbot.keyClick(grid, Key.Key_Return)
    qtbot.keyClick(grid, Key.Key_Space)
    qtbot.mouseDClick(grid.viewport(), left, pos=spot)
    assert grid.opened == [(2, 1)] * 3
    assert grid.heard[0] == (2, 1)
    qtbot.mouseClick(grid.viewport(), left, pos=grid.box(0).center())
    qtbot.mouseClick(grid.viewport(), left, pos=QPoint(100, 10))
    qtbot.mouseClick(grid.viewport(), left, pos=QPoint(100, 150))
    assert at(grid) == (2, 1)


def test_columns_that_scroll_come_into_sight_beside_those_that_stay(grid: Numbers) -> None:
    grid.go_to_cell(1, 7)
    scrolled = grid.horizontalScrollBar().value()
    assert scrolled == COLUMNS * WIDE - (grid.viewport().width() - NAMES)
    grid.go_to_cell(1, -1)
    assert grid.horizontalScrollBar().value() == scrolled
    grid.go_to_cell(1, 0)
    assert grid.horizontalScrollBar().value() == 0


def test_each_line_says_the_column_in_hand_and_heads_say_what_they_head(grid: Numbers) -> None:
    grid.go_to_cell(1, 2)
    assert names_in(grid)[:3] == ["Head 0", "1, 2", "2, 2"]
    assert grid.spoken_current() == 1
    assert grid.spoken_at(QPoint(5, 30)) == 0
    assert grid.spoken_at(QPoint(5, 5)) == -1
    grid.spoken_press(10)
    assert at(grid) == (1, 2)
    grid.spoken_press(11)
    assert at(grid) == (11, 2)
    assert grid.place_of(QPointF(70, 5 + grid.box(11).y())) == (11, 0)


def test_a_grid_without_lines_goes_nowhere(qtbot: QtBot, theme: Theme) -> None:
    grid = Numbers(theme)
    qtbot.addWidget(grid)
    grid.place_lines([], [])
    for key in (Key.Key_Down, Key.Key_End, Key.Key_Right, Key.Key_Return):
        qtbot.keyClick(grid, key)
    assert (grid.current, grid.heard, grid.opened) == (-1, [], [])
    assert grid.spoken_current() == -1


def test_where_a_cell_is_wider_than_the_room_its_left_edge_stays_in_sight(grid: Numbers) -> None:
    grid.resize(NAMES + WIDE // 2, 155)
    grid.go_to_cell(2, 0)
    assert grid.horizontalScrollBar().value() == 0
    grid.go_to_cell(2, 3)
    assert grid.cell_rect(2, 3).left() == NAMES
