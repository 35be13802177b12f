"""A list of thousands of lines of which only those in sight are painted; heads between them are skipped."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen

from organizer_app.ui.widgets.speaking import announce
from organizer_app.ui.widgets.speaking_area import SpeakingArea
from organizer_app.ui.widgets.speaking_items import (
    Role,
    SpokenItem,
    tell_current,
    tell_items_changed,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from organizer_app.ui.theme.theme import Theme

_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})
_FARTHEST: Final = 1_000_000


class LinePainter(Protocol):
    """Knows the lines of a list: their keys, their heights at 100 % and how they look."""

    def keys(self) -> Sequence[str]:
        """Return the key of every line; an empty one is a head."""

    def heights(self) -> Sequence[int]:
        """Return the height of every line in pixels at 100 % text size."""

    def draw(self, painter: QPainter, rect: QRectF, number: int, *, is_chosen: bool) -> None:
        """Draw a line."""

    def sentence(self, number: int) -> str:
        """Say a line in one sentence."""


class PaintedList(SpeakingArea):
    """`chosen` carries the key of the line that was gone to, `opened` that of one that was entered."""

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines: LinePainter | None = None
        self._keys: Sequence[str] = ()
        self._tops: list[int] = [0]
        self._key = ""
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_lines(self, lines: LinePainter, key: str) -> None:
        """Replace all lines and choose one by its key, or none; what is scrolled to stays."""
        self._lines = lines
        self._keys = lines.keys()
        heights = lines.heights()
        real = {each: self._theme.length(each) for each in set(heights)}
        self._tops = [0, *accumulate(map(real.__getitem__, heights))]
        self._measure()
        if key != self._key:
            self._key = key
            self._bring(self._number())
        tell_items_changed(self)
        self._say()
        self.viewport().update()

    @property
    def key(self) -> str:
        """The key of the chosen line, or empty."""
        return self._key

    def visible_keys(self) -> list[str]:
        """Return the keys in sight, heads left out."""
        return [self._keys[number] for number in self._in_sight() if self._keys[number]]

    def rect_of(self, key: str) -> QRectF:
        """Return where a line is in the viewport."""
        return self._box(list(self._keys).index(key))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines in sight."""
        del event
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.viewport().rect(), self._theme.color("surface"))
        if self._lines is not None:
            for number in self._in_sight():
                box = self._box(number)
                is_chosen = bool(self._key) and self._keys[number] == self._key
                self._lines.draw(painter, box, number, is_chosen=is_chosen)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1))
        painter.end()

    def _in_sight(self) -> range:
        top = self.verticalScrollBar().value()
        first = max(0, bisect_right(self._tops, top) - 1)
        last = bisect_right(self._tops, top + self.viewport().height() - 1)
        return range(first, min(last, len(self._keys)))

    def _box(self, number: int) -> QRectF:
        top = self._tops[number]
        left = QRectF(0, top - self.verticalScrollBar().value(), self.viewport().width(), 0)
        left.setHeight(self._tops[number + 1] - top)
        return left

    def _measure(self) -> None:
        page = self.viewport().height()
        self.verticalScrollBar().setPageStep(page)
        self.verticalScrollBar().setSingleStep(self._theme.length(30))
        self.verticalScrollBar().setRange(0, max(0, self._tops[-1] - page))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure how far there is to scroll."""
        super().resizeEvent(event)
        self._measure()
        self._bring(self._number())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the line that was pressed."""
        self.spoken_press(self.spoken_at(event.position().toPoint()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the line that was pressed twice."""
        del event
        if self._key:
            self.opened.emit(self._key)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the end of a press, too."""
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from line to line; keys that mean nothing here are the owner's."""
        page = max(1, self.viewport().height() // max(1, self._theme.length(60)) - 1)
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_Home: -_FARTHEST,
            Qt.Key.Key_End: _FARTHEST,
        }
        key = Qt.Key(event.key())
        if key in steps and not event.modifiers():
            self._go(steps[key])
        elif key in _ENTER and self._key and not event.modifiers():
            self.opened.emit(self._key)
        else:
            super().keyPressEvent(event)

    def _go(self, steps: int) -> None:
        places = [number for number, key in enumerate(self._keys) if key]
        if not places:
            return
        here = self._number()
        at = places.index(here) + steps if here is not None else 0
        self._choose(places[max(0, min(at, len(places) - 1))])

    def _choose(self, number: int) -> None:
        self._key = self._keys[number]
        self._bring(number)
        self._say()
        self.viewport().update()
        self.chosen.emit(self._key)

    def _number(self) -> int | None:
        return next((number for number, key in enumerate(self._keys) if key and key == self._key), None)

    def _bring(self, number: int | None) -> None:
        if number is None:
            return
        bar, page = self.verticalScrollBar(), self.viewport().height()
        # The head above the first line comes along.
        top = 0 if number <= 1 else self._tops[number]
        if top < bar.value():
            bar.setValue(top)
        elif self._tops[number + 1] > bar.value() + page:
            bar.setValue(self._tops[number + 1] - page)

    def _say(self) -> None:
        number = self._number()
        sentence = self._lines.sentence(number) if number is not None and self._lines is not None else ""
        if sentence != self.accessibleDescription():
            self.setAccessibleDescription(sentence)
            announce(self, sentence)
            tell_current(self, self.spoken_current())

    # Screen readers

    def spoken_count(self) -> int:
        """Return how many lines there are, heads included."""
        return len(self._keys)

    def spoken_item(self, number: int) -> SpokenItem:
        """Return a line in one sentence."""
        is_current = number == self._number()
        role = Role.ListItem if self._keys[number] else Role.Heading
        said = self._lines.sentence(number) if self._lines is not None else ""
        return SpokenItem(said, self._box(number).toRect(), is_current, is_current, role=role)

    def spoken_at(self, point: QPoint) -> int:
        """Return which line is under a point of the viewport, or -1."""
        number = bisect_right(self._tops, point.y() + self.verticalScrollBar().value()) - 1
        return number if 0 <= number < len(self._keys) else -1

    def spoken_current(self) -> int:
        """Return which line is chosen, or -1."""
        number = self._number()
        return -1 if number is None else number

    def spoken_press(self, number: int) -> None:
        """Choose a line; heads cannot be chosen."""
        if number >= 0 and self._keys[number]:
            self._choose(number)
