"""Explains the two rows of bars of a run of show: as planned above, as it goes below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import GAP_M, GAP_S
from organizer_app.ui.widgets.boxes import row_of
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.wording.day import shows as words

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from organizer_app.ui.theme.theme import Theme

_PLANNED: Final = (18, 7)
_GOES: Final = (18, 12)
_RADIUS: Final = 4


class ShowMark(Themed, QWidget):
    """A bar as the lanes have it."""

    def __init__(self, theme: Theme, parent: QWidget, *, is_planned: bool) -> None:
        super().__init__(parent)
        self._is_planned = is_planned
        self.set_theme(theme)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.setFixedSize(*(theme.length(each) for each in (_PLANNED if self._is_planned else _GOES)))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bar = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(self._theme.color("text3" if self._is_planned else "accent"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush if self._is_planned else self._theme.color("accent"))
        radius = bar.height() / 2 if self._is_planned else _RADIUS
        painter.drawRoundedRect(bar, radius, radius)
        painter.end()


class ShowLegend(QWidget):
    """Both bars with their meanings."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = row_of(self, (GAP_M, 0, 0, 0), GAP_S)
        for meaning, is_planned in ((words.as_planned(), True), (words.as_it_goes(), False)):
            if not is_planned:
                row.addSpacing(GAP_M)
            row.addWidget(ShowMark(theme, self, is_planned=is_planned))
            row.addWidget(PlainLabel(meaning, self, role="meta"))
