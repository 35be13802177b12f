"""Shows the board alone on the whole screen, with type that is readable from two meters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from organizer_app.ui.theme.style_sheet import make_style_sheet
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.themed import Dressed, change_theme
from organizer_app.ui.widgets.boxes import column_of

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QKeyEvent

    from organizer_app.ui.screens.day.board_view import BoardView

# Letters of 15 pixels become 22, 5 mm high on a screen of 24 inches: 9 arc minutes at two meters.
_LARGER: Final = 1.5


class Wall(Dressed, QWidget):
    """A window that borrows the board; `closed` gives it back."""

    closed = Signal()

    def __init__(self, board: BoardView, theme: Theme) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._board = board
        self._usual = theme
        self._theme = large = Theme(theme.scheme, theme.zoom * _LARGER)
        self._take_sheet()
        column = column_of(self)
        column.addWidget(board)
        board.show()
        change_theme(board, large)
        board.focus_list()

    def take_theme(self, theme: Theme) -> None:
        """Take another look meanwhile."""
        self._usual = theme
        self._theme = Theme(theme.scheme, theme.zoom * _LARGER)
        self._take_sheet()
        change_theme(self._board, self._theme)

    def _take_sheet(self) -> None:
        """Take the sheet of the larger type; what has no size there would keep that of the application."""
        size = self._theme.font().pixelSize()
        self.setStyleSheet(f"* {{ font-size: {size}px; }}\n{make_style_sheet(self._theme)}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Escape and F11."""
        if event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_F11}:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Give the board back in its usual size."""
        super().closeEvent(event)
        change_theme(self._board, self._usual)
        self._board.setParent(None)
        self.closed.emit()
        self.deleteLater()
