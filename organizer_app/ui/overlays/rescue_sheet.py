"""Shows what is left of a damaged plan, and offers to continue with its newest good backup."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit

from organizer_app.ui.overlays.sheet import Sheet
from organizer_app.ui.overlays.sheet_frame import ROOM, sheet_foot, sheet_head, sheet_label
from organizer_app.ui.theme.tokens import GAP_M
from organizer_app.ui.widgets.boxes import column_of
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.wording.plan.backups import later_steps
from organizer_app.wording.plan.edits import sentence
from organizer_app.wording.window import rescue as words

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from organizer_app.services.plan.rescuing import Rescue
    from organizer_app.ui.theme.theme import Theme

_WIDTH: Final = 560
_LIST: Final = 160
# Lines that the border and the margins of the list take.
_AROUND: Final = 2


class RescueSheet(Sheet):
    """`chosen` is emitted when the person wants to continue with the backup.

    Args:
        theme: the theme in use.
        window: the window it covers.
        plan: the damaged file.
    """

    chosen = Signal()

    def __init__(self, theme: Theme, window: QWidget, plan: Path) -> None:
        super().__init__(theme, window, _WIDTH)
        self.setAccessibleName(words.heading())
        self.found = sheet_label("strong", self.panel, words.looking())
        self.later = sheet_label("meta", self.panel)
        self.colleagues = sheet_label("meta", self.panel, words.colleagues())
        self.steps = QPlainTextEdit(self.panel)
        self.steps.setReadOnly(True)
        self.steps.setAccessibleName(words.steps_name())
        self.copy = push_button("link", words.copy_list(), self._copy, self.panel)
        self.cancel = push_button("plain", words.cancel(), self.leave, self.panel)
        self.go_on = push_button("primary", words.go_on(), self.chosen.emit, self.panel)
        self._lay_out(plan)
        self._show_steps(())
        self.go_on.setEnabled(False)

    def _lay_out(self, plan: Path) -> None:
        said = sheet_label("meta", self.panel, f"{words.file(plan.name)} {words.stays()}")
        column = self.column()
        column.addLayout(sheet_head(sheet_label("title", self.panel, words.heading()), said, self.cross))
        inner = column_of(margins=(ROOM, 0, ROOM, 0), spacing=GAP_M)
        for part in (self.found, self.later, self.steps, self.colleagues):
            inner.addWidget(part)
        column.addLayout(inner)
        column.addStretch(0)
        column.addWidget(sheet_foot(self.panel, (self.copy,), (self.cancel, self.go_on)))

    def _show_steps(self, sentences: tuple[str, ...]) -> None:
        self.steps.setPlainText("\n".join(sentences))
        high = self.steps.fontMetrics().lineSpacing() * (len(sentences) + _AROUND)
        self.steps.setFixedHeight(min(high, self._theme.length(_LIST)))
        self.steps.setVisible(bool(sentences))
        self.copy.setVisible(bool(sentences))

    def show_found(self, found: Rescue) -> None:
        """Show the backup, and the steps after it that can be read."""
        made = found.made_at.astimezone()
        self.found.setText(words.newest(made, found.actions, found.people))
        self.later.setText(later_steps(len(found.later), is_whole=found.is_log_whole))
        self._show_steps(tuple(map(sentence, found.later)))
        self.go_on.setEnabled(True)
        self.place()
        self.go_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, sentence_: str) -> None:
        """Show why there is nothing to continue with."""
        self.found.setText(sentence_)
        self.place()

    def take_focus(self) -> None:
        """Focus a button that changes nothing."""
        self.cancel.setFocus(Qt.FocusReason.PopupFocusReason)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.steps.toPlainText())
        self.copy.setText(words.copied())
