"""A row goes on in the next line where its parts have no room side by side."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.tokens import GAP_XS
from organizer_app.ui.widgets.controls.segmented import Segmented
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.wrapping_row import WrappingRow
from tests.support.work_counts import calls_of

WIDE = 100


class Bar(QFrame):
    """Three buttons of 100 pixels and a tail below each other's window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.row = WrappingRow(self, side=10, above=5, spacing=10)
        self.parts = [QPushButton(name, self) for name in ("one", "two", "three")]
        self.tail = PlainLabel("the tail", self)
        for part in self.parts:
            part.setFixedSize(WIDE, 30)
            self.row.addWidget(part)
        self.tail.setFixedSize(60, 20)
        self.row.add_tail(self.tail)


@pytest.fixture
def bar(qtbot: QtBot, theme: Theme) -> Iterator[Bar]:
    del theme
    window = QWidget()
    qtbot.addWidget(window)
    bar = Bar(window)
    rest = QFrame(window)
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(bar)
    column.addWidget(rest, 1)
    window.show()
    yield bar
    window.close()


def resize(qtbot: QtBot, bar: Bar, width: int) -> None:
    bar.window().resize(width, 300)
    qtbot.waitUntil(lambda: bar.width() == width)


def test_everything_stands_in_one_line_where_there_is_room(qtbot: QtBot, bar: Bar) -> None:
    resize(qtbot, bar, 500)
    assert [part.x() for part in bar.parts] == [10, 120, 230]
    assert bar.height() == 40
    assert bar.tail.geometry().right() == 500 - 10 - 1, "the tail ends where the row does"
    assert bar.tail.geometry().center().y() == pytest.approx(bar.parts[0].geometry().center().y(), abs=1)


def test_the_row_goes_on_below_and_takes_the_room(qtbot: QtBot, bar: Bar) -> None:
    resize(qtbot, bar, 250)
    assert [part.x() for part in bar.parts] == [10, 120, 10]
    assert bar.parts[2].y() > bar.parts[0].y()
    assert bar.tail.y() > bar.parts[1].geometry().bottom()
    assert bar.height() == 30 + 4 + 30 + 10
    bar.parts[0].hide()
    qtbot.waitUntil(lambda: bar.parts[1].x() == 10)
    assert bar.row.count() == 4


def test_words_that_may_wrap_do_so_when_a_line_of_their_own_is_too_short(qtbot: QtBot, bar: Bar) -> None:
    words = PlainLabel("Every one of these words wants to be read by somebody " * 3, bar)
    words.setWordWrap(True)
    bar.row.addWidget(words)
    resize(qtbot, bar, 320)
    qtbot.waitUntil(lambda: words.width() == 300)
    assert words.height() >= words.heightForWidth(300)


def test_a_row_gives_its_parts_away(bar: Bar) -> None:
    item = bar.row.takeAt(0)
    assert item.widget() is bar.parts[0]
    assert bar.row.itemAt(9) is None
    assert bar.row.takeAt(9) is None


def test_a_switch_keeps_its_words_where_they_fit_and_else_its_icons(qtbot: QtBot, theme: Theme) -> None:
    bar = QFrame()
    qtbot.addWidget(bar)
    switch = Segmented([("a", "The first way", "map"), ("b", "The second way", "list")], theme, "Ways", bar)
    row = WrappingRow(bar)
    row.addWidget(switch)
    bar.show()
    switch.fit_words(bar, 900)
    whole = switch.sizeHint().width()
    assert switch.button("a").toolTip() == ""
    switch.fit_words(bar, 120)
    assert switch.sizeHint().width() < whole
    assert switch.button("a").toolTip() == "The first way"


def test_what_belongs_together_goes_on_in_the_next_line_together(qtbot: QtBot, bar: Bar) -> None:
    bar.row.keep_together(bar.parts[1], bar.parts[2])
    resize(qtbot, bar, 2 * WIDE + 50)
    qtbot.waitUntil(lambda: bar.parts[2].y() > bar.parts[0].y())
    assert bar.parts[1].y() == bar.parts[2].y()
    assert bar.parts[1].x() < bar.parts[2].x()


def test_a_chain_that_belongs_together_goes_on_in_the_next_line_as_a_whole(qtbot: QtBot, bar: Bar) -> None:
    bar.row.keep_together(bar.parts[1], bar.parts[2])
    bar.row.keep_together(bar.parts[2], bar.tail)
    resize(qtbot, bar, 3 * WIDE + 50)
    qtbot.waitUntil(lambda: bar.tail.y() > bar.parts[0].geometry().bottom())
    assert bar.parts[1].y() == bar.parts[2].y() > bar.parts[0].y()


def test_a_part_that_may_grow_takes_the_room_that_its_line_has_left(qtbot: QtBot, bar: Bar) -> None:
    field = QFrame(bar)
    field.setMinimumWidth(50)
    field.setMaximumWidth(200)
    field.setFixedHeight(20)
    bar.row.let_grow(field)
    bar.row.add_tail(field)
    resize(qtbot, bar, 500)
    qtbot.waitUntil(lambda: field.width() == 500 - 2 * 10 - 3 * WIDE - 60 - 4 * 10)
    assert field.geometry().right() == 500 - 10 - 1
    resize(qtbot, bar, 900)
    assert field.width() == 200, "never wider than it may be"
    resize(qtbot, bar, 460)
    assert field.y() > bar.parts[0].geometry().bottom(), (
        "it goes below only where its least width has no room"
    )


def test_it_is_measured_once_until_a_part_changes(bar: Bar) -> None:
    def sizes() -> tuple[int, int, int, int]:
        hint, least = bar.row.sizeHint(), bar.row.minimumSize()
        return bar.row.heightForWidth(WIDE), hint.width(), least.width(), least.height()

    def parts_looked_at() -> int:
        return calls_of(
            sizes, counts=lambda event, called: event == "c_call" and called.__name__ == "isEmpty"
        )

    bar.row.invalidate()
    assert parts_looked_at() >= 2 * bar.row.count()
    assert parts_looked_at() == 0
    high, wide, broad, low = sizes()
    bar.parts[0].setFixedSize(2 * WIDE, 60)
    assert sizes() == (high + 30, wide + WIDE, broad + WIDE, low + 30)
    bar.parts[0].hide()
    assert sizes() == (high - 30 - GAP_XS, wide - WIDE - 10, broad, low)
