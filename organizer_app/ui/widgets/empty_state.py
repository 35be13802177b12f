"""What an empty place of the window says: that it is empty, and what to do first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from organizer_app.ui.widgets.buttons import push_button
from organizer_app.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from organizer_app.ui.theme.theme import Theme

_HINT_WIDTH = 400
_CENTER = Qt.AlignmentFlag.AlignHCenter


class EmptyState(QWidget):
    """An icon, a sentence, a hint and one button in the middle of a place."""

    acted = Signal()

    def __init__(self, theme: Theme, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self._icon = icon
        self._picture = PlainLabel("", self)
        self._title = PlainLabel("", self)
        self._title.setProperty("role", "sub")
        self._hint = PlainLabel("", self)
        self._hint.setProperty("role", "meta")
        self._hint.setWordWrap(True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint.setFixedWidth(_HINT_WIDTH)
        self._button = push_button("primary", "", self.acted.emit, self)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(1)
        for part in (self._picture, self._title, self._hint):
            column.addWidget(part, 0, _CENTER)
        column.addSpacing(8)
        column.addWidget(self._button, 0, _CENTER)
        column.addStretch(1)
        self.set_theme(theme)

    def say(self, title: str, hint: str, action: str) -> None:
        """Show these words; without a word for the button there is none."""
        self._title.setText(title)
        self._hint.setText(hint)
        # A layout that aligns a label in its middle does not ask how high it gets at its width.
        self._hint.setFixedHeight(max(0, self._hint.heightForWidth(_HINT_WIDTH)))
        # A centred label that wraps is given the height of one line unless it insists.
        self._hint.ensurePolished()
        self._hint.setFixedHeight(max(0, self._hint.heightForWidth(_HINT_WIDTH)))
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self.setAccessibleName(title)
        self.setAccessibleDescription(hint)

    def set_theme(self, theme: Theme) -> None:
        """Draw the icon in another theme."""
        self._picture.setPixmap(theme.pixmap(self._icon, 32, "text3"))
