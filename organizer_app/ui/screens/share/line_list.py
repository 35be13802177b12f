"""A list of painted lines: thousands of them cost what is in sight."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QScrollArea, QWidget
from typing_extensions import override

from organizer_app.ui.screens.share.line_painter import LinePainter
from organizer_app.ui.screens.share.lines import LineKind
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.widgets.speaking_items import (
    Role,
    SpokenItem,
    let_speak,
    tell_current,
    tell_items_changed,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

    from organizer_app.ui.screens.share.lines import Line
    from organizer_app.ui.theme.theme import Theme

_CHOOSE: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})
_FAR: Final = 1_000_000
_LEAST: Final = 80


class LineList(Themed, QAbstractScrollArea):
    """Lines from top to bottom; `chosen` carries the key of a line that was clicked or entered.

    A line is in sight as a whole or not at all: half a line reads as a mistake between two lists.
    `removed` carries the key of the line on which Delete was pressed.
    """

    chosen = Signal(str)
    removed = Signal(str)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lineList")
        let_speak(self, self)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lines: Sequence[Line] = ()
        self._tops: list[int] = [0]
        self._selected = ""
        self._current = -1
        self._is_whole = False
        self.set_theme(theme)

    def show_lines(self, lines: Sequence[Line], *, selected: str = "") -> None:
        """Show these lines; the current one stays where its key still is."""
        known = self.current.key if self.current else ""
        self._lines = lines
        self._selected = selected
        self._current = next((at for at, line in enumerate(lines) if line.key and line.key == known), -1)
        self._measure()
        self.updateGeometry()
        tell_items_changed(self)

    @property
    def lines(self) -> Sequence[Line]:
        """The lines shown."""
        return self._lines

    @property
    def current(self) -> Line | None:
        """The line the keyboard is on."""
        return self._lines[self._current] if 0 <= self._current < len(self._lines) else None

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._painter = LinePainter(theme)
        self._measure()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Ask for the room of one release: a column must not grow for a list that scrolls itself."""
        return QSize(super().sizeHint().width(), self._theme.length(_LEAST))

    def minimumSizeHint(self) -> QSize:
        """Insist on the room of one release at this size of the text: a pane around it scrolls instead."""
        least = min(self._theme.length(_LEAST), self.content_height())
        return QSize(super().minimumSizeHint().width(), least)

    def show_whole(self) -> None:
        """Always be as high as the lines are."""
        self._is_whole = True
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._measure()

    def content_height(self) -> int:
        """Return the height of all lines, in pixels."""
        return self._tops[-1]

    def rect_of(self, key: str) -> QRectF:
        """Return where a line is in the viewport; an empty rectangle when there is none."""
        at = next((at for at, line in enumerate(self._lines) if line.key == key), None)
        return QRectF() if at is None else self._box(at)

    def _measure(self) -> None:
        self._tops = [0]
        width = self.viewport().width()
        for line in self._lines:
            self._tops.append(self._tops[-1] + self._painter.height(line, width))
        if self._is_whole:
            self.setFixedHeight(self._tops[-1])
        bar = self.verticalScrollBar()
        page = self.viewport().height()
        bar.setPageStep(page)
        bar.setSingleStep(self._theme.length(24))
        bar.setRange(0, self._top_that_shows(len(self._lines)))
        self.viewport().update()

    def _top_that_shows(self, count: int) -> int:
        """Return the top of the line to scroll to at least, so that the first so many lines end in sight."""
        over = self._tops[count] - self.viewport().height()
        return self._tops[min(bisect_left(self._tops, over), max(0, count - 1))]

    @property
    def _first(self) -> int:
        return bisect_right(self._tops, self.verticalScrollBar().value()) - 1

    def _in_sight(self) -> range:
        """Return the numbers of the lines that are in sight as a whole; no heading without what it heads."""
        first, count = max(0, self._first), len(self._lines)
        end = bisect_right(self._tops, self._tops[min(first, count)] + self.viewport().height()) - 1
        while first < end < count and self._lines[end - 1].kind is LineKind.HEAD:
            end -= 1
        return range(first, min(count, max(end, first + 1)))

    def _box(self, at: int) -> QRectF:
        top = self._tops[at] - self._tops[max(0, self._first)]
        return QRectF(0, top, self.viewport().width(), self._tops[at + 1] - self._tops[at])

    def _at(self, y: float) -> int:
        """Return which line in sight is at a height of the viewport, or -1."""
        at = bisect_right(self._tops, y + self._tops[max(0, self._first)]) - 1
        return at if at in self._in_sight() else -1

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines in sight."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.color("surface"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at in self._in_sight():
            line = self._lines[at]
            is_selected = bool(line.key) and line.key == self._selected
            self._painter.draw(painter, self._box(at), line, is_selected=is_selected)
            if self.hasFocus() and at == self._current:
                painter.setPen(QPen(self._theme.color("accent"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(self._box(at).adjusted(3, 1, -3, -1), 6, 6)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure how far there is to scroll."""
        super().resizeEvent(event)
        self._measure()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the press, so that the release comes here too."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the line that was clicked."""
        at = self._at(QPointF(event.position()).y())
        if event.button() == Qt.MouseButton.LeftButton and at >= 0:
            self._current = at
            self._choose()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from line to line, and choose one."""
        page = max(1, self.viewport().height() // self._theme.length(44) - 1)
        steps = {
            Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: page, Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_Home: -_FAR, Qt.Key.Key_End: _FAR,
        }  # fmt: skip
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            self._move(step)
        elif event.key() in _CHOOSE and self.current:
            self._choose()
        elif event.key() == Qt.Key.Key_Delete and self.current:
            self.removed.emit(self.current.key)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the line that is selected, or at the first that can be chosen."""
        super().focusInEvent(event)
        if self._current < 0:
            keys = [at for at, line in enumerate(self._lines) if line.key]
            marked = [at for at in keys if self._lines[at].key == self._selected]
            self._current = (marked or keys or [-1])[0]
        tell_current(self, self._current)
        self.viewport().update()

    def _move(self, step: int) -> None:
        keys = [at for at, line in enumerate(self._lines) if line.key]
        if not keys:
            return
        spot = bisect_right(keys, self._current) - 1
        self._current = keys[min(max(spot + step, 0), len(keys) - 1)]
        self._bring_into_sight()
        tell_current(self, self._current)
        self.viewport().update()

    def _bring_into_sight(self) -> None:
        """Scroll to the line the keyboard is on: here, or the pane around a list that is shown whole."""
        bar = self.verticalScrollBar()
        least, most = self._top_that_shows(self._current + 1), self._tops[self._current]
        bar.setValue(min(max(bar.value(), least), most))
        around, box = self.parentWidget(), self._box(self._current)
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        inside = around.widget() if isinstance(around, QScrollArea) else None
        if isinstance(around, QScrollArea) and inside is not None:
            for edge in (box.bottomLeft(), box.topLeft()):
                spot = self.viewport().mapTo(inside, edge.toPoint())
                around.ensureVisible(spot.x(), spot.y(), 0, 0)

    def _choose(self) -> None:
        line = self.current
        if line and line.key:
            self.chosen.emit(line.key)
        self.viewport().update()

    # Screen readers

    def spoken_count(self) -> int:
        """Return how many lines there are."""
        return len(self._lines)

    def spoken_item(self, number: int) -> SpokenItem:
        """Return a line in one sentence."""
        line, box = self._lines[number], self._box(number).toRect()
        if not line.key:
            return SpokenItem(line.spoken, box, role=Role.StaticText)
        return SpokenItem(line.spoken, box, line.key == self._selected, number == self._current)

    def spoken_at(self, point: QPoint) -> int:
        """Return which line is under a point of the viewport, or -1."""
        return self._at(point.y())

    def spoken_current(self) -> int:
        """Return which line the keyboard is on, or -1."""
        return self._current

    def spoken_press(self, number: int) -> None:
        """Choose a line."""
        self._current = number
        self._choose()
