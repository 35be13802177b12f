"""A card for one way of exchanging changes: its icon, name and state, a sentence, and its buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from organizer_app.ui.theme.tokens import GAP_L, GAP_M, GAP_S, GAP_UNDER_L
from organizer_app.ui.widgets.boxes import column_of, row_of
from organizer_app.ui.widgets.card_signs import CardMark, CardSign
from organizer_app.ui.widgets.plain_label import PlainLabel, breakable
from organizer_app.ui.widgets.wrapping_row import WrappingRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.ui.theme.theme import Theme


class WayCard(QFrame):
    """One way.

    Args:
        theme: the theme in use.
        icon: its icon.
        title: its name.
        buttons: what can be done.
    """

    def __init__(
        self,
        theme: Theme,
        icon: str,
        title: str,
        buttons: Sequence[QPushButton],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.state = CardMark(theme, self)
        self.said = PlainLabel("", self, role="meta", wraps=True)
        head = row_of(spacing=GAP_M)
        head.addWidget(CardSign(theme, icon, self))
        head.addWidget(PlainLabel(title, self, role="sub"))
        head.addStretch(1)
        head.addWidget(self.state)
        foot = QWidget(self)
        row = WrappingRow(foot, side=0, above=0)
        for button in buttons:
            row.addWidget(button)
        column = column_of(self, (GAP_L, GAP_UNDER_L, GAP_L, GAP_UNDER_L), GAP_S)
        column.addLayout(head)
        column.addWidget(self.said)
        column.addStretch(1)
        column.addWidget(foot)

    def say(self, state: str, said: str) -> None:
        """Show the state in a word or two, and a sentence."""
        self.state.say(state)
        self.state.setVisible(bool(state))
        self.said.setText(breakable(said))
