"""A line above the screens while changes wait for a hub that is away, with what can be done meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QFrame, QWidget
from typing_extensions import override

from organizer_app.ui.theme.shown_icons import show_icon
from organizer_app.ui.theme.themed import Dressed
from organizer_app.ui.theme.tokens import GAP_L, GAP_M, GAP_S, GAP_UNDER_S
from organizer_app.ui.widgets.boxes import column_of, row_of
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.lists.speaking import announce
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.wrapping_row import WrappingRow

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent

    from organizer_app.ui.theme.theme import Theme


_ICON: Final = 16


class OfflineStrip(Dressed, QFrame):
    """Hidden while nothing waits.

    It never goes from under the pointer or the keyboard: the next click or key would hit what moves there.

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
        for button, icon in ((self.save, "save"), (self.again, "rotate-ccw")):
            show_icon(button, theme, icon, "text2", _ICON)
        said = column_of(spacing=0)
        said.addWidget(self._label)
        room = self._hint.sizePolicy()
        room.setRetainSizeWhenHidden(True)
        self._hint.setSizePolicy(room)
        said.addWidget(self._hint)
        buttons = QWidget(self)
        beside = WrappingRow(buttons, side=0, above=0)
        for button in (self.see, self.save, self.again):
            beside.addWidget(button)
        row = row_of(self, (GAP_L, GAP_UNDER_S, GAP_S, GAP_UNDER_S), GAP_M)
        row.addWidget(self._sign)
        row.addLayout(said, 1)
        row.addWidget(buttons)
        self._is_ending = False
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._hide_if_left)
        self.set_theme(theme)
        self.hide()

    def say(self, sentence: str, see: str = "", hint: str = "") -> None:
        """Show a sentence, what a person needs to do, and the words that lead to what waits.

        An empty sentence hides the line.
        """
        is_new = not self.isVisible() or self._is_ending
        self._is_ending = False
        if sentence:
            self._hint.setText(hint)
        self.see.setText(see)
        self._hint.show()
        self._write(sentence)
        self.setVisible(bool(sentence))
        if sentence and is_new:
            announce(self, sentence)

    def end(self, sentence: str) -> None:
        """Hide the line, or say only this much for as long as the pointer or the focus is on it."""
        if self.isVisible() and not self._is_ending:
            self._is_ending = True
            self._hint.hide()
            self._write(sentence)
            self._hide_if_left()

    def _write(self, sentence: str) -> None:
        self._label.setText(sentence)
        self.setAccessibleName(sentence)

    def _hide_if_left(self) -> None:
        focused = self.window().focusWidget()
        is_used = focused is not None and self.isAncestorOf(focused) and self.isActiveWindow()
        if self._is_ending and not (self.underMouse() or is_used):
            self._is_ending = False
            self.hide()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hide_if_left()

    @property
    def sentence(self) -> str:
        """The sentence it shows; empty while it is hidden."""
        return self._label.text()

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._sign.setPixmap(theme.pixmap("wifi-off", 16, "due_text"))
