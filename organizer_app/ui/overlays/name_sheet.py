"""Asks for the name that this laptop's changes carry; it may be left empty."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from organizer_app.domain.basics.author_names import LONGEST_NAME, author_name_of
from organizer_app.ui.overlays.sheet import Sheet
from organizer_app.ui.overlays.sheet_frame import ROOM, sheet_foot, sheet_head, sheet_label
from organizer_app.ui.theme.tokens import GAP_M, GAP_XS
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.wording.window import author as words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from organizer_app.ui.theme.theme import Theme

_WIDTH: Final = 480


class NameSheet(Sheet):
    """`chosen` carries the name, empty for none; Esc changes nothing."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, window: QWidget, name: str) -> None:
        super().__init__(theme, window, _WIDTH)
        self.setAccessibleName(words.title())
        self.field = QLineEdit(name, self.panel)
        self.field.setMaxLength(LONGEST_NAME)
        self.field.setPlaceholderText(words.example())
        self.field.setAccessibleName(words.field())
        self.field.returnPressed.connect(lambda: self._choose(self.field.text()))
        self.empty = push_button("plain", words.leave_empty(), lambda: self._choose(""), self.panel)
        self.save = push_button("primary", words.save(), lambda: self._choose(self.field.text()), self.panel)
        column = self.column()
        column.addLayout(sheet_head(sheet_label("title", self.panel, words.title()), None, self.cross))
        asked = QVBoxLayout()
        asked.setContentsMargins(ROOM, 0, ROOM, 0)
        asked.setSpacing(GAP_XS)
        asked.addWidget(sheet_label("meta", self.panel, words.reason()))
        asked.addSpacing(GAP_M)
        label = PlainLabel(words.field(), self.panel)
        label.setProperty("role", "field")
        label.setBuddy(self.field)
        asked.addWidget(label)
        asked.addWidget(self.field)
        column.addLayout(asked)
        column.addWidget(sheet_foot(self.panel, (), (self.empty, self.save)))

    def take_focus(self) -> None:
        """Focus the field."""
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)
        self.field.selectAll()

    def _choose(self, name: str) -> None:
        self.leave()
        self.chosen.emit(author_name_of(name))
