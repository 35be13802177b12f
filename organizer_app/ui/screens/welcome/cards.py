"""The cards of the screen without a plan: an icon, a title, two lines, and one button each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from organizer_app.ui.theme.shadows import CARD, draw_shadow
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import (
    GAP_S,
    GAP_UNDER_L,
    GAP_UNDER_M,
    GAP_UNDER_S,
    GAP_UNDER_XL,
    GAP_UNDER_XS,
    GAP_XL,
    RADIUS_CARD,
    TYPE_CAPTION,
)
from organizer_app.ui.widgets.boxes import column_of, row_of
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.key_caps import KeyCapsLabel
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.wording.window import welcome as words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QPushButton

    from organizer_app.ui.theme.theme import Theme

_TILE = 36
_SIDE = 20
_SIGN = 54


class Card(Themed, QFrame):
    """A way to begin.

    Args:
        theme: the look.
        icon: a shipped icon.
        texts: title, lines below it, label of the button.
        act: what the button does.
        kind: of the button, primary or plain.
        keys: the shortcut for the same.
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
        self._tile.setAlignment(Qt.AlignmentFlag.AlignCenter)
        text = PlainLabel(lines, self, role="meta", wraps=True)
        self.button = push_button(kind, action, act, self)
        self.button.setAccessibleDescription(lines.replace("\n", " "))
        self._caps = KeyCapsLabel(theme, keys, self)
        column = column_of(self, (_SIDE, GAP_UNDER_XL, _SIDE, GAP_UNDER_XL), GAP_UNDER_L)
        column.addLayout(self._head(title))
        column.addWidget(text)
        column.addStretch(1)
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons.setSpacing(GAP_S)
        self._buttons.addWidget(self.button, 1)
        self._others: list[QPushButton] = []
        column.addLayout(self._buttons)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.set_theme(theme)

    def _head(self, title: str) -> QHBoxLayout:
        head = PlainLabel(title, self, role="sub", wraps=True)
        self._head_words = head
        row = row_of(spacing=GAP_UNDER_L)
        row.addWidget(self._tile)
        row.addWidget(head, 1)
        row.addWidget(self._caps)
        return row

    def add_button(self, text: str, act: Callable[[], object]) -> QPushButton:
        """Add a second button beside the first and return it."""
        button = push_button("plain", text, act, self)
        button.setAccessibleDescription(self.button.accessibleDescription())
        self._buttons.addWidget(button, 1)
        self._others.append(button)
        return button

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit(event.size().width())

    @property
    def _words_width(self) -> int:
        return self._head_words.fontMetrics().horizontalAdvance(self._head_words.text())

    @property
    def least_width(self) -> int:
        """Return its minimum width in pixels: a button's words do not wrap."""
        return max(each.sizeHint().width() for each in (self.button, *self._others)) + 2 * _SIDE

    def fit(self, width: int) -> int:
        """Arrange the contents of a card for a width; return the height in pixels."""
        room = width - 2 * _SIDE
        self._caps.setVisible(
            self._tile.width() + self._words_width + self._caps.sizeHint().width() + 30 <= room
        )
        needed = sum(each.sizeHint().width() + 8 for each in (self.button, *self._others))
        sides = QBoxLayout.Direction.LeftToRight if needed <= room else QBoxLayout.Direction.TopToBottom
        if self._buttons.direction() is not sides:
            self._buttons.setDirection(sides)
        column = self.layout()
        if column is not None:
            column.invalidate()
        return column.heightForWidth(width) if column is not None else 0

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._tile.setFixedSize(QSize(theme.length(_TILE), theme.length(_TILE)))
        self._tile.setPixmap(theme.pixmap(self._icon, 18, "accent"))
        soft = theme.hex("accent_soft")
        self._tile.setStyleSheet(f"background: {soft}; border-radius: 8px;")


class CardBackground(Themed, QWidget):
    """The background of the cards: it paints their shadows, which extend past them."""

    resized = Signal()

    def __init__(self, theme: Theme, cards: Sequence[Card], parent: QWidget) -> None:
        super().__init__(parent)
        self._cards = cards
        self.set_theme(theme)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self.update()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for card in self._cards:
            if card.isVisibleTo(self):
                box = QRectF(QPointF(card.mapTo(self, QPoint(0, 0))), QSizeF(card.size()))
                draw_shadow(painter, self._theme, box, RADIUS_CARD, CARD)
        painter.end()


class Hint(Themed, QFrame):
    """A muted card that accepts a drop, with a link that does the same.

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
        self._picture.setObjectName("hintSign")
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        head, body = self._words("sub", title), self._words("meta", text)
        self._kinds = [PlainLabel(kind, self) for kind in words.table_kinds()]
        kinds = row_of(spacing=GAP_UNDER_S)
        kinds.addStretch(1)
        for kind in self._kinds:
            kind.setObjectName("fileKind")
            kinds.addWidget(kind)
        kinds.addStretch(1)
        self.link = push_button("link", action, act, self)
        column = column_of(self, (GAP_XL, GAP_UNDER_XL, GAP_XL, GAP_UNDER_XL), GAP_UNDER_M)
        column.addStretch(1)
        column.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(GAP_UNDER_XS)
        column.addWidget(head)
        column.addWidget(body)
        column.addLayout(kinds)
        column.addSpacing(GAP_UNDER_XS)
        column.addWidget(self.link, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self.set_theme(theme)

    def _words(self, role: str, text: str) -> PlainLabel:
        label = PlainLabel(text, self, role=role, wraps=True)
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        return label

    def fit(self, width: int) -> None:
        """Use this width, and the height that the words need at it."""
        self.setFixedWidth(width)
        column = self.layout()
        if column is not None:
            self.setMinimumHeight(column.heightForWidth(width))

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        side = theme.length(_SIGN)
        self._picture.setFixedSize(side, side)
        self._picture.setPixmap(theme.pixmap(self._icon, 26, "accent"))
        soft, line, plain = theme.hex("accent_soft"), theme.hex("accent_line"), theme.hex("surface")
        self.setStyleSheet(
            f"#hint {{ background: {soft}; border: 2px dashed {line}; border-radius: 10px; }}"
            f"#hintSign {{ background: {plain}; border: 1px solid {line}; border-radius: {side // 2}px; }}"
            f"#fileKind {{ background: {plain}; border: 1px solid {line}; border-radius: 6px;"
            f" color: {theme.hex('text2')}; font-size: {theme.length(TYPE_CAPTION)}px; font-weight: 600;"
            f" padding: 2px 7px; }}"
        )
