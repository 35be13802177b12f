"""A line across the top of the window that shows what went wrong until somebody closes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget
from typing_extensions import override

from organizer_app.ui.theme.themed import Dressed
from organizer_app.ui.theme.tokens import GAP_L, GAP_S, GAP_UNDER_M, GAP_UNDER_S
from organizer_app.ui.widgets.boxes import row_of
from organizer_app.ui.widgets.controls.buttons import icon_button
from organizer_app.ui.widgets.lists.speaking import announce
from organizer_app.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from organizer_app.ui.theme.theme import Theme


class Banner(Dressed, QFrame):
    """A sentence between an icon and a close button."""

    def __init__(self, theme: Theme, close: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filterBar")
        self._sign = PlainLabel("", self)
        self._label = PlainLabel("", self)
        self._label.setWordWrap(True)
        self._label.setProperty("role", "warn")
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._close = icon_button(theme, "x", close, self.hide, self)
        row = row_of(self, (GAP_L, GAP_UNDER_S, GAP_S, GAP_UNDER_S), GAP_UNDER_M)
        row.addWidget(self._sign)
        row.addWidget(self._label, 1)
        row.addWidget(self._close)
        self.set_theme(theme)
        self.hide()

    def say(self, sentence: str) -> None:
        """Show a sentence until it is closed or replaced."""
        self._label.setText(sentence)
        self.setAccessibleName(sentence)
        self.show()
        announce(self, sentence)

    @property
    def sentence(self) -> str:
        """The sentence it shows."""
        return self._label.text()

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._sign.setPixmap(theme.pixmap("circle-alert", 16, "danger"))
