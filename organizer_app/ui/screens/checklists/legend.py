"""What the signs of the checklists mean, below them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from organizer_app.domain.task_rows import TaskState
from organizer_app.ui.screens.checklists.task_glyphs import TaskGlyphs
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.wrapping_row import WrappingRow
from organizer_app.wording import checklists as words

if TYPE_CHECKING:
    from organizer_app.ui.theme.theme import Theme

_SHARP = 2.0


class Legend(QFrame):
    """A sign and its meaning for every state, and for gates."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filterBar")
        row = WrappingRow(self, above=4, spacing=14)
        meanings = [(state, False, words.state_name(state)) for state in TaskState]
        self._signs: list[tuple[PlainLabel, TaskState, bool]] = []
        for state, is_gate, meaning in (*meanings, (TaskState.LATER, True, words.gate_legend())):
            pair = QWidget(self)
            sign, text = PlainLabel("", pair), PlainLabel(meaning, pair)
            text.setProperty("role", "meta")
            inside = QHBoxLayout(pair)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.setSpacing(5)
            inside.addWidget(sign)
            inside.addWidget(text)
            row.addWidget(pair)
            self._signs.append((sign, state, is_gate))
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw the signs in another theme."""
        glyphs = TaskGlyphs(theme)
        for sign, state, is_gate in self._signs:
            sign.setPixmap(glyphs.glyph(state, _SHARP, is_gate=is_gate))
