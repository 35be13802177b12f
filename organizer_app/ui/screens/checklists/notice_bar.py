"""The bar above the checklists that announces changes of the template."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from organizer_app.ui.theme.shown_icons import show_icon
from organizer_app.ui.theme.tokens import GAP_L, GAP_M, GAP_UNDER_L, GAP_UNDER_M, GAP_UNDER_S
from organizer_app.ui.widgets.boxes import row_of
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.wording.checklists import checklists as words

if TYPE_CHECKING:
    from collections.abc import Callable

    from organizer_app.ui.theme.theme import Theme


class NoticeBar(QWidget):
    """A tinted sentence with a sign, and a button that shows what would change."""

    def __init__(self, theme: Theme, review: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        frame = QFrame(self)
        frame.setObjectName("notice")
        sign = PlainLabel("", frame)
        show_icon(sign, theme, "list-tree", "accent", 16)
        self.label = PlainLabel("", frame, role="strong", wraps=True)
        self.review = push_button("primary", words.review(), review, frame)
        row = row_of(frame, (GAP_UNDER_L, GAP_UNDER_S, GAP_UNDER_S, GAP_UNDER_S), GAP_UNDER_M)
        row.addWidget(sign)
        row.addWidget(self.label, 1)
        row.addWidget(self.review)
        around = QVBoxLayout(self)
        around.setContentsMargins(GAP_L, GAP_M, GAP_L, GAP_M)
        around.addWidget(frame)

    def say(self, sentence: str) -> None:
        """Show another sentence."""
        self.label.setText(sentence)
        self.setAccessibleName(sentence)
