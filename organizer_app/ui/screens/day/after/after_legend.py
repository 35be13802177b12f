"""Explains the marks of the axis after the day, below the cities."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import GAP_S, GAP_UNDER_L
from organizer_app.ui.widgets.boxes import row_of
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.wrapping_row import WrappingRow
from organizer_app.wording.day import after_action as words

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from organizer_app.ui.theme.theme import Theme

_TICK: Final = (3, 14)
_BAR: Final = (26, 9)


class AxisMark(Themed, QWidget):
    """A mark as the axis has it: the line of what was expected, or the bar of what was counted."""

    def __init__(self, theme: Theme, size: tuple[int, int], color: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._size, self._color = size, color
        self.set_theme(theme)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.setFixedSize(*(theme.length(each) for each in self._size))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(self._color))
        radius = self.height() / 2 if self.width() > self.height() else 0
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        painter.end()


class AfterLegend(QFrame):
    """Both marks with their meanings; they wrap where there is no room beside each other."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("footBar")
        row = WrappingRow(self, above=GAP_S, spacing=GAP_UNDER_L)
        for size, color, meaning in (
            (_TICK, "text", words.legend_expected()),
            (_BAR, "accent", words.legend_counted()),
        ):
            pair = QWidget(self)
            inside = row_of(pair, spacing=GAP_S)
            inside.addWidget(AxisMark(theme, size, color, pair))
            inside.addWidget(PlainLabel(meaning, pair, role="meta"))
            row.addWidget(pair)
