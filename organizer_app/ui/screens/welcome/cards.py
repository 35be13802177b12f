"""The cards of the screen without a plan: an icon, a title, two lines, and one button each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from organizer_app.ui.widgets.buttons import push_button
from organizer_app.ui.widgets.key_caps import KeyCapsLabel
from organizer_app.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QPushButton

    from organizer_app.ui.theme.theme import Theme

_TILE = 36


class Card(QFrame):
    """A way to begin.

    Args:
        theme: the look.
        icon: a shipped icon.
        texts: title, lines below it, words of the button.
        act: what the button does.
        kind: of the button, primary or plain.
        keys: that do the same.
    """

    def __init__(
        self,
        theme: Theme,
        icon: str,
        texts: tuple[str, str, str],
        act: Callable[[], object],
        *,
        kind: str = "plain",
        keys: tuple[str, ...] = (),
    ) -> None:
        super().__init__()
        title, lines, action = texts
        self.setObjectName("card")
        self._icon = icon
        self._tile = PlainLabel("", self)
        self._tile.setFixedSize(QSize(_TILE, _TILE))
        self._tile.setAlignment(Qt.AlignmentFlag.AlignCenter)
        text = PlainLabel(lines, self)
        text.setProperty("role", "meta")
        text.setWordWrap(True)
        self.button = push_button(kind, action, act, self)
        self.button.setAccessibleDescription(lines.replace("\n", " "))
        self._caps = KeyCapsLabel(theme, keys, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(14)
        column.addLayout(self._head(title))
        column.addWidget(text)
        column.addStretch(1)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._buttons.addWidget(self.button, 1)
        column.addLayout(self._buttons)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.set_theme(theme)

    def _head(self, title: str) -> QHBoxLayout:
        head = PlainLabel(title, self)
        head.setProperty("role", "sub")
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self._tile)
        row.addWidget(head, 1)
        row.addWidget(self._caps)
        return row

    def add_button(self, text: str, act: Callable[[], object]) -> QPushButton:
        """Put a second button beside the first and return it."""
        button = push_button("plain", text, act, self)
        button.setAccessibleDescription(self.button.accessibleDescription())
        self._buttons.addWidget(button, 1)
        return button

    def set_theme(self, theme: Theme) -> None:
        """Draw the icon in another theme."""
        self._caps.set_theme(theme)
        self._tile.setPixmap(theme.pixmap(self._icon, 18, "accent"))
        soft = theme.hex("accent_soft")
        self._tile.setStyleSheet(f"background: {soft}; border-radius: 8px;")


class Hint(QFrame):
    """A quiet card that takes a drop, with a link that does the same.

    Args:
        theme: the look.
        icon: a shipped icon.
        texts: title, lines below it, words of the link.
        act: what the link does.
    """

    def __init__(
        self,
        theme: Theme,
        icon: str,
        texts: tuple[str, str, str],
        act: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        title, text, action = texts
        self.setObjectName("hint")
        self._icon = icon
        self._picture = PlainLabel("", self)
        head = PlainLabel(title, self)
        head.setProperty("role", "sub")
        body = PlainLabel(text, self)
        body.setProperty("role", "meta")
        body.setWordWrap(True)
        body.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addStretch(1)
        for part in (self._picture, head):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(body)
        self.link = push_button("link", action, act, self)
        column.addWidget(self.link, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme from now on."""
        self._picture.setPixmap(theme.pixmap(self._icon, 26, "accent"))
        soft, line = theme.hex("accent_soft"), theme.hex("accent_line")
        self.setStyleSheet(f"#hint {{ background: {soft}; border: 2px dashed {line}; border-radius: 10px; }}")
