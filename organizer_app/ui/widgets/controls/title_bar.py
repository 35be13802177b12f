"""The bar above a screen of one view: its title, a note beside it, and the search at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import BAR_TOP, GAP_M, GAP_XXL
from organizer_app.ui.widgets.boxes import row_of
from organizer_app.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from organizer_app.ui.theme.theme import Theme


class TitleBar(Themed, QFrame):
    """`note` is the label beside the title; `add_search` takes the search box."""

    def __init__(self, theme: Theme, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self.note = PlainLabel("", self, role="meta")
        self._row = row_of(self, (GAP_XXL, 0, GAP_XXL, 0), GAP_M)
        self._row.addWidget(PlainLabel(title, self, role="title"))
        self._row.addWidget(self.note)
        self._row.addStretch(1)
        self.set_theme(theme)

    def add_search(self, box: QWidget) -> None:
        """Put the search box at the right."""
        self._row.addWidget(box, 3)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.setFixedHeight(theme.length(BAR_TOP))
