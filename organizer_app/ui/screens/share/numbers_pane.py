"""The column of the Numbers tab: public numbers, their locks, and the signatures by host."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from organizer_app.ui.flow.typed_values import count_meant
from organizer_app.ui.screens.share.line_list import ShareList
from organizer_app.ui.screens.share.lines import part_lines
from organizer_app.ui.screens.share.numbers_presenter import METRICS
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import GAP_L, GAP_M, GAP_S, GAP_UNDER_M, GAP_UNDER_S
from organizer_app.ui.widgets.boxes import column_of, row_of
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.controls.wrapped_tick import WrappedTick
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.scrolling_column import scrolling_column
from organizer_app.ui.widgets.tooltips import set_tip
from organizer_app.wording.sharing import share_numbers as words

if TYPE_CHECKING:
    from organizer_app.ui.screens.share.numbers_presenter import NumberLine, Numbers
    from organizer_app.ui.theme.theme import Theme

_WIDTH: Final = 306


class NumberCard(QWidget):
    """One number: its present line, the line in documents, and the lock button."""

    turned = Signal(str)

    def __init__(self, metric: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.now, self.said = PlainLabel("", self), PlainLabel("", self)
        head = PlainLabel(words.metric_name(metric), self)
        for label, role in ((head, "field"), (self.now, "strong"), (self.said, "caption")):
            label.setProperty("role", role)
            label.setWordWrap(True)
        self.lock = push_button("plain", "", lambda: self.turned.emit(metric), self)
        column = column_of(self, (0, 0, 0, GAP_UNDER_M), GAP_UNDER_S)
        for part in (head, self.now, self.said, self.lock):
            column.addWidget(part)

    def show_line(self, line: NumberLine | None) -> None:
        """Show the number; hide a metric that has no known value."""
        self.setVisible(line is not None)
        if line is not None:
            can_turn = line.is_known or bool(line.locked)
            said = words.documents_say(line.locked, is_same=line.locked == line.text)
            self.now.setText(line.text)
            self.said.setText(said if can_turn else words.nothing_to_lock())
            self.lock.setText(words.lock_button(is_locked=bool(line.locked)))
            self.lock.setEnabled(can_turn)
            set_tip(self.lock, "" if can_turn else words.nothing_to_lock())


class NumbersPane(Themed, QFrame):
    """`counted` carries host, typed number, and whether others may count the same people."""

    lock_turned = Signal(str)
    counted = Signal(str, str, bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidePane")
        self.cards = {metric: NumberCard(metric, self) for metric in METRICS}
        self.parts = ShareList(theme, words.part_list(), self)
        self.parts.show_all()
        self.host, self.number = self._field(words.host_hint()), self._field(words.number_hint())
        self.shares = WrappedTick(words.shares_people(), self)
        self.shares.tick.setChecked(True)
        self.add = push_button("plain", words.note_button(), self._count, self)
        self._why = self._label("caption", words.no_number())
        for card in self.cards.values():
            card.turned.connect(self.lock_turned)
            card.hide()
        self._lay_out()
        self._enable()
        self.set_theme(theme)

    def _field(self, hint: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setPlaceholderText(hint)
        field.setAccessibleName(hint)
        field.returnPressed.connect(self._count)
        field.textChanged.connect(lambda _: self._enable())
        return field

    def _label(self, role: str, text: str) -> PlainLabel:
        return PlainLabel(text, self, role=role, wraps=True)

    def _lay_out(self) -> None:
        column = scrolling_column(self)
        column.setContentsMargins(0, GAP_M, 0, GAP_M)
        column.setSpacing(GAP_S)
        inner = QVBoxLayout()
        inner.setContentsMargins(GAP_L, 0, GAP_L, 0)
        inner.addWidget(self._label("strong", words.numbers()))
        inner.addWidget(self._label("caption", words.numbers_hint()))
        inner.addSpacing(GAP_S)
        for card in self.cards.values():
            inner.addWidget(card)
        inner.addWidget(self._label("field", words.signatures()))
        self._none = self._label("caption", words.no_signatures())
        inner.addWidget(self._none)
        column.addLayout(inner)
        column.addWidget(self.parts)
        low = column_of(margins=(GAP_L, 0, GAP_L, 0), spacing=GAP_UNDER_S)
        fields = row_of(spacing=GAP_S)
        for field in (self.host, self.number):
            fields.addWidget(field, 1)
        low.addLayout(fields)
        low.addWidget(self.shares)
        low.addWidget(self.add)
        low.addWidget(self._why)
        column.addLayout(low)
        column.addStretch(1)

    def _enable(self) -> None:
        can_note = bool(self.host.text().strip()) and count_meant(self.number.text()).value is not None
        self.add.setEnabled(can_note)
        self._why.setVisible(not can_note)

    def _count(self) -> None:
        self.counted.emit(self.host.text(), self.number.text(), self.shares.tick.isChecked())

    def show_numbers(self, numbers: Numbers) -> None:
        """Show the numbers and the signatures by host."""
        known = {line.metric: line for line in numbers.lines}
        for metric, card in self.cards.items():
            card.show_line(known.get(metric))
        self.parts.show_lines(part_lines(numbers.parts))
        self._none.setVisible(not numbers.parts)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.setFixedWidth(theme.length(_WIDTH))
