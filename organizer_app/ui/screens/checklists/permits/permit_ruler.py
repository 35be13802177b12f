"""Draws the days before an action as a ruler: waiting time, filing time, too late, and today."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from organizer_app.ui.screens.checklists.ruler_marks import heights
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import REGULAR, SEMIBOLD, TYPE_CAPTION, TYPE_META
from organizer_app.wording.checklists import checklists as words
from organizer_app.wording.checklists import permits as permit_words

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from organizer_app.ui.screens.checklists.ruler_marks import Mark, Ruler
    from organizer_app.ui.theme.theme import Theme

_LINE: Final = 19
_FIGURES: Final = 46
_BAR: Final = 6
_NAMES: Final = 80
_EDGE: Final = 12
_LEAST: Final = 120
_MOST: Final = 330
_FIGURE: Final = TextStyle(TYPE_CAPTION, REGULAR, tabular=True)
_PLAIN: Final = TextStyle(TYPE_META, REGULAR, tabular=True)
_STRONG: Final = TextStyle(TYPE_META, SEMIBOLD, tabular=True)
_RIGHT: Final = Qt.AlignmentFlag.AlignRight


class PermitRuler(Themed, QWidget):
    """T-90 at the top, T-0 at the bottom; its description says the same in words."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ruler: Ruler | None = None
        self.setAccessibleName(permit_words.back_planner())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_theme(theme)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        lines = len(self.ruler.marks) + 2 if self.ruler else 0
        height = max(_LEAST, min(_MOST, lines * (_LINE + 14)))
        return QSize(self._theme.length(260), self._theme.length(height))

    def show_ruler(self, ruler: Ruler | None) -> None:
        """Show the days of another permit; None clears it."""
        self.ruler = ruler
        self.setVisible(ruler is not None)
        if ruler is not None:
            spoken = [
                permit_words.mark_spoken(mark.name, mark.day, words.offset(-mark.before))
                for mark in ruler.marks
            ]
            self.setAccessibleDescription("; ".join(spoken))
        self.updateGeometry()
        self.update()

    def _y(self, before: int) -> float:
        """Return the height of a day; days after T-0 are drawn at T-0."""
        ruler, edge = self.ruler, self._theme.length(_EDGE)
        share = 1 - max(0, before) / ruler.span if ruler else 0
        return edge + share * (self.height() - 2 * edge)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        ruler = self.ruler
        if ruler is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_bar(painter, ruler)
        self._draw_counted(painter, ruler)
        step = self._theme.length(_LINE)
        edge = self._theme.length(_EDGE)
        wanted = [self._y(mark.before) for mark in ruler.marks]
        shown = heights(wanted, step, edge, self.height() - edge)
        for mark, at in zip(ruler.marks, shown, strict=True):
            self._draw_mark(painter, mark, at)
        painter.end()

    def _draw_bar(self, painter: QPainter, ruler: Ruler) -> None:
        theme = self._theme
        left, wide = theme.length(_FIGURES), theme.length(_BAR)
        best = ruler.span if ruler.best is None else max(ruler.best, ruler.latest or 0)
        parts = [
            (ruler.span, best, "readiness3"),
            (best, ruler.latest if ruler.latest is not None else 0, "readiness1"),
            (ruler.latest or 0, 0, "readiness0"),
        ]
        painter.setPen(Qt.PenStyle.NoPen)
        for first, last, color in parts:
            if first > last:
                painter.setBrush(theme.color(color))
                box = QRectF(left, self._y(first) + 0.5, wide, self._y(last) - self._y(first) - 1)
                painter.drawRoundedRect(box, wide / 2, wide / 2)
        height = theme.length(_LINE)
        for tick in ruler.ticks:
            room = QRectF(0, self._y(tick) - height / 2, left - 8, height)
            self._texts.draw(painter, room, words.offset(-tick), _FIGURE, "text3", align=_RIGHT)
            painter.fillRect(QRectF(left - 5, self._y(tick) - 0.5, 4, 1), theme.color("border_strong"))

    def _draw_counted(self, painter: QPainter, ruler: Ruler) -> None:
        left = self._theme.length(_FIGURES + _BAR) + 3
        for day in ruler.counted:
            painter.fillRect(QRectF(left, self._y(day) - 1.5, 4, 2.5), self._theme.color("text3"))

    def _draw_mark(self, painter: QPainter, mark: Mark, at: float) -> None:
        theme = self._theme
        left, names, true = theme.length(_FIGURES), theme.length(_NAMES), self._y(mark.before)
        bar = theme.length(_BAR)
        color = theme.color(mark.color)
        painter.fillRect(QRectF(left - 4, true - 1, bar + 8, 2), color)
        painter.setPen(QPen(theme.color("border_strong"), 1))
        painter.drawPolyline(
            [QPointF(left + bar + 9, true), QPointF(names - 12, true), QPointF(names - 5, at)]
        )
        height = theme.length(_LINE)
        style = _STRONG if mark.is_strong else _PLAIN
        room = QRectF(names, at - height / 2, self.width() - names, height)
        self._texts.draw_pair(painter, room, (mark.name, style, mark.color), (mark.day, style, mark.color), 8)
