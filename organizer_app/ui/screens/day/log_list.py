"""The entries of a log as a list, with the row that corrects the chosen one; both logs of the day use it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from typing_extensions import override

from organizer_app.ui.screens.day.correction_row import CorrectionRow
from organizer_app.ui.screens.day.log_lines import LogLine
from organizer_app.ui.screens.day.log_painter import LogPainter
from organizer_app.ui.theme.shown_icons import show_icon
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.lists.line_list import LineList
from organizer_app.ui.widgets.tooltips import set_tip
from organizer_app.wording.day import log_corrections as words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from organizer_app.ui.theme.theme import Theme

# Narrower, an entry has its words below its time and city.
_LEAST_WIDTH: Final = 560


class LogList(LineList[LogLine]):
    """The entries; C or the button asks to correct the chosen one.

    The view puts `correct` and `correction` where they belong; `corrected` carries an entry, the right words,
    and the code of the right outcome or nothing.
    """

    corrected = Signal(str, str, str)

    def __init__(self, theme: Theme, name: str, parent: QWidget) -> None:
        super().__init__(theme, LogPainter(theme), name, parent)
        self.is_narrow = False
        self.opens_on_click = False
        self.correction = CorrectionRow(parent)
        self.correct = push_button("plain", words.correct(), self.start_correction, parent)
        show_icon(self.correct, theme, "pencil")
        set_tip(self.correct, words.correct_hint())
        self.correct.setAccessibleName(words.correct())
        self.correction.corrected.connect(self.corrected)
        self.correction.left.connect(lambda: self.setFocus(Qt.FocusReason.OtherFocusReason))
        self.chosen.connect(lambda _key: self._enable())
        self.widened.connect(self._fit)

    @override
    def lines_changed(self) -> None:
        super().lines_changed()
        self._enable()

    def start_correction(self) -> None:
        """Open what the chosen entry says; another entry with the right words will strike it out."""
        line = self.line
        if line is not None and line.is_correctable:
            self.correction.open(line)

    def _enable(self) -> None:
        line = self.line
        self.correct.setEnabled(line is not None and line.is_correctable)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the letter of the log."""
        if event.text().casefold() == "c" and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.start_correction()
        else:
            super().keyPressEvent(event)

    def take_theme(self, theme: Theme) -> None:
        """Paint the entries in another theme."""
        self.is_narrow = self.viewport().width() < theme.length(_LEAST_WIDTH)
        self.set_source(theme, LogPainter(theme, is_narrow=self.is_narrow))

    def _fit(self) -> None:
        if self.is_narrow != (self.viewport().width() < self._theme.length(_LEAST_WIDTH)):
            self.take_theme(self._theme)
