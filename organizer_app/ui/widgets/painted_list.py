"""A list that is painted line by line, goes by keyboard and speaks: long histories and short cards alike."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol

from PySide6.QtCore import QElapsedTimer, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from organizer_app.ui.widgets.long_lines import LongLines
from organizer_app.ui.widgets.speaking_area import SpeakingArea
from organizer_app.ui.widgets.speaking_items import SpokenItem, tell_current, tell_items_changed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

    from organizer_app.ui.theme.theme import Theme

_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})
_FARTHEST: Final = 1_000_000
_TYPING_MS: Final = 1000


class LineState(NamedTuple):
    """How a line is to be painted."""

    is_current: bool
    is_pointed: bool
    is_last: bool


class LinePainter(Protocol):
    """What a list asks of whoever paints its lines; a line is any value."""

    def height(self, line: Any) -> int:  # noqa: ANN401  # every list has lines of its own
        """Return the height of a line in pixels at this text size."""

    def paint(self, painter: QPainter, box: QRectF, line: Any, state: LineState) -> None:  # noqa: ANN401  # as above
        """Paint a line."""

    def is_item(self, line: Any) -> bool:  # noqa: ANN401  # as above
        """Whether the keyboard can go there: heads and gaps are passed over."""

    def spoken(self, line: Any) -> str:  # noqa: ANN401  # as above
        """Return the line in one sentence."""

    def is_expanded(self, line: Any) -> bool | None:  # noqa: ANN401  # as above
        """Whether what belongs to a line is shown; None when nothing does."""

    def typed(self, line: Any) -> str:  # noqa: ANN401  # as above
        """Return the text by whose first letters a line is found."""


class PaintedList(SpeakingArea):
    """Lines of any height; `opened` carries the number of the line that was clicked or entered.

    Args:
        theme: the look.
        lines: paints and names the lines.
        name: for screen readers.
        grows: True for a card that is as high as its lines and never scrolls.
    """

    opened = Signal(int)
    looked = Signal()
    widened = Signal()

    def __init__(
        self,
        theme: Theme,
        lines: LinePainter,
        name: str,
        parent: QWidget | None = None,
        *,
        grows: bool = False,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._painter = lines
        self._grows = grows
        self.ground = "raised" if grows else "surface"
        self._lines: Sequence[Any] = ()
        self._items: list[int] = []
        self._tops: list[int] = [0]
        self._current = -1
        self._pointed = -1
        self._typed = ""
        self._typing = QElapsedTimer()
        self._panel: QWidget | None = None
        self._panel_line = -1
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        if grows:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    # What is shown

    @property
    def lines(self) -> Sequence[Any]:
        """The lines that are shown."""
        return self._lines

    @property
    def current(self) -> int:
        """The number of the line where the keyboard is, or -1."""
        return self._current

    def show_lines(self, lines: Sequence[Any], current: int = -1) -> None:
        """Replace all lines; the keyboard goes to one of them, or stays nowhere."""
        self._lines = lines
        if isinstance(lines, LongLines):
            self._items = lines.items()
        else:
            self._items = [number for number, line in enumerate(lines) if self._painter.is_item(line)]
        self._current = current
        self._pointed = -1
        self._measure()
        tell_items_changed(self)

    def lines_read(self) -> None:
        """Paint again lines whose words were read only now; the one with the keyboard is said again."""
        tell_current(self, self._spoken_number(self._current))
        self.viewport().update()

    def hold_panel(self, panel: QWidget | None, number: int = -1) -> None:
        """Keep a widget over a line, whatever is scrolled; without one the one before is let go."""
        if self._panel is not None and self._panel is not panel:
            self._panel.hide()
        self._panel, self._panel_line = panel, number
        self._place_panel()

    @property
    def panel_line(self) -> int:
        """The number of the line below the panel, or -1."""
        return self._panel_line if self._panel is not None else -1

    def show_whole(self, number: int) -> None:
        """Bring a line into sight, and what stands above it first."""
        self._show_line(number)
        self._show_line(number - 1)

    def _place_panel(self) -> None:
        if self._panel is None or not 0 <= self._panel_line < len(self._lines):
            return
        self._panel.setGeometry(self.box(self._panel_line))
        self._panel.show()

    def set_painter(self, theme: Theme, lines: LinePainter) -> None:
        """Paint in another theme from now on."""
        self._theme = theme
        self._painter = lines
        self._measure()

    def go_to(self, number: int) -> None:
        """Bring the keyboard to a line and the line into sight."""
        self._current = number
        self._show_line(number)
        tell_current(self, self._spoken_number(number))
        self.viewport().update()

    def box(self, number: int) -> QRect:
        """Return where a line is painted in the viewport."""
        top, bottom = self._tops[number], self._tops[number + 1]
        return QRect(0, top - self.verticalScrollBar().value(), self.viewport().width(), bottom - top)

    def line_at(self, y: float) -> int:
        """Return the number of the line at a height of the viewport, or -1."""
        below = y + self.verticalScrollBar().value()
        if not 0 <= below < self._tops[-1]:
            return -1
        return bisect_right(self._tops, below) - 1

    def in_sight(self) -> range:
        """Return the numbers of the lines in sight."""
        if not self._lines:
            return range(0)
        top = self.verticalScrollBar().value()
        first = max(0, bisect_right(self._tops, top) - 1)
        last = bisect_right(self._tops, top + self.viewport().height() - 1)
        return range(first, min(last, len(self._lines)))

    def sizeHint(self) -> QSize:
        """Return the height of all lines for a card that grows."""
        return QSize(200, self._tops[-1]) if self._grows else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the same height, so that no line is cut."""
        return QSize(80, self._tops[-1]) if self._grows else super().minimumSizeHint()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines in sight and the ring round the current one."""
        del event
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), self._theme.color(self.ground))
        for number in self.in_sight():
            state = LineState(
                number == self._current, number == self._pointed, number == len(self._lines) - 1
            )
            self._painter.paint(painter, QRectF(self.box(number)), self._lines[number], state)
        if self.hasFocus():
            ring = (
                self.box(self._current) if 0 <= self._current < len(self._lines) else self.viewport().rect()
            )
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(ring).adjusted(1, 1, -1, -1))
        painter.end()

    def _measure(self) -> None:
        height = self._painter.height
        lines = self._lines
        heights = lines.heights(height) if isinstance(lines, LongLines) else map(height, lines)
        self._tops = list(accumulate(heights, initial=0))
        bar, page = self.verticalScrollBar(), self.viewport().height()
        bar.setPageStep(page)
        bar.setSingleStep(self._theme.length(44))
        bar.setRange(0, 0 if self._grows else max(0, self._tops[-1] - page))
        if self._grows:
            self.updateGeometry()
        self._place_panel()
        self.viewport().update()

    def _scrolled(self) -> None:
        self._place_panel()
        self.looked.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure how far there is to scroll."""
        super().resizeEvent(event)
        self._measure()
        if event.oldSize().width() != event.size().width():
            self.widened.emit()
        self.looked.emit()

    def _show_line(self, number: int) -> None:
        if not 0 <= number < len(self._lines) or self._grows:
            return
        box, bar = self.box(number), self.verticalScrollBar()
        if box.top() < 0:
            bar.setValue(bar.value() + box.top())
        elif box.bottom() >= self.viewport().height():
            bar.setValue(bar.value() + box.bottom() + 1 - self.viewport().height())

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the press, so that the release comes here too."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the line that was clicked."""
        number = self.line_at(event.position().y())
        if event.button() == Qt.MouseButton.LeftButton and number >= 0:
            self._open(number)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up the line that is pointed at."""
        number = self.line_at(event.position().y())
        self._point_at(number if number >= 0 and self._painter.is_item(self._lines[number]) else -1)

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is pointed at any more."""
        super().leaveEvent(event)
        self._point_at(-1)

    def _point_at(self, number: int) -> None:
        if number != self._pointed:
            self._pointed = number
            shape = Qt.CursorShape.PointingHandCursor if number >= 0 else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            self.viewport().update()

    def _open(self, number: int) -> None:
        if self._painter.is_item(self._lines[number]):
            self.go_to(number)
            self.opened.emit(number)

    # Keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from line to line, open one, or find one by its first letters."""
        page = max(1, len(self.in_sight()) - 1)
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_Home: -_FARTHEST,
            Qt.Key.Key_End: _FARTHEST,
        }
        key = Qt.Key(event.key())
        if key in steps and self._items:
            self._go(steps[key])
        elif key in _ENTER and not self._is_typing(event) and 0 <= self._current < len(self._lines):
            self._open(self._current)
        elif event.text().isprintable() and event.text() and not event.modifiers() & _COMMANDS:
            self._find(event.text())
        else:
            super().keyPressEvent(event)

    def _is_typing(self, event: QKeyEvent) -> bool:
        """Whether a blank belongs to a name that is being typed."""
        is_fresh = bool(self._typed) and self._typing.isValid() and self._typing.elapsed() < _TYPING_MS
        return event.key() == Qt.Key.Key_Space and is_fresh

    def _go(self, step: int) -> None:
        at = bisect_right(self._items, self._current) - 1
        is_there = at >= 0 and self._items[at] == self._current
        wanted = at + step if is_there else (at + 1 if step > 0 else max(at, 0))
        if abs(step) == _FARTHEST:
            wanted = 0 if step < 0 else len(self._items) - 1
        self.go_to(self._items[min(max(wanted, 0), len(self._items) - 1)])

    def _find(self, text: str) -> None:
        is_fresh = self._typing.isValid() and self._typing.elapsed() < _TYPING_MS
        self._typed = (self._typed if is_fresh else "") + text.casefold()
        self._typing.start()
        lines = self._lines
        items = list(lines.items_at_hand()) if isinstance(lines, LongLines) else self._items
        at = bisect_right(items, self._current - 1 if len(self._typed) > 1 else self._current)
        for number in (*items[at:], *items[:at]):
            if self._painter.typed(self._lines[number]).casefold().startswith(self._typed):
                self.go_to(number)
                return

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is, at the first line when it has not been here yet."""
        if self._current < 0 and self._items:
            self._current = self._items[0]
        super().focusInEvent(event)

    # Screen readers

    def _spoken_number(self, number: int) -> int:
        at = bisect_right(self._items, number) - 1
        return at if at >= 0 and self._items[at] == number else -1

    def spoken_count(self) -> int:
        """Return how many lines the keyboard can go to."""
        return len(self._items)

    def spoken_item(self, number: int) -> SpokenItem:
        """Return one of those lines."""
        at = self._items[number]
        line, is_current = self._lines[at], at == self._current
        return SpokenItem(
            self._painter.spoken(line),
            self.box(at),
            is_selected=is_current,
            is_current=is_current,
            is_expanded=self._painter.is_expanded(line),
        )

    def spoken_at(self, point: QPoint) -> int:
        """Return which of those lines is under a point of the viewport, or -1."""
        return self._spoken_number(self.line_at(point.y()))

    def spoken_current(self) -> int:
        """Return which of those lines the keyboard is at, or -1."""
        return self._spoken_number(self._current)


_COMMANDS: Final = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
