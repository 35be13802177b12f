"""A row that continues on the next line where its parts do not fit side by side, so that no word is cut."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLabel, QLayout, QLayoutItem, QWidget

from organizer_app.ui.theme.tokens import GAP_L, GAP_S, GAP_XS

if TYPE_CHECKING:
    from collections.abc import Iterable

# Above and below chips, which bring room for their focus ring, in pixels.
_ABOVE: Final = 3


class _Part(NamedTuple):
    """An item, its width and height, and whether it goes to the right end."""

    item: QLayoutItem
    width: int
    height: int
    is_tail: bool


class WrappingRow(QLayout):
    """Parts from the left, and tails at the right end of their line.

    Args:
        parent: the widget with this layout.
        side: margin at the left and at the right, in pixels.
        above: margin above and below.
        spacing: between two parts.
    """

    def __init__(
        self, parent: QWidget, *, side: int = GAP_L, above: int = _ABOVE, spacing: int = GAP_S
    ) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._tails: list[QWidget] = []
        self._growing: QWidget | None = None
        self._pairs: dict[QWidget, QWidget] = {}
        # What Qt asks several times for each layout of a window, for as long as no part changes.
        self._heights: dict[int, int] = {}
        self._hint: QSize | None = None
        self._least: QSize | None = None
        self.setContentsMargins(side, above, side, above)
        self.setSpacing(spacing)

    def add_tail(self, part: QWidget) -> None:
        """Add a part at the right end."""
        self._tails.append(part)
        self.addWidget(part)

    def let_grow(self, part: QWidget) -> None:
        """Give one part the room that its line has left, up to its maximum width."""
        self._growing = part
        self.invalidate()

    def keep_together(self, first: QWidget, second: QWidget) -> None:
        """Move the first of two neighbors to the next line with the second where that has no room."""
        self._pairs[first] = second
        self.invalidate()

    # For Qt's layout system

    def addItem(self, item: QLayoutItem) -> None:
        """Add a part; Qt calls it for `addWidget`."""
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        """Return how many parts there are, hidden ones included."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return a part."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove a part and return it."""
        taken = self._items.pop(index) if 0 <= index < len(self._items) else None
        self.invalidate()
        return taken

    def expandingDirections(self) -> Qt.Orientation:
        """Return that it wants no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Return that it is higher where it is narrower."""
        return True

    def invalidate(self) -> None:
        """Forget the sizes; Qt calls it when a part wants another size, comes, goes, shows or hides."""
        self._heights.clear()
        self._hint = self._least = None
        super().invalidate()

    def heightForWidth(self, width: int) -> int:
        height = self._heights.get(width)
        if height is None:
            left, above, right, below = self._margins
            height = self._height(self._lines(width - left - right)) + above + below
            self._heights[width] = height
        return height

    def sizeHint(self) -> QSize:
        if self._hint is None:
            left, above, right, below = self._margins
            parts = self._parts(_ENDLESS)
            width = sum(part.width for part in parts) + max(0, len(parts) - 1) * self.spacing()
            height = max((part.height for part in parts), default=0)
            self._hint = QSize(width + left + right, height + above + below)
        return self._hint

    def minimumSize(self) -> QSize:
        """Return the size of the largest part."""
        if self._least is None:
            left, above, right, below = self._margins
            sizes = [item.minimumSize() for item in self._items if not item.isEmpty()]
            self._least = QSize(
                min(_NARROWEST, max((size.width() for size in sizes), default=0)) + left + right,
                max((size.height() for size in sizes), default=0) + above + below,
            )
        return self._least

    def setGeometry(self, rect: QRect) -> None:
        """Put every part in its place; the lines are centered in extra height."""
        super().setGeometry(rect)
        left, above, right, below = self._margins
        inside = rect.adjusted(left, above, -right, -below)
        lines = self._lines(inside.width())
        top = inside.top() + max(0, (inside.height() - self._height(lines)) // 2)
        for line in (self._grown(each, inside.width()) for each in lines):
            high = max(part.height for part in line)
            tails = sum(part.width + self.spacing() for part in line if part.is_tail)
            x, end = inside.left(), inside.right() + 1 - tails + self.spacing()
            for part in line:
                if part.is_tail:
                    x = max(x, end)
                _put(part.item, QRect(x, top + (high - part.height) // 2, part.width, part.height))
                x += part.width + self.spacing()
            top += high + GAP_XS

    # Lines

    @property
    def _margins(self) -> tuple[int, int, int, int]:
        margins = self.contentsMargins()
        return margins.left(), margins.top(), margins.right(), margins.bottom()

    def _parts(self, room: int) -> list[_Part]:
        parts = []
        for item in self._items:
            if not item.isEmpty():
                is_growing = self._growing is not None and item.widget() is self._growing
                least = item.minimumSize().width() if is_growing else _width_of(item)
                width = min(least, room)
                height = item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
                parts.append(_Part(item, width, height, item.widget() in self._tails))
        return parts

    def _lines(self, room: int) -> list[list[_Part]]:
        lines: list[list[_Part]] = []
        used = 0
        parts = self._parts(room)
        widths = {part.item.widget(): part.width for part in parts}
        for part in parts:
            beside = sum(self.spacing() + widths[mate] for mate in self._mates(part) if mate in widths)
            if lines and used + self.spacing() + part.width + beside <= room:
                lines[-1].append(part)
                used += self.spacing() + part.width
            else:
                lines.append([part])
                used = part.width
        return lines

    def _mates(self, part: _Part) -> list[QWidget]:
        """Return what moves to the next line with a part, one after the other."""
        mates: list[QWidget] = []
        widget = part.item.widget()
        while widget is not None and (mate := self._pairs.get(widget)) is not None:
            mates.append(mate)
            widget = mate
        return mates

    def _grown(self, line: list[_Part], room: int) -> list[_Part]:
        """Return a line in which the part that may grow takes what is left."""
        left = room - sum(part.width for part in line) - (len(line) - 1) * self.spacing()
        return [
            part._replace(width=min(part.width + left, part.item.maximumSize().width()))
            if self._growing is not None and part.item.widget() is self._growing
            else part
            for part in line
        ]

    def _height(self, lines: Iterable[Iterable[_Part]]) -> int:
        heights = [max(part.height for part in line) for line in lines]
        return sum(heights) + max(0, len(heights) - 1) * GAP_XS


_ENDLESS: Final = 100_000
# This row can be made narrow even when the words of one part are long: that part wraps then.
_NARROWEST: Final = 200


def _put(item: QLayoutItem, place: QRect) -> None:
    """Put a part in its place; as a layout item it would be no higher than one line of its own parts."""
    part = item.widget()
    if part is None:
        item.setGeometry(place)
    else:
        part.setGeometry(place)


def _width_of(item: QLayoutItem) -> int:
    """Return the preferred width of a part: with wrapping words on one line."""
    part = item.widget()
    if isinstance(part, QLabel) and part.wordWrap():
        margins = part.contentsMargins()
        return part.fontMetrics().horizontalAdvance(part.text()) + margins.left() + margins.right() + 2
    return max(item.sizeHint().width(), item.minimumSize().width())
