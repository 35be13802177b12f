"""A line above the screens while changes wait for a hub that is away, with what can be done meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from organizer_app.ui.theme.themed import Dressed
from organizer_app.ui.theme.tokens import GAP_L, GAP_M, GAP_S, GAP_UNDER_S
from organizer_app.ui.widgets.boxes import column_of, row_of
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.lists.speaking import announce
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.wrapping_row import WrappingRow

if TYPE_CHECKING:
    from organizer_app.ui.theme.theme import Theme


class OfflineStrip(Dressed, QFrame):
    """Hidden while nothing waits.

    Args:
        theme: the look.
        save: words of the button that saves the changes as a file.
        again: words of the button that tries again.
    """

    see_asked = Signal()
    file_asked = Signal()
    again_asked = Signal()

    def __init__(self, theme: Theme, save: str, again: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("offlineStrip")
        self._sign = PlainLabel("", self)
        self._label = PlainLabel("", self, role="strong", wraps=True)
        self._hint = PlainLabel("", self, role="meta", wraps=True)
        self.see = push_button("link", "", self.see_asked.emit, self)
        self.save = push_button("plain", save, self.file_asked.emit, self)
        self.again = push_button("plain", again, self.again_asked.emit, self)
        said = column_of(spacing=0)
        said.addWidget(self._label)
        said.addWidget(self._hint)
        buttons = QWidget(self)
        beside = WrappingRow(buttons, side=0, above=0)
        for button in (self.see, self.save, self.again):
            beside.addWidget(button)
        row = row_of(self, (GAP_L, GAP_UNDER_S, GAP_S, GAP_UNDER_S), GAP_M)
        row.addWidget(self._sign)
        row.addLayout(said, 1)
        row.addWidget(buttons)
        self.set_theme(theme)
        self.hide()

    def say(self, sentence: str, see: str = "", hint: str = "") -> None:
        """Show a sentence, what a person needs to do, and the words that lead to what waits.

        An empty sentence hides the line.
        """
        is_new = not self.isVisible()
        if sentence:
            self._hint.setText(hint)
        self.see.setText(see)
        self._label.setText(sentence)
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))
        if sentence and is_new:
            announce(self, sentence)

    @property
    def sentence(self) -> str:
        """The sentence it shows; empty while it is hidden."""
        return self._label.text()

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._sign.setPixmap(theme.pixmap("wifi-off", 16, "due_text"))
