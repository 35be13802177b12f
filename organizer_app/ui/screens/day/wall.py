"""Shows the board on the whole screen, readable from two meters; pages turn, and the number is masked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from organizer_app.ui.theme.style_sheet import make_style_sheet
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.themed import Dressed, change_theme
from organizer_app.ui.widgets.boxes import column_of

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from organizer_app.ui.screens.day.board_view import BoardView

# Letters of 15 pixels become 22, 5 mm high on a screen of 24 inches: 9 arc minutes at two meters.
_LARGER: Final = 1.5
# Nine rows are read in so many milliseconds.
_PAGE_MS: Final = 12_000


class Wall(Dressed, QWidget):
    """A window that borrows the board; `closed` gives it back.

    Everyone in the room reads a wall, so the number to call shows its area code alone until H is held (notes
    of the mocks).
    """

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
        board.card.mask_number(is_masked=True)
        board.let_type(is_on=False)
        board.list.installEventFilter(self)
        board.focus_list()
        self._pages = QTimer(self, interval=_PAGE_MS)
        self._pages.timeout.connect(self.turn_page)
        self._pages.start()

    def turn_page(self) -> None:
        """Show the next rows, after the last ones the first."""
        bar = self._board.list.verticalScrollBar()
        is_last = bar.value() >= bar.maximum()
        bar.setValue(bar.minimum() if is_last else bar.value() + bar.pageStep())

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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the number in full while H is held on the list, which would look for a city with it.

        Pages wait while somebody uses the keyboard.
        """
        if event.type() == QEvent.Type.KeyPress:
            self._pages.start()
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_H and not event.modifiers().value:
            if event.type() == QEvent.Type.KeyPress:
                self._board.card.mask_number(is_masked=False)
                return True
            # A key that is held repeats without being let go.
            if event.type() == QEvent.Type.KeyRelease and not event.isAutoRepeat():
                self._board.card.mask_number(is_masked=True)
                return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Mask the number when the window loses the keyboard: H may be let go elsewhere.

        The window loses it once more when it closes, and has given the board back by then.
        """
        super().changeEvent(event)
        is_here = self._board.window() is self
        if event.type() == QEvent.Type.ActivationChange and is_here and not self.isActiveWindow():
            self._board.card.mask_number(is_masked=True)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Give the board back in its usual size."""
        super().closeEvent(event)
        self._pages.stop()
        self._board.list.removeEventFilter(self)
        self._board.let_type(is_on=True)
        self._board.card.mask_number(is_masked=False)
        change_theme(self._board, self._usual)
        self._board.setParent(None)
        self.closed.emit()
        self.deleteLater()
