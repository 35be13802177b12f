"""The first card of the overview on the day itself: what happens now, and the way to the board."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from organizer_app.ui.theme.style_marks import mark
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import GAP_L, GAP_M, GAP_S, GAP_XXL
from organizer_app.ui.widgets.boxes import column_of
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.wrapping_row import WrappingRow
from organizer_app.wording.day import board as board_words
from organizer_app.wording.day.day_views import day_tallies, day_trouble, open_board

if TYPE_CHECKING:
    from organizer_app.domain.day.board import Board
    from organizer_app.ui.theme.theme import Theme


class DayCard(Themed, QFrame):
    """How many cities are live, over and late; `board_asked` leads to them."""

    board_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._clock = PlainLabel("", self, role="title")
        self._tallies = PlainLabel("", self, wraps=True)
        self._trouble = PlainLabel("", self, role="strong")
        self.open_board = push_button("primary", open_board(), self.board_asked.emit, self)
        head = QWidget(self)
        row = WrappingRow(head, side=0, above=0, spacing=GAP_L)
        for part in (self._clock, self._tallies, self._trouble):
            row.addWidget(part)
        row.add_tail(self.open_board)
        column = column_of(self, (GAP_XXL, GAP_M, GAP_XXL, GAP_M), GAP_S)
        column.addWidget(head)
        self.set_theme(theme)

    def show_board(self, board: Board, desk_zone: str) -> None:
        """Show the board of the day as it is now."""
        clock = board_words.clock_and_zone(board.now, desk_zone)
        tallies, trouble = day_tallies(board), day_trouble(board)
        self._clock.setText(clock)
        self._tallies.setText(tallies)
        self._trouble.setText(trouble)
        mark(self._trouble, "role", "warn" if board.ladder or board.issues else "strong")
        self.setAccessibleName(f"{clock}. {tallies}. {trouble}.")
