"""A check box or radio button whose words wrap, which Qt's own cannot do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from organizer_app.ui.theme.tokens import GAP_S, GAP_UNDER_XS
from organizer_app.ui.widgets.boxes import row_of
from organizer_app.ui.widgets.controls.ticks import CheckBox
from organizer_app.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QShowEvent


class WrappedTick(QWidget):
    """`tick` is the button; a click on the words toggles it too.

    Args:
        words: the words beside it.
        tick: a check box or radio button without words; a check box by default.
    """

    def __init__(
        self, words: str, parent: QWidget | None = None, tick: QAbstractButton | None = None
    ) -> None:
        super().__init__(parent)
        self.tick = tick or CheckBox()
        self.tick.setParent(self)
        self.tick.setAccessibleName(words)
        # Without words of its own it needs no frame: it lines up with what is above it.
        self.tick.setProperty("kind", "bare")
        self.label = PlainLabel(words, self)
        self.label.setWordWrap(True)
        self.label.setAlignment(Qt.AlignmentFlag.AlignTop)
        row = row_of(self, spacing=GAP_S)
        row.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.label, 1)
        self.setFocusProxy(self.tick)

    def say(self, words: str) -> None:
        """Show other words."""
        self.label.setText(words)
        self.tick.setAccessibleName(words)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.label.ensurePolished()
        above = self.tick.sizeHint().height() - self.label.fontMetrics().height()
        self.label.setContentsMargins(0, max(0, above // GAP_UNDER_XS), 0, 0)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.tick.click()
