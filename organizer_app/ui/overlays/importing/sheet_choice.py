"""The choice of the sheets of a workbook: those that fit are taken, and the others are named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from organizer_app.ui.theme.tokens import GAP_UNDER_S
from organizer_app.ui.widgets.boxes import row_of
from organizer_app.ui.widgets.controls.check_menu import CheckMenu
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.wording.importing import import_sheets as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.domain.importing.foreign_files import Sheet


class SheetChoice(QWidget):
    """A button with a menu of sheets; `taken` carries the names of those that are wanted."""

    taken = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.button = QPushButton("", self)
        self.button.setProperty("kind", "pill")
        self.menu = CheckMenu(self.button)
        self.menu.aboutToHide.connect(self._tell)
        self.button.setMenu(self.menu)
        self.left_out = PlainLabel("", self, role="meta", wraps=True)
        row = row_of(self, spacing=GAP_UNDER_S)
        row.addWidget(self.button)
        row.addWidget(self.left_out, 1)
        self._was: frozenset[str] = frozenset()
        self.hide()

    def show_sheets(self, sheets: Sequence[Sheet]) -> None:
        """Show the sheets of a workbook; nothing where there is no choice."""
        self.setVisible(bool(sheets))
        self.menu.clear()
        for sheet in sheets:
            label = words.sheet_entry(sheet.name, sheet.doubt)
            self.menu.add_value(label, is_checked=sheet.is_taken).setData(sheet.name)
        self._was = self._wanted()
        self.button.setText(words.sheets_taken([sheet.name for sheet in sheets if sheet.is_taken]))
        others = [(sheet.name, sheet.doubt) for sheet in sheets if not sheet.is_taken]
        self.left_out.setText(words.left_out(others) if others else "")

    def _wanted(self) -> frozenset[str]:
        return frozenset(str(entry.data()) for entry in self.menu.actions() if entry.isChecked())

    def _tell(self) -> None:
        wanted = self._wanted()
        if wanted != self._was:
            self.taken.emit(wanted)
