"""A row that continues on the next line where its parts do not fit side by side, so that no word is cut."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLabel, QLayout, QLayoutItem, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterable

# Between two lines, in pixels.
_LEADING: Final = 4


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

    def __init__(self, parent: QWidget, *, side: int = 16, above: int = 3, spacing: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._tails: list[QWidget] = []
        self._pairs: dict[QWidget, QWidget] = {}
        self.setContentsMargins(side, above, side, above)
        self.setSpacing(spacing)

    def add_tail(self, part: QWidget) -> None:
        """Add a part at the right end."""
        self._tails.append(part)
        self.addWidget(part)

    def keep_together(self, first: QWidget, second: QWidget) -> None:
        """Move the first of two neighbors to the next line with the second where that has no room."""
        self._pairs[first] = second

    # For Qt's layout system

    def addItem(self, item: QLayoutItem) -> None:
        """Add a part; Qt calls it for `addWidget`."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many parts there are, hidden ones included."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return a part."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove a part and return it."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Return that it wants no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Return that it is higher where it is narrower."""
        return True

    def heightForWidth(self, width: int) -> int:
        left, above, right, below = self._margins
        return self._height(self._lines(width - left - right)) + above + below

    def sizeHint(self) -> QSize:
        left, above, right, below = self._margins
        parts = self._parts(_ENDLESS)
        width = sum(part.width for part in parts) + max(0, len(parts) - 1) * self.spacing()
        return QSize(width + left + right, max((part.height for part in parts), default=0) + above + below)

    def minimumSize(self) -> QSize:
        """Return the size of the largest part."""
        left, above, right, below = self._margins
        sizes = [item.minimumSize() for item in self._items if not item.isEmpty()]
        return QSize(
            min(_NARROWEST, max((size.width() for size in sizes), default=0)) + left + right,
            max((size.height() for size in sizes), default=0) + above + below,
        )

    def setGeometry(self, rect: QRect) -> None:
        """Put every part in its place; the lines are centered in extra height."""
        super().setGeometry(rect)
        left, above, right, below = self._margins
        inside = rect.adjusted(left, above, -right, -below)
        lines = self._lines(inside.width())
        top = inside.top() + max(0, (inside.height() - self._height(lines)) // 2)
        for line in lines:
            high = max(part.height for part in line)
            tails = sum(part.width + self.spacing() for part in line if part.is_tail)
            x, end = inside.left(), inside.right() + 1 - tails + self.spacing()
            for part in line:
                if part.is_tail:
                    x = max(x, end)
                _put(part.item, QRect(x, top + (high - part.height) // 2, part.width, part.height))
                x += part.width + self.spacing()
            top += high + _LEADING

    # Lines

    @property
    def _margins(self) -> tuple[int, int, int, int]:
        margins = self.contentsMargins()
        return margins.left(), margins.top(), margins.right(), margins.bottom()

    def _parts(self, room: int) -> list[_Part]:
        parts = []
        for item in self._items:
            if not item.isEmpty():
                width = min(_width_of(item), room)
                height = item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
                parts.append(_Part(item, width, height, item.widget() in self._tails))
        return parts

    def _lines(self, room: int) -> list[list[_Part]]:
        lines: list[list[_Part]] = []
        used = 0
        parts = self._parts(room)
        widths = {part.item.widget(): part.width for part in parts}
        for part in parts:
            widget = part.item.widget()
            mate = self._pairs.get(widget) if widget is not None else None
            beside = self.spacing() + widths[mate] if mate in widths else 0
            if lines and used + self.spacing() + part.width + beside <= room:
                lines[-1].append(part)
                used += self.spacing() + part.width
            else:
                lines.append([part])
                used = part.width
        return lines

    def _height(self, lines: Iterable[Iterable[_Part]]) -> int:
        heights = [max(part.height for part in line) for line in lines]
        return sum(heights) + max(0, len(heights) - 1) * _LEADING


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
