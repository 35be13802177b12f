"""Shows what is not there: a form that is out, or a reply that cannot be read, with a message to copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget
from typing_extensions import override

from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import GAP_L, GAP_M, GAP_S, GAP_XS
from organizer_app.ui.widgets.boxes import column_of, row_of
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.plain_label import PlainLabel, WarningLabel, breakable
from organizer_app.wording.sharing import returns_inbox as words

if TYPE_CHECKING:
    from organizer_app.ui.screens.together.returns.lines import MessageShown
    from organizer_app.ui.theme.theme import Theme

_HIGH = 118


class MessagePanel(Themed, QFrame):
    """`copied` carries the message as it stands, which may be written again before."""

    copied = Signal(str)
    dismissed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("replyPanel")
        self._shown = ""
        self.title = PlainLabel("", self, role="title", wraps=True)
        self.about = PlainLabel("", self, role="meta", wraps=True)
        self.problem = WarningLabel(self)
        self._label = PlainLabel(words.message_name(), self, role="field")
        self.message = QPlainTextEdit(self)
        self.message.setAccessibleName(words.message_name())
        self.message.setTabChangesFocus(True)
        self.copy = push_button("primary", "", lambda: self.copied.emit(self.message.toPlainText()), self)
        self.leave = push_button("plain", words.dismiss(), self.dismissed.emit, self)
        buttons = row_of(spacing=GAP_S)
        buttons.addWidget(self.copy)
        buttons.addWidget(self.leave)
        buttons.addStretch(1)
        head = column_of(spacing=GAP_XS)
        for part in (self.title, self.about, self.problem):
            head.addWidget(part)
        column = column_of(self, (GAP_L, GAP_L, GAP_L, GAP_L), GAP_M)
        column.addLayout(head)
        column.addWidget(self._label)
        column.addWidget(self.message)
        column.addLayout(buttons)
        column.addStretch(1)
        self.set_theme(theme)

    def show_message(self, shown: MessageShown) -> None:
        """Show a form or a reply; what was typed into its message stays while it is shown."""
        self.title.setText(breakable(shown.title))
        self.about.setText(breakable(shown.about))
        self.problem.complain(shown.problem)
        self.leave.setVisible(bool(shown.problem))
        for part in (self._label, self.message, self.copy):
            part.setVisible(bool(shown.message))
        self.copy.setText(shown.button)
        if shown.key != self._shown:
            self._shown = shown.key
            self.message.setPlainText(shown.message)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.message.setFixedHeight(theme.length(_HIGH))
