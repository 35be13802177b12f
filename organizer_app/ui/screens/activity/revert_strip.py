"""Shows what reverting the listed steps would change, before it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy

from organizer_app.ui.theme.shown_icons import show_icon
from organizer_app.ui.theme.tokens import GAP_L, GAP_S, GAP_UNDER_M, GAP_UNDER_S
from organizer_app.ui.widgets.boxes import row_of
from organizer_app.ui.widgets.controls.buttons import naming_button, push_button
from organizer_app.ui.widgets.controls.leaving_frame import LeavingFrame
from organizer_app.ui.widgets.lists.speaking import announce
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.wording.history import reverting as words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from organizer_app.ui.theme.theme import Theme


class RevertStrip(LeavingFrame):
    """A sentence with its button; `agreed` when it is pressed, `left` when nothing shall be reverted."""

    agreed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("filterBar")
        sign = PlainLabel("", self)
        show_icon(sign, theme, "undo-2", "accent", 16)
        self._label = PlainLabel("", self, role="field")
        self._label.setWordWrap(True)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.agree = naming_button("primary", self._agree, self)
        self.cancel = push_button("plain", words.keep_these(), self.leave, self)
        row = row_of(self, (GAP_L, GAP_UNDER_S, GAP_L, GAP_UNDER_S), GAP_UNDER_M)
        row.addWidget(sign)
        row.addWidget(self._label, 1)
        row.addSpacing(GAP_S)
        row.addWidget(self.cancel)
        row.addWidget(self.agree)
        self.hide()

    def offer(self, sentence: str, steps: int) -> None:
        """Show what reverting so many steps would change; an empty sentence hides the strip."""
        if not sentence:
            self.hide()
            return
        self._label.setText(sentence)
        self.setAccessibleName(sentence)
        self.agree.setText(words.revert_count(steps))
        self.show()
        self.agree.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, sentence)

    @property
    def sentence(self) -> str:
        """What the strip says, for tests."""
        return self._label.text()

    def _agree(self) -> None:
        self.leave()
        self.agreed.emit()
