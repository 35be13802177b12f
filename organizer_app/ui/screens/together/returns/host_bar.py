"""Asks which city a new host means, above the answers of the reply, with the cities that may be meant."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QWidget

from organizer_app.ui.theme.tokens import GAP_L, GAP_S, GAP_XS
from organizer_app.ui.widgets.boxes import column_of, row_of
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.lists.name_completion import NameCompletion
from organizer_app.ui.widgets.plain_label import PlainLabel, breakable
from organizer_app.ui.widgets.wrapping_row import WrappingRow
from organizer_app.wording.sharing import returns_inbox as words

if TYPE_CHECKING:
    from organizer_app.domain.sharing.returned_forms import HostCity
    from organizer_app.ui.widgets.lists.name_completion import Ask

_FIELD: Final = 240


class HostBar(QFrame):
    """`named` carries the city that was typed or pressed.

    Args:
        ask: looks up cities while one is typed.
        parent: its parent.
    """

    named = Signal(str)

    def __init__(self, ask: Ask, parent: QWidget) -> None:
        super().__init__(parent)
        self.field = QLineEdit(self)
        self.field.setMinimumWidth(_FIELD)
        self.field.setAccessibleName(words.host_city_name())
        self.field.editingFinished.connect(self._give)
        self.completion = NameCompletion(self.field, ask)
        self.said = PlainLabel("", self, role="meta", wraps=True)
        self.choices: list[QPushButton] = []
        self._given = ""
        line = row_of(spacing=GAP_S)
        line.addWidget(PlainLabel(words.host_city_name(), self, role="field"))
        line.addWidget(self.field)
        line.addStretch(1)
        offered = QWidget(self)
        self._row = WrappingRow(offered, side=0, above=0, spacing=GAP_S)
        column = column_of(self, (GAP_L, 0, GAP_L, GAP_S), GAP_XS)
        column.addLayout(line)
        column.addWidget(self.said)
        column.addWidget(offered)

    def show_city(self, text: str, city: HostCity | None) -> None:
        """Show a typed city and what it means; None while that is looked up."""
        self._given = text
        if not self.field.hasFocus() or not self.field.isModified():
            self.field.setText(text)
        self.said.setText(breakable(words.host_city(city)) if city is not None else "")
        for button in self.choices:
            self._row.removeWidget(button)
            button.deleteLater()
        names = city.choices if city is not None else ()
        self.choices = [push_button("plain", name, partial(self.named.emit, name), self) for name in names]
        for button in self.choices:
            self._row.addWidget(button)
            button.show()

    def _give(self) -> None:
        text = " ".join(self.field.text().split())
        self.field.setModified(False)
        if text != self._given:
            self._given = text
            self.named.emit(text)
