"""A sheet with a list of entries at the left, the current one at the right, and a page for nothing to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from organizer_app.ui.overlays.sheet import Sheet
from organizer_app.ui.overlays.sheet_frame import upright_rule
from organizer_app.ui.theme.tokens import GAP_UNDER_L
from organizer_app.ui.widgets.boxes import row_of
from organizer_app.ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from typing import Any

    from organizer_app.ui.overlays.sheet_list import SheetList
    from organizer_app.ui.theme.theme import Theme


class ListSheet(Sheet):
    """Derived classes make `list` and `empty`, and call `lay_out`; opening it begins in the list.

    Attributes:
        list_width: width of the list from the design, in pixels at 100 % text size.
        list_share: the largest share of the sheet that the list may take.
    """

    list_width: int
    list_share: float
    list: SheetList[Any]

    def __init__(self, theme: Theme, window: QWidget, width: int, icon: str) -> None:
        super().__init__(theme, window, width)
        self.empty = EmptyState(theme, icon, self.panel)
        self.empty.setAutoFillBackground(False)

    def lay_out(self, head: QHBoxLayout, right: QWidget, foot: QWidget) -> None:
        """Put the list beside its entry, below a head and above the buttons."""
        pair = QWidget(self.panel)
        row = row_of(pair)
        row.addWidget(self.list)
        row.addWidget(upright_rule(pair))
        row.addWidget(right, 1)
        self.pages = QStackedWidget(self.panel)
        self.pages.addWidget(pair)
        self.pages.addWidget(self.empty)
        column = self.column(GAP_UNDER_L)
        column.addLayout(head)
        column.addWidget(self.pages, 1)
        column.addWidget(foot)

    def panel_height(self, width: int) -> int:
        """Return the height from the design."""
        self.list.setFixedWidth(min(self._theme.length(self.list_width), round(width * self.list_share)))
        return self._theme.length(self.high)

    def take_focus(self) -> None:
        """Begin in the list."""
        self.list.setFocus(Qt.FocusReason.PopupFocusReason)
