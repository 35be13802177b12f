"""The list for the whole window: any number of lines that a source paints, with keys and screen readers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from organizer_app.ui.widgets.lists.line_area import LineArea
from organizer_app.ui.widgets.lists.line_source import LineState, NoLines
from organizer_app.ui.widgets.lists.long_lines import LongLines
from organizer_app.ui.widgets.lists.speaking_items import tell_current, tell_items_changed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent, QPaintEvent, QResizeEvent

    from organizer_app.ui.theme.theme import Theme
    from organizer_app.ui.widgets.lists.line_source import LineSource

L = TypeVar("L")


class LineList(LineArea, Generic[L]):
    """`chosen` carries the key of the line a person went to, `opened` that of one clicked or entered.

    Args:
        theme: the theme in use.
        source: knows the lines; None where it comes with the lines.
        name: for screen readers.
        grows: True for a card that is as high as its lines and never scrolls.

    Attributes:
        background: the color behind the lines.
        opens_on_click: whether a click opens a line; otherwise it chooses one, and a double click opens it.
    """

    chosen = Signal(str)
    opened = Signal(str)
    looked = Signal()
    widened = Signal()

    background = "surface"
    opens_on_click = True

    def __init__(
        self,
        theme: Theme,
        source: LineSource[L] | None,
        name: str,
        parent: QWidget | None = None,
        *,
        grows: bool = False,
    ) -> None:
        super().__init__(theme, name, parent)
        self._source: LineSource[L] = source or NoLines()
        self._grows = grows
        self._lines: Sequence[L] = ()
        self._pointed = -1
        self._panel: QWidget | None = None
        self._panel_line = -1
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        if grows:
            self.background = "raised"
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    # What is shown

    @property
    def lines(self) -> Sequence[L]:
        """The lines that are shown."""
        return self._lines

    @property
    def line(self) -> L | None:
        """The line with the keyboard."""
        return self._lines[self._current] if 0 <= self._current < len(self._lines) else None

    @property
    def key(self) -> str:
        """The key of the line with the keyboard, or an empty text."""
        line = self.line
        return "" if line is None else self._source.key(line)

    def line_of(self, key: str) -> L | None:
        """Return the line of a key."""
        number = self.number_of(key)
        return self._lines[number] if number >= 0 else None

    def number_of(self, key: str) -> int:
        """Return the number of the line of a key, or -1."""
        if not key:
            return -1
        lines, key_of = self._lines, self._source.key
        # Most changes leave the line where it is, so thousands of lines need not be searched.
        if 0 <= self._current < len(lines) and key_of(lines[self._current]) == key:
            return self._current
        if isinstance(lines, LongLines):
            return lines.number_of_key(key)
        return next((number for number in self._stops if key_of(lines[number]) == key), -1)

    def show_lines(
        self, lines: Sequence[L], key: str | None = None, source: LineSource[L] | None = None
    ) -> None:
        """Replace all lines, and their source.

        The keyboard goes to the line of a key. Without such a line it goes to none, or to one near where
        it was if the list has the focus. Without a key it stays at its line; if that is gone, it goes to
        the one now in its place.
        """
        was = self.key
        before = was if key is None else key
        self._lines = lines
        self._source = source or self._source
        self._pointed = -1
        self.measure()
        at = self.number_of(before)
        if at < 0 and (self.hasFocus() or (key is None and self._current >= 0)):
            at = self.nearest_stop(self._current)
        self._current = at
        if before != was:
            self.bring(at)
        self.lines_changed()

    def show_moment(self, lines: Sequence[L]) -> None:
        """Show the same lines, each in its place, as they are at another moment.

        Only those parts of visible lines that differ are painted again: a clock ticks in all of them.
        """
        before, self._lines = self._lines, lines
        for number in self.in_sight():
            box = QRectF(self.box(number))
            was, now = self._source.parts(before[number], box), self._source.parts(lines[number], box)
            if len(was) != len(now):
                self.viewport().update(box.toAlignedRect())
                continue
            for old, new in zip(was, now, strict=True):
                if old.shows != new.shows:
                    self.viewport().update(new.place.toAlignedRect())
        tell_items_changed(self)

    def lines_read(self) -> None:
        """Repaint lines whose words were read only now, and announce the one with the keyboard again."""
        tell_current(self, self.spoken_current())
        self.viewport().update()

    def set_source(self, theme: Theme, source: LineSource[L]) -> None:
        """Paint in another theme from now on."""
        self._theme = theme
        self._source = source
        self.measure()

    def sizeHint(self) -> QSize:
        return QSize(200, self._tops[-1]) if self._grows else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the same height, so that no line is cut."""
        return QSize(80, self._tops[-1]) if self._grows else super().minimumSizeHint()

    # A widget on top of a line

    def hold_panel(self, panel: QWidget | None, number: int = -1) -> None:
        """Keep a widget over a line when the list scrolls; calling it without one releases the last one."""
        if self._panel is not None and self._panel is not panel:
            self._panel.hide()
        self._panel, self._panel_line = panel, number
        self._place_panel()

    @property
    def panel_line(self) -> int:
        """The number of the line below the panel, or -1."""
        return self._panel_line if self._panel is not None else -1

    def show_whole(self, number: int) -> None:
        """Scroll to a line, with the lines above it first."""
        self.bring(number)
        self.bring(number - 1)

    def _place_panel(self) -> None:
        if self._panel is not None and 0 <= self._panel_line < len(self._lines):
            self._panel.setGeometry(self.box(self._panel_line))
            self._panel.show()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        if self.background:
            painter.fillRect(event.rect(), self._theme.color(self.background))
        region = event.region()
        for number in self.in_sight():
            box = self.box(number)
            if region.intersects(box):
                seen = QRectF(region.intersected(box).boundingRect())
                state = self.state(number)._replace(seen=seen)
                self._source.paint(painter, QRectF(box), self._lines[number], state)
        self.paint_marks(painter)
        self.paint_ring(painter)
        painter.end()

    @override
    def ring_place(self, number: int) -> QRectF:
        return self._source.ring(self._lines[number], QRectF(self.box(number)))

    def state(self, number: int) -> LineState:
        """Return how a line should be painted."""
        is_last = number == len(self._lines) - 1
        return LineState(number == self._current, number == self._pointed, is_last, self.is_marked(number))

    def measure(self) -> None:
        """Ask for the heights of the lines."""
        source, lines = self._source, self._lines
        if isinstance(lines, LongLines):
            self.place_lines(lines.heights(source.height), lines.items())
        elif height := source.same_height():
            self.place_tops(range(0, (len(lines) + 1) * height, height), range(len(lines)))
        else:
            stops = [number for number, line in enumerate(lines) if source.key(line)]
            self.place_lines(map(source.height, lines), stops)
        if self._grows:
            self.updateGeometry()

    def fit_bars(self) -> None:
        """Measure how far there is to scroll."""
        super().fit_bars()
        self._place_panel()

    def farthest(self) -> int:
        """Return how far the lines can scroll, in pixels."""
        return 0 if self._grows else super().farthest()

    def _scrolled(self) -> None:
        self._place_panel()
        self.looked.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.widened.emit()
        self.looked.emit()

    # Mouse and keyboard

    def bring(self, number: int) -> None:
        """Scroll to a line; a card shows all of them."""
        if not self._grows:
            super().bring(number)

    def land(self, number: int) -> None:
        """Go to a line for a key or a press."""
        self.go_to(number)
        self.chosen.emit(self.key)

    def open_current(self) -> None:
        """Emit that the line was opened."""
        self.opened.emit(self.key)

    def press_line(self, number: int) -> None:
        """Do what a click on a line means."""
        self.land(number)
        if self.opens_on_click:
            self.open_current()

    def _pressed_stop(self, event: QMouseEvent) -> int:
        number = self.line_at(event.position().y())
        is_left = event.button() == Qt.MouseButton.LeftButton
        return number if is_left and self.is_stop(number) else -1

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the pressed line, unless a press opens lines."""
        super().mousePressEvent(event)
        number = self._pressed_stop(event)
        if number >= 0 and not self.opens_on_click:
            self.land(number)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        number = self._pressed_stop(event)
        if number >= 0 and self.opens_on_click:
            self.press_line(number)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the double-clicked line, unless the release does."""
        if self.opens_on_click:
            super().mouseDoubleClickEvent(event)
        elif self.is_stop(self.line_at(event.position().y())):
            self.open_current()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        number = self.line_at(event.position().y())
        self._point_at(number if self.is_stop(number) else -1)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point_at(-1)

    def _point_at(self, number: int) -> None:
        if number != self._pointed:
            self._pointed = number
            if self.opens_on_click:
                shape = Qt.CursorShape.PointingHandCursor if number >= 0 else Qt.CursorShape.ArrowCursor
                self.viewport().setCursor(shape)
            self.viewport().update()

    def first_stop(self) -> int:
        """Return the line where the keyboard begins: none where going there would choose it."""
        return super().first_stop() if self.opens_on_click else -1

    # What the area asks about a line

    def sentence(self, number: int) -> str:
        """Return a line in one sentence."""
        return self._source.spoken(self._lines[number])

    def records(self, number: int) -> Sequence[str]:
        """Return what the key of a line names; some keys name two records."""
        return self._source.key(self._lines[number]).split()

    def typed(self, number: int) -> str:
        return self._source.typed(self._lines[number])

    def cells(self, number: int) -> Sequence[str]:
        return self._source.cells(self._lines[number])

    def is_expanded(self, number: int) -> bool | None:
        return self._source.is_expanded(self._lines[number])

    def typed_stops(self) -> Sequence[int]:
        """Return the numbers of the lines whose words are known."""
        lines = self._lines
        return list(lines.loaded_items()) if isinstance(lines, LongLines) else self._stops
