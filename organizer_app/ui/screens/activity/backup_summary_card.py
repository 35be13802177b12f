"""A card above the backups: what one place has, or what a check found, with a mark that says it in short."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from organizer_app.ui.theme.tokens import GAP_L, GAP_M, GAP_S, GAP_XS
from organizer_app.ui.widgets.card_signs import CardMark, CardSign
from organizer_app.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QPushButton

    from organizer_app.ui.theme.theme import Theme

_LEFT: Final = Qt.AlignmentFlag.AlignLeft


class BackupSummaryCard(QFrame):
    """Arranges a sentence and its buttons under an icon, a title and a mark.

    Args:
        theme: the look.
        icon: the icon beside the title.
        title: the title.
        said: the sentence, which its owner changes.
        buttons: the links below it.
    """

    def __init__(
        self, theme: Theme, icon: str, title: str, said: PlainLabel, buttons: Sequence[QPushButton]
    ) -> None:
        super().__init__()
        self.setObjectName("card")
        self._is_compact = False
        self._sign = CardSign(theme, icon, self)
        head = PlainLabel(title, self, role="sub")
        self.mark = CardMark(theme, self)
        said.setProperty("role", "meta")
        said.setWordWrap(True)
        line = QHBoxLayout()
        line.setSpacing(GAP_S)
        line.addWidget(self._sign)
        line.addWidget(head, 1)
        line.addWidget(self.mark)
        links = QHBoxLayout()
        links.setSpacing(GAP_S)
        for button in buttons:
            # The frame of a link begins left of its words.
            button.setStyleSheet("padding-left: 0")
            links.addWidget(button, 0, _LEFT)
        links.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_L, GAP_M, GAP_L, GAP_M)
        column.setSpacing(GAP_XS)
        column.addLayout(line)
        column.addWidget(said)
        column.addLayout(links)
        column.addStretch(1)

    def show_mark(self, text: str, *, is_late: bool = False) -> None:
        """Show how it stands in a word or two, loudly where somebody should look; empty for no mark."""
        self.mark.say(text, is_late=is_late)
        self.mark.setVisible(bool(text) and not self._is_compact)

    def be_compact(self, *, is_on: bool) -> None:
        """Leave out icon and mark where the cards have little room beside each other."""
        self._is_compact = is_on
        self._sign.setVisible(not is_on)
        self.mark.setVisible(bool(self.mark.text()) and not is_on)
        # Its size counts before it was ever on the screen.
        self.mark.ensurePolished()
        layout = self.layout()
        if layout is not None:
            layout.activate()
