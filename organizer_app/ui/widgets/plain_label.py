"""The one label of the window, so that no name typed by a stranger is ever drawn as markup."""

import re
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from organizer_app.ui.widgets.tooltips import set_tip

_LONG_WORD: Final = re.compile(r"\S{17,}")
# A long word breaks here first: after a hyphen, a slash, a dot.
_JOINT: Final = re.compile(r"(?<=[-/_.@])(?=.)")
_PIECE: Final = re.compile(r"\S{12}(?=\S)")
_BREAK_HERE: Final = "\u200b"


def breakable(text: str) -> str:
    """Return a text whose long words can break, so that a name never makes a pane wider.

    They break after joints such as hyphens; elsewhere only where one piece is long.
    """
    return _LONG_WORD.sub(lambda word: _BREAK_HERE.join(map(_broken, _JOINT.split(word[0]))), text)


def _broken(part: str) -> str:
    return _PIECE.sub(rf"\g<0>{_BREAK_HERE}", part) if _LONG_WORD.fullmatch(part) else part


class PlainLabel(QLabel):
    """A label that shows every character of its text as it is, even `<b>`.

    Args:
        text: its text.
        parent: the widget around it.
        role: one of the style sheet's roles for labels; empty for plain text.
        wraps: whether its words wrap.
    """

    def __init__(
        self, text: str = "", parent: QWidget | None = None, *, role: str = "", wraps: bool = False
    ) -> None:
        super().__init__(parent)
        # Before the first text: otherwise QLabel guesses from the text whether it is HTML.
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setWordWrap(wraps)
        if role:
            self.setProperty("role", role)


class ShortenedLabel(PlainLabel):
    """A line that is shortened to the available room; its tooltip and a screen reader have it whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def setText(self, text: str) -> None:
        """Set another line."""
        super().setText(text)
        set_tip(self, text)

    def minimumSizeHint(self) -> QSize:
        """Return the room of an ellipsis."""
        return QSize(self.fontMetrics().horizontalAdvance("\u2026"), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        place = self.contentsRect()
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, place.width())
        painter = QPainter(self)
        self.style().drawItemText(
            painter, place, self.alignment(), self.palette(), self.isEnabled(), text, self.foregroundRole()
        )
        painter.end()


class WarningLabel(PlainLabel):
    """What is wrong with the field above it; hidden while nothing is."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent, role="warn", wraps=True)
        self.hide()

    def complain(self, sentence: str) -> None:
        """Show what is wrong; nothing where the sentence is empty."""
        self.setText(breakable(sentence))
        self.setVisible(bool(sentence))
