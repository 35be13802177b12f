"""A card for one way of exchanging changes: its icon, name and state, a sentence, and its buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFrame, QPushButton, QWidget
from typing_extensions import override

from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import GAP_L, GAP_M, GAP_S, GAP_UNDER_L
from organizer_app.ui.widgets.boxes import column_of, row_of
from organizer_app.ui.widgets.plain_label import PlainLabel, breakable
from organizer_app.ui.widgets.wrapping_row import WrappingRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.ui.theme.theme import Theme

_ICON: Final = 20


class WayCard(Themed, QFrame):
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
        self._icon = icon
        self._sign = PlainLabel("", self)
        self.state = PlainLabel("", self, role="field")
        self.said = PlainLabel("", self, role="meta", wraps=True)
        head = row_of(spacing=GAP_M)
        head.addWidget(self._sign)
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
        self.set_theme(theme)

    def say(self, state: str, said: str) -> None:
        """Show the state in a word or two, and a sentence."""
        self.state.setText(state)
        self.said.setText(breakable(said))

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._sign.setPixmap(theme.pixmap(self._icon, _ICON, "accent"))
