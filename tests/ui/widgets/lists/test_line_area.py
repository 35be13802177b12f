"""Lines of any height are walked by pages, brought into sight with their heads, found, ringed and spoken."""

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.widgets.lists.line_area import LineArea, draw_ring
from organizer_app.ui.widgets.lists.line_keys import Way
from organizer_app.ui.widgets.lists.speaking_items import Role

Key = Qt.Key
# Heads are 30 pixels high, lines 20 and every seventh line 50.
HEIGHTS = [30 if number % 10 == 0 else 50 if number % 7 == 0 else 20 for number in range(40)]
STOPS = [number for number in range(40) if number % 10]


class Numbers(LineArea):
    """Forty lines in four parts."""

    def __init__(self, theme: Theme, *, tells_heads: bool = False) -> None:
        super().__init__(theme, "Numbers")
        self.tells_heads = tells_heads
        self.opened: list[int] = []
        self._head = 10
        self.place_lines(HEIGHTS, STOPS)

    def sentence(self, number: int) -> str:
        return f"Line {number}"

    def typed(self, number: int) -> str:
        return str(number)

    def open_current(self) -> None:
        self.opened.append(self.current)


@pytest.fixture
def area(qtbot: QtBot, theme: Theme) -> Numbers:
    made = Numbers(theme)
    qtbot.addWidget(made)
    made.resize(100, 130)
    made.show()
    made.setFocus()
    return made


def is_in_sight(area: Numbers, number: int) -> bool:
    box = area.box(number)
    return box.top() >= 10 and box.bottom() < area.viewport().height()


def test_a_page_leaves_nothing_unread_whatever_the_lines_are_high(qtbot: QtBot, area: Numbers) -> None:
    for key, end in ((Key.Key_PageDown, STOPS[-1]), (Key.Key_PageUp, STOPS[0])):
        while area.current != end:
            before = area.current
            qtbot.keyClick(area, key)
            assert area.current != before
            assert is_in_sight(area, area.current)
            first, last = sorted((before, area.current))
            between = sum(HEIGHTS[first : last + 1])
            assert between <= area.page or last == first + 1 or not STOPS.index(last) - STOPS.index(first) - 1


def test_a_part_of_the_area_has_the_lines_that_touch_it(area: Numbers) -> None:
    for scrolled in (0, 47, 900):
        area.verticalScrollBar().setValue(scrolled)
        for top in range(area.viewport().height()):
            for height in (1, 60):
                part = QRect(0, top, 100, height)
                touched = [number for number in area.in_sight() if area.box(number).intersects(part)]
                assert list(area.lines_in(part)) == touched


def test_a_head_comes_into_sight_with_the_line_below_it(qtbot: QtBot, area: Numbers) -> None:
    area.go_to(STOPS[-1])
    for _line in STOPS:
        qtbot.keyClick(area, Key.Key_Up)
        if not area.is_stop(area.current - 1):
            assert is_in_sight(area, area.current - 1)
    assert (area.current, area.scrolled) == (1, 0)


def test_keys_lead_to_the_nearest_line_that_is_no_head(area: Numbers) -> None:
    assert area.current == 1, "the keyboard begins at the first line"
    for at, way, wanted in (
        (-1, Way.DOWN, 1), (-1, Way.UP, 1), (10, Way.DOWN, 11), (10, Way.UP, 9),
        (20, Way.PAGE_UP, 19), (9, Way.DOWN, 11), (11, Way.UP, 9), (1, Way.UP, 1),
        (39, Way.DOWN, 39), (15, Way.FIRST, 1), (15, Way.LAST, 39),
    ):  # fmt: skip
        area.go_to(at)
        area.go(way)
        assert area.current == wanted, (at, way)


def test_letters_find_the_next_line_and_several_the_same(qtbot: QtBot, area: Numbers) -> None:
    area.go_to(1)
    qtbot.keyClick(area, Key.Key_3)
    assert area.current == 3
    qtbot.keyClick(area, Key.Key_5)
    assert area.current == 35
    area.finds_by_letters = False
    qtbot.keyClick(area, Key.Key_2)
    assert area.current == 35


def test_enter_opens_a_line_and_nothing_where_there_is_none(qtbot: QtBot, area: Numbers) -> None:
    area.go_to(12)
    qtbot.keyClick(area, Key.Key_Return)
    qtbot.keyClick(area, Key.Key_Space)
    area.go_to(-1)
    qtbot.keyClick(area, Key.Key_Return)
    assert area.opened == [12, 12]


def test_a_list_that_tab_leads_to_has_the_line_of_the_keyboard_in_sight(area: Numbers) -> None:
    area.go_to(3)
    area.clearFocus()
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    area.setFocus(Qt.FocusReason.MouseFocusReason)
    assert 3 not in area.in_sight()
    area.clearFocus()
    area.setFocus(Qt.FocusReason.TabFocusReason)
    assert 3 in area.in_sight()


def test_lines_are_told_with_their_heads_or_without(qtbot: QtBot, theme: Theme, area: Numbers) -> None:
    assert (area.spoken_count(), area.spoken_current(), area.spoken_item(0).name) == (36, 0, "Line 1")
    assert area.spoken_at(QPoint(5, 20)) == -1
    assert area.spoken_at(QPoint(5, 50)) == 0
    area.spoken_press(9)
    assert area.current == 11
    whole = Numbers(theme, tells_heads=True)
    qtbot.addWidget(whole)
    assert (whole.spoken_count(), whole.spoken_item(0).role) == (40, Role.Heading)
    whole.spoken_press(0)
    assert whole.current == -1
    whole.spoken_press(2)
    assert (whole.spoken_current(), whole.spoken_item(2).is_current) == (2, True)


def test_the_ring_is_round_the_line_of_the_keyboard(theme: Theme, area: Numbers) -> None:
    def ringed() -> QImage:
        image = QImage(100, 130, QImage.Format.Format_RGB32)
        image.fill(theme.color("surface"))
        painter = QPainter(image)
        area.paint_ring(painter)
        painter.end()
        return image

    def expected(box: QRectF) -> QImage:
        image = QImage(100, 130, QImage.Format.Format_RGB32)
        image.fill(theme.color("surface"))
        painter = QPainter(image)
        draw_ring(painter, theme, box)
        painter.end()
        return image

    area.go_to(3)
    assert ringed() == expected(QRectF(area.box(3)))
    area.go_to(-1)
    assert ringed() == expected(QRectF(area.viewport().rect()))
