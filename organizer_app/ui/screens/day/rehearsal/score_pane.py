"""Lays out the score of a rehearsal: a sentence, a line for all that went wrong, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from organizer_app.ui.screens.day.rehearsal.score_lines import ScorePainter, ShownScore
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import GAP_L, GAP_M, GAP_S
from organizer_app.ui.widgets.boxes import column_of, row_of
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.lists.line_list import LineList
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.wording.day import rehearsals as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.ui.theme.theme import Theme


class ScorePane(Themed, QFrame):
    """`back_asked` leaves the rehearsal, which is deleted then."""

    back_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("dayBoard")
        self.sentence = PlainLabel("", self, role="title", wraps=True)
        self.list = LineList[ShownScore](theme, ScorePainter(theme), words.score_list(), self)
        self.list.opens_on_click = False
        self.back = push_button("primary", words.back(), self.back_asked.emit, self)
        column = column_of(self, (GAP_L, GAP_M, GAP_L, GAP_M), GAP_S)
        column.addWidget(PlainLabel(words.score_title(), self, role="sub"))
        column.addWidget(self.sentence)
        column.addWidget(self.list, 1)
        foot = row_of(None, spacing=GAP_S)
        foot.addStretch(1)
        foot.addWidget(self.back)
        column.addLayout(foot)

    def show_score(self, sentence: str, lines: Sequence[ShownScore]) -> None:
        """Say how the desk did in a rehearsal, and list what went wrong."""
        self.sentence.setText(sentence)
        self.list.show_lines(lines)

    def focus_main(self) -> None:
        """Put the keyboard on the lines, or on the way back where nothing went wrong."""
        (self.list if self.list.lines else self.back).setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.list.set_source(theme, ScorePainter(theme))
