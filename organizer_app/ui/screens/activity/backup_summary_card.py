"""A card above the backups: what one place has, or what a check found, with a mark that says it in short."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout
from typing_extensions import override

from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import GAP_L, GAP_M, GAP_S, GAP_XS
from organizer_app.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QPushButton

    from organizer_app.ui.theme.theme import Theme

_SIGN: Final = 28
_ICON: Final = 16
_LEFT: Final = Qt.AlignmentFlag.AlignLeft


class BackupSummaryCard(Themed, QFrame):
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
        self._theme = theme
        self._icon = icon
        self._is_late = False
        self._is_compact = False
        self._sign = PlainLabel("", self)
        self._sign.setObjectName("summarySign")
        self._sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
        head = PlainLabel(title, self, role="sub")
        self.mark = PlainLabel("", self)
        self.mark.setObjectName("summaryMark")
        self.mark.hide()
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
        self.set_theme(theme)

    def show_mark(self, text: str, *, is_late: bool = False) -> None:
        """Show how it stands in a word or two, loudly where somebody should look; empty for no mark."""
        self._is_late = is_late
        self.mark.setText(text)
        self._dress()
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

    def _dress(self) -> None:
        theme = self._theme
        side = theme.length(_SIGN)
        self._sign.setFixedSize(side, side)
        self._sign.setPixmap(theme.pixmap(self._icon, _ICON, "accent"))
        soft = theme.hex("accent_soft")
        self._sign.setStyleSheet(f"#summarySign {{ background: {soft}; border-radius: 7px; }}")
        ground, line, ink = (
            ("due_soft", "due", "due_text") if self._is_late else ("surface", "border", "text2")
        )
        radius, size = theme.length(10), theme.length(11)
        self.mark.setStyleSheet(
            f"#summaryMark {{ background: {theme.hex(ground)}; border: 1px solid {theme.hex(line)};"
            f" color: {theme.hex(ink)}; border-radius: {radius}px; padding: 2px 8px; font-size: {size}px;"
            " font-weight: 600; }"
        )

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._theme = theme
        self._dress()
