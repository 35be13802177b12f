"""The inspector's line about a petition: what became of it, and a field that logs another delivery."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from organizer_app.domain.day.entry_line import read_delivery
from organizer_app.ui.theme.tokens import GAP_XS
from organizer_app.ui.widgets.boxes import column_of
from organizer_app.ui.widgets.lists.speaking import announce
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.wording.plan import inspector_parts as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.domain.rows.action_details import DeliveryLine


class DeliveryRow(QWidget):
    """`delivered` carries what was understood, a `TypedEntry` that lacks nothing."""

    delivered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(words.delivery_hint())
        self.field.setAccessibleName(words.delivery_name())
        # Enter and leaving the field both save, as the fields above do.
        self.field.editingFinished.connect(self._read)
        self.field.textEdited.connect(lambda _text: self._explain(""))
        self.known = PlainLabel("", self, wraps=True)
        self._gap = PlainLabel("", self, role="complaint", wraps=True)
        column = column_of(self, (0, GAP_XS, 0, 0), GAP_XS)
        column.addWidget(PlainLabel(words.delivery_name(), self, role="field"))
        for part in (self.known, self.field, self._gap):
            column.addWidget(part)
        self._explain("")

    def show_deliveries(self, deliveries: Sequence[DeliveryLine]) -> None:
        """Show the deliveries of the open action, the newest first."""
        self.known.setText("\n".join(map(words.delivery_line, deliveries)))
        self.known.setVisible(bool(deliveries))

    def clear(self) -> None:
        """Forget what was typed about another action."""
        self.field.clear()
        self._explain("")

    def _read(self) -> None:
        typed = self.field.text().strip()
        if not typed:
            return
        entry = read_delivery(typed)
        if entry.gap is not None:
            self._explain(words.delivery_unclear())
            return
        self.clear()
        self.delivered.emit(entry)

    def _explain(self, sentence: str) -> None:
        self._gap.setText(sentence)
        self._gap.setVisible(bool(sentence))
        self.field.setAccessibleDescription(sentence)
        if sentence:
            announce(self.field, sentence)
