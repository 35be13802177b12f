"""Draws a task's state: a circle, or a diamond for a gate; the fill says done, late, due or later."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap, QPolygonF

from organizer_app.domain.checklists.task_rows import TaskState
from organizer_app.ui.theme.blank_pictures import blank_picture

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

    from organizer_app.ui.theme.theme import Theme


SIZE: Final = 16
_DOT: Final = 4
_QUARTERS: Final = {TaskState.DUE: 1, TaskState.UNDER_WAY: 2}
_COLORS: Final = {
    TaskState.DONE: "readiness4",
    TaskState.LATE: "readiness0",
    TaskState.DUE: "readiness1",
    TaskState.UNDER_WAY: "readiness2",
    TaskState.LATER: "control_line",
    TaskState.NOT_APPLICABLE: "text3",
}
_FULL: Final = frozenset({TaskState.DONE, TaskState.LATE})
_ROUND: Final = Qt.PenCapStyle.RoundCap


def task_glyphs_of(theme: Theme) -> TaskGlyphs:
    """Return the glyphs of a theme: all lists and signs of tasks share what is drawn with it."""
    found = theme.shared.get("task glyphs")
    if not isinstance(found, TaskGlyphs):
        found = theme.shared["task glyphs"] = TaskGlyphs(theme)
    return found


class TaskGlyphs:
    """The glyphs of one theme, drawn once each and kept."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._kept: dict[tuple[int, bool, bool, bool, float], QPixmap] = {}

    def glyph(
        self,
        state: TaskState,
        dpr: float,
        *,
        is_gate: bool,
        is_changed: bool = False,
        is_met: bool = False,
    ) -> QPixmap:
        """Return a glyph on a square of 22 pixels at 100 % text size; hollow if the plan completes it."""
        key = (state, is_gate, is_changed, is_met, dpr)
        found = self._kept.get(key)
        if found is None:
            edge = self._theme.length(SIZE + 6)
            found = blank_picture(edge, edge, dpr)
            painter = QPainter(found)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._draw(painter, edge, state, is_gate=is_gate, is_hollow=is_met or state not in _FULL)
            if is_changed:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self._theme.color("accent"))
                painter.drawEllipse(QRectF(edge - _DOT - 0.5, 0.5, _DOT, _DOT))
            painter.end()
            self._kept[key] = found
        return found

    def _draw(
        self, painter: QPainter, edge: float, state: TaskState, *, is_gate: bool, is_hollow: bool
    ) -> None:
        color = self._theme.color(_COLORS[state])
        middle, size = QPointF(edge / 2, edge / 2), edge - 6
        if state is TaskState.NOT_APPLICABLE:
            painter.setPen(QPen(color, 1.6))
            painter.drawLine(QPointF(middle.x() - 4, middle.y()), QPointF(middle.x() + 4, middle.y()))
            return
        painter.setPen(QPen(color, 1.6) if is_hollow else Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("surface") if is_hollow else color)
        if is_gate:
            _diamond(painter, middle, size / 2 + (0.5 if is_hollow else 1.5))
        else:
            inset = 1.3 if is_hollow else 0.5
            painter.drawEllipse(middle, size / 2 - inset, size / 2 - inset)
        if state in _QUARTERS:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            radius = size / 2 - (4.2 if is_gate else 3.4)
            box = QRectF(middle.x() - radius, middle.y() - radius, radius * 2, radius * 2)
            painter.drawPie(box, 90 * 16, -_QUARTERS[state] * 90 * 16)
        elif state in _FULL:
            self._sign(painter, middle, size, state, color if is_hollow else None)

    def _sign(
        self, painter: QPainter, middle: QPointF, size: float, state: TaskState, ink: QColor | None
    ) -> None:
        background = "on_readiness4" if state is TaskState.DONE else "on_readiness0"
        painter.setPen(QPen(ink or self._theme.color(background), 1.8, Qt.PenStyle.SolidLine, _ROUND))
        painter.setBrush(Qt.BrushStyle.NoBrush)

        def at(x: float, y: float) -> QPointF:
            return QPointF(middle.x() + size * x, middle.y() + size * y)

        if state is TaskState.DONE:
            painter.drawPolyline([at(-0.2, 0.01), at(-0.04, 0.16), at(0.22, -0.15)])
        else:
            painter.drawLine(at(0, -0.22), at(0, 0.05))
            painter.drawPoint(at(0, 0.24))


def _diamond(painter: QPainter, middle: QPointF, reach: float) -> None:
    x, y = middle.x(), middle.y()
    painter.drawPolygon(
        QPolygonF(
            [QPointF(x, y - reach), QPointF(x + reach, y), QPointF(x, y + reach), QPointF(x - reach, y)]
        )
    )
