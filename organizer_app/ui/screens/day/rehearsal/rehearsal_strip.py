"""The strip above every view of a rehearsal: that it is one, its speed, what is told, and who answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from organizer_app.domain.day.rehearsal import SPEEDS
from organizer_app.ui.theme.shown_icons import show_icon
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import GAP_L, GAP_S
from organizer_app.ui.widgets.boxes import column_of, row_of
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.controls.segmented import Segmented
from organizer_app.ui.widgets.plain_label import PlainLabel, WarningLabel
from organizer_app.ui.widgets.tooltips import set_tip
from organizer_app.ui.widgets.wrapping_row import WrappingRow
from organizer_app.wording.day import rehearsals as words

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from organizer_app.ui.theme.theme import Theme

_NARROW: Final = 1000


class RehearsalStrip(Themed, QFrame):
    """`speed_chosen` carries how many times as fast the clock shall run."""

    speed_chosen = Signal(int)
    end_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("dayBoard")
        self.promise = PlainLabel(words.promise(), self, role="strong")
        choices = [(str(speed), words.speed(speed), "") for speed in SPEEDS]
        self.speeds = Segmented(choices, theme, words.speed_name(), self)
        self.speeds.chosen.connect(lambda code: self.speed_chosen.emit(int(code)))
        self.score = PlainLabel("", self, role="meta")
        self.end = push_button("plain", words.end(), self.end_asked.emit, self)
        show_icon(self.end, theme, "graduation-cap")
        self.message = WarningLabel(self)
        self.answer = PlainLabel("", self, role="meta", wraps=True)
        bar = QWidget(self)
        row = WrappingRow(bar, side=0, above=0, spacing=GAP_S)
        row.addWidget(self.promise)
        row.addWidget(self.speeds)
        row.add_tail(self.score)
        row.add_tail(self.end)
        row.keep_together(self.score, self.end)
        below = row_of(None, spacing=GAP_L)
        below.addWidget(self.message, 1)
        below.addWidget(self.answer, 1)
        column = column_of(self)
        inside = column_of(None, (GAP_L, GAP_S, GAP_L, GAP_S), GAP_S)
        inside.addWidget(bar)
        inside.addLayout(below)
        column.addLayout(inside)
        line = QFrame(self)
        line.setProperty("line", "true")
        column.addWidget(line)
        self.answer.hide()
        self.set_theme(theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say less where the button at the end would fall into a second row."""
        super().resizeEvent(event)
        is_narrow = event.size().width() < self._theme.length(_NARROW)
        self.promise.setText(words.promise_short() if is_narrow else words.promise())
        set_tip(self.promise, words.promise() if is_narrow else "")

    def show_speed(self, speed: int) -> None:
        """Show how fast the clock runs."""
        self.speeds.choose(str(speed))

    def show_told(self, text: str) -> None:
        """Show what a city told; nothing for an empty text."""
        self.message.complain(text)

    def show_answer(self, text: str) -> None:
        """Show whether a call is answered now; nothing while nobody is to be called."""
        self.answer.setText(text)
        self.answer.setVisible(bool(text))
