"""Shows the report of the last error whole before anything of it is copied; nothing is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout

from organizer_app.ui.overlays.sheet import Sheet
from organizer_app.ui.overlays.sheet_frame import ROOM, sheet_foot, sheet_head, sheet_label
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.wording.window import report as words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from organizer_app.ui.theme.theme import Theme

_WIDTH: Final = 620


class ReportSheet(Sheet):
    """The text of a report, to be read and then copied, or not.

    Args:
        theme: the theme in use.
        window: the window it covers.
        report: from `environment.crash_report`; empty when there was no error.
    """

    high = 420

    def __init__(self, theme: Theme, window: QWidget, report: str) -> None:
        super().__init__(theme, window, _WIDTH)
        self.setAccessibleName(words.title())
        self.text = QPlainTextEdit(report or words.none(), self.panel)
        self.text.setReadOnly(True)
        self.text.setAccessibleName(words.title())
        self.copy = push_button("primary", words.copy(), self._copy, self.panel)
        self.copy.setEnabled(bool(report))
        self.close_it = push_button("plain", words.close(), self.leave, self.panel)
        column = self.column()
        promise = sheet_label("meta", self.panel, words.promise())
        column.addLayout(sheet_head(sheet_label("title", self.panel, words.title()), promise, self.cross))
        shown = QVBoxLayout()
        shown.setContentsMargins(ROOM, 0, ROOM, 0)
        shown.addWidget(self.text)
        column.addLayout(shown, 1)
        column.addWidget(sheet_foot(self.panel, (), (self.close_it, self.copy)))

    def take_focus(self) -> None:
        """Focus the text, which is read first."""
        self.text.setFocus(Qt.FocusReason.PopupFocusReason)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.copy.setText(words.copied())
