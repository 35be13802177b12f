"""Corrects an entry of the log: its outcome and its words; the entry itself stays, struck out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from organizer_app.domain.model.day.log_entries import Heard
from organizer_app.ui.theme.tokens import GAP_L, GAP_S
from organizer_app.ui.widgets.boxes import row_of
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.controls.choice_box import ChoiceBox
from organizer_app.ui.widgets.controls.leaving_frame import LeavingFrame
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.wording.day import board as board_words
from organizer_app.wording.day import log_corrections as words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from organizer_app.ui.screens.day.log_lines import LogLine

_LONGEST: Final = 2000


class CorrectionRow(LeavingFrame):
    """`corrected` carries an entry, the right words, and the code of the right outcome or nothing."""

    corrected = Signal(str, str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._line: LogLine | None = None
        self.what = PlainLabel("", self, role="strong")
        self.heard = ChoiceBox(self)
        self.heard.setAccessibleName(words.outcome())
        for heard in Heard:
            self.heard.addItem(board_words.heard_words(heard), heard.value)
        self.text = QLineEdit(self)
        self.text.setMaxLength(_LONGEST)
        self.text.setAccessibleName(words.right_words())
        self.text.setPlaceholderText(words.right_words())
        self.text.returnPressed.connect(self._save)
        self.save = push_button("plain", words.save(), self._save, self)
        row = row_of(self, (GAP_L, 0, GAP_L, GAP_S), GAP_S)
        for part in (self.what, self.heard):
            row.addWidget(part)
        row.addWidget(self.text, 1)
        row.addWidget(self.save)
        self.hide()

    def open(self, line: LogLine) -> None:
        """Show what an entry says, ready to be changed."""
        self._line = line
        self.what.setText(words.correcting(line.occurred, line.city))
        self.heard.setVisible(line.heard is not None)
        if line.heard is not None:
            self.heard.setCurrentIndex(self.heard.findData(line.heard.value))
        self.text.setText(line.said)
        self.show()
        self.text.selectAll()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Drop what was shown and typed."""
        self._line = None
        self.what.setText("")
        self.text.clear()
        self.hide()

    @override
    def leave(self) -> None:
        self.forget()
        super().leave()

    def _save(self) -> None:
        line = self._line
        if line is None:
            return
        heard = str(self.heard.currentData()) if line.heard is not None else ""
        is_same = self.text.text().strip() == line.said and heard == (line.heard.value if line.heard else "")
        if not is_same:
            self.corrected.emit(line.entry_id, self.text.text(), heard)
        self.leave()
