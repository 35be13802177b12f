"""The inspector's button that puts an action on schedule, and the start it would get."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from organizer_app.ui.theme.tokens import GAP_XS
from organizer_app.ui.widgets.boxes import column_of
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.tooltips import set_tip
from organizer_app.wording.plan import inspector_parts as words

if TYPE_CHECKING:
    from organizer_app.domain.calendar.rule_compliance import WindowOffer


class WindowRow(QWidget):
    """Shows below the button what it would do, or why it is disabled."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = push_button("plain", words.move_to_window(), self.asked.emit, self)
        self.note = PlainLabel("", self, role="caption", wraps=True)
        column = column_of(self, (0, GAP_XS, 0, 0), GAP_XS)
        column.addWidget(self.button)
        column.addWidget(self.note)

    def show_offer(self, offer: WindowOffer | None) -> None:
        """Show what can be done; nothing without an action."""
        self.setVisible(offer is not None)
        if offer is None:
            return
        said = words.window_refused(offer.reason) if offer.reason else words.window_start(offer.to)
        self.note.setText(said)
        self.note.setVisible(bool(said))
        self.button.setEnabled(not offer.reason)
        self.button.setAccessibleDescription(said)
        set_tip(self.button, said)
