"""Explains the symbols of the checklists, below them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from organizer_app.domain.checklists.task_rows import TaskState
from organizer_app.ui.screens.checklists.task_glyphs import task_glyphs_of
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import GAP_UNDER_L, GAP_XS
from organizer_app.ui.widgets.boxes import row_of
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.wrapping_row import WrappingRow
from organizer_app.wording.checklists import checklists as words
from organizer_app.wording.language import step_facts

if TYPE_CHECKING:
    from organizer_app.ui.theme.theme import Theme

_SHARP = 2.0
_BESIDE_SIGN: Final = 5


class Legend(Themed, QFrame):
    """A symbol and its meaning for every state, and for gates."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("footBar")
        row = WrappingRow(self, above=GAP_XS, spacing=GAP_UNDER_L)
        meanings = [(state, False, words.state_name(state)) for state in TaskState]
        meanings.append((TaskState.LATER, True, words.gate_legend()))
        entries = [(*meaning, False) for meaning in meanings]
        entries.insert(1, (TaskState.DONE, False, step_facts.settled_by_plan(), True))
        self._signs: list[tuple[PlainLabel, TaskState, bool, bool]] = []
        for state, is_gate, meaning, is_met in entries:
            pair = QWidget(self)
            sign, text = PlainLabel("", pair), PlainLabel(meaning, pair)
            text.setProperty("role", "meta")
            inside = row_of(pair, spacing=_BESIDE_SIGN)
            inside.addWidget(sign)
            inside.addWidget(text)
            row.addWidget(pair)
            self._signs.append((sign, state, is_gate, is_met))
        self.set_theme(theme)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        glyphs = task_glyphs_of(theme)
        for sign, state, is_gate, is_met in self._signs:
            sign.setPixmap(glyphs.glyph(state, _SHARP, is_gate=is_gate, is_met=is_met))
