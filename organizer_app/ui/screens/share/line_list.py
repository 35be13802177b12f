"""The lists of the Share screen; lines are visible as a whole or not at all: half lines look wrong."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QScrollArea, QWidget
from typing_extensions import override

from organizer_app.ui.screens.share.line_painter import LinePainter
from organizer_app.ui.screens.share.lines import Line, LineKind
from organizer_app.ui.widgets.lists.line_list import LineList
from organizer_app.ui.widgets.lists.speaking_items import Role

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from organizer_app.ui.theme.theme import Theme

_LEAST = 80


class ShareList(LineList[Line]):
    """`removed` carries the key of the line on which Delete was pressed.

    Attributes:
        selected: the key of the line shown beside the list; set before the lines are shown.
    """

    removed = Signal(str)

    finds_by_letters = True
    tells_heads = True
    head_role = Role.StaticText

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        self._painter = LinePainter(theme)
        self.selected = ""
        self._is_whole = False
        super().__init__(theme, self._painter, name, parent)
        self.setObjectName("lineList")

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._painter = LinePainter(theme)
        self.set_source(theme, self._painter)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Ask for the height of one release: a column must not grow for a list that scrolls itself."""
        return QSize(super().sizeHint().width(), self._theme.length(_LEAST))

    def minimumSizeHint(self) -> QSize:
        """Require the height of one release at this text size: a pane around it scrolls instead."""
        least = min(self._theme.length(_LEAST), self.content_height())
        return QSize(super().minimumSizeHint().width(), least)

    def show_all(self) -> None:
        """Always take the full height of the lines."""
        self._is_whole = True
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.measure()

    def rect_of(self, key: str) -> QRectF:
        """Return the rectangle of a line in the viewport; empty if there is none."""
        number = self.number_of(key)
        return QRectF() if number < 0 else QRectF(self.box(number))

    def measure(self) -> None:
        """Compute the heights of the lines, which depend on the width."""
        self._painter.width = self.viewport().width()
        super().measure()
        if self._is_whole:
            self.setFixedHeight(self._tops[-1])
        self.updateGeometry()

    def fit_bars(self) -> None:
        """Set the scroll range; the lines are as tall as their words need at this width."""
        if self._painter.width != self.viewport().width():
            self.measure()
        else:
            super().fit_bars()

    # Whole lines

    @property
    def scrolled(self) -> int:
        """The height in pixels of the lines above the first visible one."""
        return self._tops[max(0, bisect_right(self._tops, super().scrolled) - 1)]

    def farthest(self) -> int:
        """Return the largest scroll offset, in pixels."""
        return self._top_that_shows(self.count)

    def _top_that_shows(self, count: int) -> int:
        """Return the smallest scroll offset at which the first lines, up to a number, end inside the view."""
        over = self._tops[count] - self.page
        return self._tops[min(bisect_left(self._tops, over), max(0, count - 1))]

    def in_sight(self) -> range:
        """Return the numbers of fully visible lines; no heading without a line below it."""
        first, count = bisect_right(self._tops, self.scrolled) - 1, self.count
        end = bisect_right(self._tops, self._tops[min(first, count)] + self.page) - 1
        while first < end < count and self._lines[end - 1].kind is LineKind.HEAD:
            end -= 1
        return range(first, min(count, max(end, first + 1)))

    def line_at(self, y: float) -> int:
        """Return the number of the visible line at a viewport height, or -1."""
        number = super().line_at(y)
        return number if number in self.in_sight() else -1

    def bring(self, number: int) -> None:
        """Scroll to a line: here, or in the pane around a list shown in full."""
        if not 0 <= number < self.count:
            return
        bar = self.verticalScrollBar()
        top = self._tops[number] - self.kept_above(number)
        bar.setValue(min(max(bar.value(), self._top_that_shows(number + 1)), top))
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        inside = around.widget() if isinstance(around, QScrollArea) else None
        if isinstance(around, QScrollArea) and inside is not None:
            box = self.box(number)
            for edge in (box.bottomLeft(), box.topLeft()):
                spot = self.viewport().mapTo(inside, edge)
                around.ensureVisible(spot.x(), spot.y(), 0, 0)

    # Selection

    def is_marked(self, number: int) -> bool:
        """Return whether a line is the one shown beside the list."""
        key = self._lines[number].key
        return bool(key) and key == self.selected

    def first_stop(self) -> int:
        """Start at the selected line, or the first that can be selected."""
        return max(self.number_of(self.selected), super().first_stop())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remove a line with Delete."""
        if event.key() == Qt.Key.Key_Delete and self.key:
            self.removed.emit(self.key)
        else:
            super().keyPressEvent(event)
