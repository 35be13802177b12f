"""Four fields for the rows of a recovery sheet; a mistyped row is marked as soon as it is whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from organizer_app.domain.basics.plan_secrets import is_row_right, read_letters, read_sheet, row_length
from organizer_app.domain.basics.problems import WrongSheetRow
from organizer_app.ui.theme.style_marks import mark
from organizer_app.ui.theme.tokens import GAP_S
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.wording.plan import recovery_sheet
from organizer_app.wording.window import unlock as words

if TYPE_CHECKING:
    from organizer_app.domain.basics.plan_secrets import RecoveryKey

_ROWS: Final = 4
# A row of the sheet with generous blanks between its groups.
_LONGEST: Final = 60


class RecoveryRows(QWidget):
    """`wrong` carries a sentence about a row that is not as on the sheet, or an empty text."""

    wrong = Signal(str)
    entered = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(GAP_S)
        self.fields = []
        for number in range(_ROWS):
            field = QLineEdit(self)
            field.setMaxLength(_LONGEST)
            field.setAccessibleName(words.row_name(number + 1))
            field.textChanged.connect(lambda _text, number=number: self._look(number))
            field.returnPressed.connect(lambda number=number: self._go_on(number))
            label = PlainLabel(str(number + 1), self)
            label.setProperty("role", "meta")
            grid.addWidget(label, number, 0)
            grid.addWidget(field, number, 1)
            self.fields.append(field)

    def key(self) -> RecoveryKey | None:
        """Return the key of the typed sheet, or mark the row that is wrong."""
        try:
            return read_sheet("\n".join(field.text() or "?" for field in self.fields))
        except WrongSheetRow as refused:
            if refused.row:
                mark(self.fields[refused.row - 1], "invalid", value=True)
            self.wrong.emit(recovery_sheet.wrong_row(refused.row))
            return None

    def clear(self) -> None:
        """Keep nothing that was typed."""
        for field in self.fields:
            field.clear()

    def set_read_only(self, *, is_on: bool) -> None:
        """Take no letters while the key is tried."""
        for field in self.fields:
            field.setReadOnly(is_on)

    def _look(self, number: int) -> None:
        field = self.fields[number]
        is_whole = len(read_letters(field.text())) >= row_length(number)
        is_wrong = is_whole and not is_row_right(number, field.text())
        mark(field, "invalid", is_wrong)
        self.wrong.emit(recovery_sheet.wrong_row(number + 1) if is_wrong else "")

    def _go_on(self, number: int) -> None:
        if number + 1 < _ROWS:
            self.fields[number + 1].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.entered.emit()
