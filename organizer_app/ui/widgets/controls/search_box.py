"""The search field of a screen: typing narrows the screen, Enter searches everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.widgets.key_caps import KeyCaps
from organizer_app.ui.widgets.tooltips import set_tip
from organizer_app.wording.window import search as words

if TYPE_CHECKING:
    from organizer_app.ui.theme.theme import Theme

_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
# Between the icon or the key caps and the edge of the box, and the space beside the words.
_EDGE: Final = 8
_AROUND: Final = 36
# The icon at 100 % text size, and the gap between it and the words.
_GLASS: Final = 16
_BESIDE: Final = 6
SEARCH_WIDTH: Final = 286


class SearchBox(Themed, QLineEdit):
    """Emits `searched` with the text at every key; Esc empties it, then gives up the focus.

    `everywhere_asked` carries the text when somebody presses Enter or the key caps; the palette continues
    with it. A box without a hint has nothing of its own to search and opens the palette at once.
    """

    searched = Signal(str)
    everywhere_asked = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, hint: str, clear_hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hands_over = not hint
        self._caps = KeyCaps(theme)
        self.setProperty("kind", "search")
        self.setPlaceholderText(words.everywhere())
        self.setAccessibleName(hint or words.everywhere())
        set_tip(self, words.tip(hint) if hint else "")
        if self._hands_over:
            # A click opens the palette; the focus would come back here from it, and show a ring.
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._theme = theme
        self._cross = QAction(theme.icon("x", "text3"), clear_hint, self)
        self._cross.triggered.connect(self.clear)
        self.textChanged.connect(self._tell)
        self._make_room()

    def look_in(self, hint: str) -> None:
        """Set what is searched from now on."""
        self.setAccessibleName(hint)
        set_tip(self, words.tip(hint))

    def _make_room(self) -> None:
        """Keep room for the search icon: an icon from Qt would not grow with the text."""
        self.setTextMargins(self._theme.length(_GLASS) + _BESIDE, 0, 0, 0)

    @property
    def is_own(self) -> bool:
        """Return whether it narrows its own screen, instead of only opening the palette."""
        return not self._hands_over

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Empty the box on Esc, or leave it when it is empty; search everywhere on Enter."""
        if event.key() in _ENTER:
            text = self.text()
            # The palette continues with the text, so nothing behind it needs to stay narrowed.
            self.clear()
            self.everywhere_asked.emit(text)
        elif event.matches(QKeySequence.StandardKey.Paste) and _holds_lines():
            # A table or a chat is nothing to look for: the window imports it.
            event.ignore()
        elif event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.text():
            self.clear()
        else:
            self.left.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Search everywhere when the key caps are pressed."""
        if self._hands_over or (self._has_caps and event.position().x() >= self._caps_left):
            event.accept()
            self.everywhere_asked.emit("")
        else:
            super().mousePressEvent(event)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._caps = KeyCaps(theme)
        self._make_room()
        self._cross.setIcon(theme.icon("x", "text3"))
        self._fit_words()

    def _tell(self, text: str) -> None:
        if self._hands_over:
            if text:
                self.clear()
                self.everywhere_asked.emit(text)
            return
        # A box that was made while hidden can still draw an action that is merely hidden.
        if not text:
            self.removeAction(self._cross)
        elif self._cross not in self.actions():
            self.addAction(self._cross, QLineEdit.ActionPosition.TrailingPosition)
        self.searched.emit(text)

    # The key caps

    @property
    def _around(self) -> int:
        return _AROUND + self._theme.length(_GLASS)

    @property
    def _caps_left(self) -> float:
        return self.width() - _EDGE - self._caps.width(words.keys())

    @property
    def _has_caps(self) -> bool:
        return not self.text() and self._words_width(words.everywhere()) <= self._caps_left - self._around

    def _words_width(self, text: str) -> int:
        return self.fontMetrics().horizontalAdvance(text)

    def _fit_words(self) -> None:
        room = self.width() - self._around
        # Where not even the short words fit, the search icon is enough.
        texts = (words.everywhere(), words.narrow(), "")
        self.setPlaceholderText(next((text for text in texts if self._words_width(text) <= room), ""))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the hint where there is less room."""
        super().resizeEvent(event)
        self._fit_words()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field, and the key caps while it is empty."""
        super().paintEvent(event)
        painter = QPainter(self)
        size = self._theme.length(_GLASS)
        glass = self._theme.pixmap("search", _GLASS, "text3")
        painter.drawPixmap(QPointF(_EDGE, (self.height() - size) / 2), glass)
        if self._has_caps:
            self._caps.draw_right(painter, QRectF(self.rect()).adjusted(0, 0, -_EDGE, 0), words.keys())
        painter.end()


def command_box(theme: Theme, parent: QWidget | None) -> SearchBox:
    """Make the box of a screen that has nothing of its own to search."""
    box = SearchBox(theme, "", "", parent)
    box.setMaximumWidth(SEARCH_WIDTH)
    box.setMinimumWidth(120)
    return box


def _holds_lines() -> bool:
    """Return whether several lines, or files, were copied."""
    copied = QGuiApplication.clipboard().mimeData()
    return copied.hasUrls() or "\n" in copied.text().strip()
