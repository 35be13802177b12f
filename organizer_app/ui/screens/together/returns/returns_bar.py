"""The bar above the inbox: how many forms are back, and the chips that narrow the list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QProgressBar, QWidget

from organizer_app.ui.screens.together.returns.reply_filter import SPECS
from organizer_app.ui.theme.tokens import GAP_L, GAP_M
from organizer_app.ui.widgets.controls.filter_bar import FilterStrip
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.wrapping_row import WrappingRow
from organizer_app.wording.checklists import checklist_forms as form_words
from organizer_app.wording.sharing import returns_inbox as words

if TYPE_CHECKING:
    from organizer_app.domain.sharing.returned_forms import ReturnsInbox
    from organizer_app.ui.theme.theme import Theme

_PROGRESS: Final = 150


class ReturnsBar(FilterStrip):
    """Large text and long words continue on a second line."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, SPECS, parent, clear=form_words.clear_filters())
        self.note = PlainLabel("", self, role="strong")
        self.done = QProgressBar(self)
        self.done.setFixedWidth(_PROGRESS)
        self.done.setTextVisible(False)
        self.newest = PlainLabel("", self, role="meta")
        row = WrappingRow(self, side=GAP_L, spacing=GAP_M)
        row.addWidget(self.note)
        row.addWidget(self.done)
        self.add_chips(row)
        row.add_tail(self.newest)

    def show_inbox(self, inbox: ReturnsInbox) -> None:
        """Show how many forms are back, and when the newest went out."""
        told = words.back(inbox.back, inbox.cities)
        self.note.setText(told)
        self.done.setVisible(bool(told))
        self.done.setAccessibleName(told)
        self.done.setMaximum(max(1, inbox.cities))
        self.done.setValue(inbox.back)
        self.newest.setText(words.went_out(inbox.newest) if inbox.newest else "")
