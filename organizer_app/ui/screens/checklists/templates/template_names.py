"""The names of the templates side by side, on as many lines as they need: Left and Right go along them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QListView, QListWidget, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QKeyEvent, QResizeEvent

# The padding at both sides of a name, and what Qt's own style adds to it.
_AROUND: Final = 2 * 10 + 2 * 6
_ABOVE: Final = 2 * 7
# The padding and the border of the list, above and below.
_FRAME: Final = 2 * 7
# With more lines, it scrolls.
_MOST_LINES: Final = 3
_STEPS: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class _WholeNames(QStyledItemDelegate):
    """Sizes a name to its text; a name wider than the list wraps."""

    def __init__(self, names: QListWidget) -> None:
        super().__init__(names)
        self._names = names

    @override
    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        # With as much air at both sides: Qt counts less of it at the left.
        option.displayAlignment = Qt.AlignmentFlag.AlignCenter

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the size of a name with the style sheet's padding, which Qt does not count."""
        self.initStyleOption(option, index)
        metrics, most = self._names.fontMetrics(), self._names.viewport().width() - 2
        whole = metrics.horizontalAdvance(option.text) + _AROUND
        if whole <= most:
            return QSize(whole, metrics.height() + _ABOVE)
        room = QRect(0, 0, max(1, most - _AROUND), 10_000)
        wrapped = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), option.text)
        return QSize(most, wrapped.height() + _ABOVE)


class TemplateNames(QListWidget):
    """Left and right move by name, up and down by line, or by name if there is only one line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("templateNames")
        self.setWordWrap(True)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setItemDelegate(_WholeNames(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        before = self.currentRow()
        super().keyPressEvent(event)
        step = _STEPS.get(Qt.Key(event.key()), 0)
        rows = range(before + step, self.count() if step > 0 else -1, step) if step else ()
        following = next((row for row in rows if not self.item(row).isHidden()), before)
        if self.currentRow() == before and following != before:
            self.setCurrentRow(following)

    def fit(self) -> None:
        """Match the height to the lines of names; hide without a name."""
        shown = [row for row in range(self.count()) if not self.item(row).isHidden()]
        self.setVisible(bool(shown))
        if not shown:
            return
        self.doItemsLayout()
        boxes = [self.visualItemRect(self.item(row)) for row in shown]
        line = min(box.height() for box in boxes)
        bottom = max(box.bottom() for box in boxes) + 1 + self.verticalScrollBar().value()
        self.setFixedHeight(min(bottom, _MOST_LINES * line) + _FRAME)
