"""Shows below a reply what the next one changes, so that a person knows what waits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from organizer_app.ui.theme.tokens import GAP_L, GAP_M, GAP_S, GAP_XS
from organizer_app.ui.widgets.boxes import column_of, row_of
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.plain_label import PlainLabel, breakable
from organizer_app.wording.sharing import returned_forms as replies
from organizer_app.wording.sharing import returns_inbox as words

if TYPE_CHECKING:
    from organizer_app.domain.sharing.returned_forms import ReturnedForm

_MOST: Final = 3


class NextCard(QFrame):
    """Hidden while no other reply waits; `asked` carries the id of the reply it shows."""

    asked = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("footBar")
        self._reply_id = ""
        self.city = PlainLabel("", self, role="strong")
        self.about = PlainLabel("", self, role="meta", wraps=True)
        self.changes = PlainLabel("", self, role="meta", wraps=True)
        self.go = push_button("link", words.next_reply(), lambda: self.asked.emit(self._reply_id), self)
        told = column_of(margins=(0, 0, 0, 0), spacing=GAP_XS)
        for part in (self.city, self.about, self.changes):
            told.addWidget(part)
        row = row_of(self, (GAP_L, GAP_M, GAP_L, GAP_M), GAP_S)
        row.addLayout(told, 1)
        row.addWidget(self.go)
        self.hide()

    def show_next(self, form: ReturnedForm | None) -> None:
        """Show a reply, or nothing."""
        self.setVisible(form is not None)
        if form is None:
            return
        self._reply_id = form.reply_id
        self.city.setText(form.city)
        self.about.setText(words.about(form))
        shown = [
            words.change(
                each.number,
                replies.label(each.field),
                replies.was(each),
                replies.value(each.field, each.theirs),
            )
            for each in form.answers[:_MOST]
        ]
        more = len(form.answers) - len(shown)
        lines = [*shown, words.more_changes(more)] if more else shown
        self.changes.setText(breakable("\n".join(lines)))
