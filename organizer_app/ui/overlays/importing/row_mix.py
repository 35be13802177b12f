"""The foot of the import sheet says what would become of all rows, in one sentence and as a bar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from organizer_app.ui.theme.tokens import GAP_UNDER_S
from organizer_app.ui.widgets.boxes import column_of
from organizer_app.ui.widgets.mix_bar import MixBar
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.wording.importing import import_sheet as words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from organizer_app.ui.theme.theme import Theme

_COLORS: Final = {
    "ready": "accent",
    "unchanged": "text3",
    "possible_duplicates": "due",
    "doubts": "danger",
}
_HIGH: Final = 6
# Beyond the letters of the sentence, which would wrap without it.
_ROOM: Final = 4
# The narrowest piece of the bar that can be seen, and the space between two, in pixels.
_LEAST, _BETWEEN = 6, 2


class RowMix(QWidget):
    """The sentence, with the bar below it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.sentence = PlainLabel("", self, role="strong", wraps=True)
        self.bar = RowMixBar(theme, _HIGH, self)
        column = column_of(self, spacing=GAP_UNDER_S)
        column.addWidget(self.sentence)
        column.addWidget(self.bar)
        self.hide()

    def show_mix(self, mix: Mapping[str, int]) -> None:
        """Show how many rows are ready, unchanged, like others or in doubt; nothing for no rows."""
        self.sentence.setText(words.mix(mix))
        self.bar.show_mix([mix.get(code, 0) for code in _COLORS], words.mix(mix))
        self.setVisible(sum(mix.values()) > 0)

    def sizeHint(self) -> QSize:
        """Return the size with the sentence in one line; it wraps where that has no room."""
        self.sentence.ensurePolished()
        wide = self.sentence.fontMetrics().horizontalAdvance(self.sentence.text()) + _ROOM
        return QSize(wide, super().sizeHint().height())


class RowMixBar(MixBar):
    """The bar of a mix in the colors of rows; a piece for a few of many is still wide enough to be seen."""

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        pieces = [(color, count) for color, count in zip(_COLORS.values(), self._mix, strict=False) if count]
        total = sum(count for _color, count in pieces)
        room = self.width() - _BETWEEN * (len(pieces) - 1) - _LEAST * len(pieces)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        left = 0.0
        for color, count in pieces:
            wide = _LEAST + room * count / total
            painter.setBrush(self._theme.color(color))
            painter.drawRoundedRect(QRectF(left, 0, wide, _HIGH), _HIGH / 2, _HIGH / 2)
            left += wide + _BETWEEN
        painter.end()
