"""The bar above the inbox: how many forms are back, and the buttons that make forms and receive replies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import BAR_TOP, GAP_M, GAP_XXL
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.wrapping_row import WrappingRow
from organizer_app.wording.sharing import returns_inbox as words

if TYPE_CHECKING:
    from organizer_app.ui.theme.theme import Theme


class ReturnsBar(Themed, QFrame):
    """Large text and long words continue on a second line."""

    forms_asked = Signal()
    paste_asked = Signal()
    files_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self.note = PlainLabel("", self, role="meta")
        self.make = push_button("plain", words.make_forms(), self.forms_asked.emit, self)
        self.paste = push_button("plain", words.paste(), self.paste_asked.emit, self)
        self.open = push_button("plain", words.open_replies(), self.files_asked.emit, self)
        row = WrappingRow(self, side=GAP_XXL, spacing=GAP_M)
        row.addWidget(PlainLabel(words.title(), self, role="title"))
        row.addWidget(self.note)
        for button in (self.make, self.paste, self.open):
            row.add_tail(button)
        self.set_theme(theme)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.setMinimumHeight(theme.length(BAR_TOP))
