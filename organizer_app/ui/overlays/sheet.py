"""The sheet over the window: a panel with a head above its parts and buttons below them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from typing_extensions import override

from organizer_app.ui.overlays.overlay import Overlay
from organizer_app.ui.overlays.sheet_frame import ABOVE
from organizer_app.ui.theme.tokens import GAP_M, GAP_UNDER_XL, HAIRLINE
from organizer_app.ui.widgets.boxes import column_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QVBoxLayout


class Sheet(Overlay):
    """An overlay whose column is as high as the design has it, or as its words need.

    `opened` is emitted when it covers the window; `said` carries what was done, and whether it can be undone.

    Attributes:
        high: its height from the design, in pixels at 100 % text size; 0 for what the words need.
    """

    opened = Signal()
    said = Signal(str, bool)
    high = 0

    def column(self, spacing: int = GAP_M) -> QVBoxLayout:
        """Return the column of the panel, which takes a head first and buttons last."""
        return column_of(self.panel, (HAIRLINE, ABOVE, HAIRLINE, GAP_UNDER_XL), spacing)

    @override
    def panel_height(self, width: int) -> int:
        column = self.panel.layout()
        if self.high or column is None:
            return self._theme.length(self.high)
        # The second forgets what the rows in it needed before their words were others.
        column.invalidate()
        column.activate()
        return column.totalHeightForWidth(width)

    def open(self) -> None:
        """Cover the window, and read what is shown here."""
        super().open()
        self.opened.emit()
