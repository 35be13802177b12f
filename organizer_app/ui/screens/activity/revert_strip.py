"""Shows what reverting the listed steps would change, before it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy
from typing_extensions import override

from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import GAP_L, GAP_S, GAP_UNDER_M, GAP_UNDER_S
from organizer_app.ui.widgets.boxes import row_of
from organizer_app.ui.widgets.controls.buttons import naming_button, push_button
from organizer_app.ui.widgets.lists.speaking import announce
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.wording.history import reverting as words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from organizer_app.ui.theme.theme import Theme


class RevertStrip(Themed, QFrame):
    """A sentence with its button; `agreed` when it is pressed, `left` when nothing shall be reverted."""

    agreed = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("filterBar")
        self._sign = PlainLabel("", self)
        self._label = PlainLabel("", self, role="field")
        self._label.setWordWrap(True)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.agree = naming_button("primary", self._agree, self)
        self.cancel = push_button("plain", words.keep_these(), self._leave, self)
        row = row_of(self, (GAP_L, GAP_UNDER_S, GAP_L, GAP_UNDER_S), GAP_UNDER_M)
        row.addWidget(self._sign)
        row.addWidget(self._label, 1)
        row.addSpacing(GAP_S)
        row.addWidget(self.cancel)
        row.addWidget(self.agree)
        self.set_theme(theme)
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
        """The sentence it shows."""
        return self._label.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep the steps with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _agree(self) -> None:
        self._leave()
        self.agreed.emit()

    def _leave(self) -> None:
        self.hide()
        self.left.emit()

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._sign.setPixmap(theme.pixmap("undo-2", 16, "accent"))
