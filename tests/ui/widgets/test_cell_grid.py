"""A painted table goes by keyboard and tells screen readers where it is, whatever its cells are."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QKeyEvent
from pytestqt.qtbot import QtBot

from organizer_app.ui.widgets.cell_grid import CellGrid
from organizer_app.ui.widgets.speaking_items import SpokenItem


class Three(CellGrid):
    """Three lines of ten pixels, until they are taken away."""

    lines = 3

    def place_of(self, point: QPointF) -> tuple[int, int] | None:
        line = int(point.y()) // 10
        return (line, 0) if 0 <= line < self.lines else None

    def spoken_count(self) -> int:
        return self.lines

    def spoken_item(self, number: int) -> SpokenItem:
        return SpokenItem(f"Line {number}", QRect(0, 10 * number, 50, 10))


@pytest.fixture
def grid(qtbot: QtBot) -> Three:
    made = Three("three", 0)
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    ("key", "step"),
    [
        (Qt.Key.Key_Down, (1, 0)),
        (Qt.Key.Key_Left, (0, -1)),
        (Qt.Key.Key_A, None),
    ],
)
def test_arrows_go_from_cell_to_cell(grid: Three, key: Qt.Key, step: tuple[int, int] | None) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
    assert grid.step_of(event) == step


def test_home_goes_farther_than_any_table_is_long(grid: Three) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Home, Qt.KeyboardModifier.NoModifier)
    step = grid.step_of(event)
    assert step is not None
    assert step[0] <= -1_000_000


def test_the_line_in_hand_and_the_line_under_a_point_are_told(grid: Three) -> None:
    assert grid.spoken_current() == 0
    assert grid.spoken_at(QPoint(5, 25)) == 2
    assert grid.spoken_at(QPoint(5, 95)) == -1
    grid.lines = 0
    assert grid.spoken_current() == -1
