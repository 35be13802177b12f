"""Draws readiness: a ball for a level, a ring for a mix, a bar for a total; always with fill and color."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from organizer_app.ui.theme.blank_pictures import blank_picture
from organizer_app.ui.theme.theme import TextStyle, Theme
from organizer_app.ui.theme.tokens import BOLD

if TYPE_CHECKING:
    from collections.abc import Sequence

PARTS: Final = 8
# Room around a ring for its shadow, in pixels.
RING_MARGIN: Final = 4
# Rings up to this size, in pixels, need a thinner line and a smaller number.
_SMALL_RING: Final = 24
# Room on both sides of the number in a larger ring, in pixels.
_AIR: Final = 2
# The gap between a ring and the glyph in it, on both sides together, in pixels.
_INSIDE: Final = 3
_REMEMBERED: Final = 4000
_FULL_CIRCLE: Final = 360 * 16
_TOP: Final = 90 * 16
_AT_RISK: Final = 0
_READY: Final = 4
_PAST: Final = 5
# The line of what is over, thinner than that of any level.
_FAINT: Final = 1.3
_ROUND_CAP: Final = Qt.PenCapStyle.RoundCap
_NO_BRUSH: Final = Qt.BrushStyle.NoBrush
_NO_PEN: Final = Qt.PenStyle.NoPen


@functools.lru_cache(maxsize=4000)
def in_eighths(mix: tuple[int, ...]) -> tuple[int, ...]:
    """Round a readiness mix to eighths, so that only a few distinct rings need drawing.

    Every level that occurs keeps at least one eighth; all parts sum to 8, or to 0 for an empty mix.
    """
    total = sum(mix)
    if total == 0:
        return (0,) * len(mix)
    shares = [count * PARTS / total for count in mix]
    parts = [max(1, int(share)) if count else 0 for count, share in zip(mix, shares, strict=True)]
    while sum(parts) != PARTS:
        step = 1 if sum(parts) < PARTS else -1
        movable = [level for level, part in enumerate(parts) if (part if step > 0 else part > 1)]
        level = max(movable, key=lambda each: step * (shares[each] - parts[each]))
        parts[level] += step
    return tuple(parts)


def short_count(count: int) -> str:
    """Write a count so that it fits into a ring: 999, 1.2k, 12k."""
    if count < 1000:  # noqa: PLR2004  # the number of a thousand
        return str(count)
    thousands = f"{count / 1000:.1f}"
    return f"{thousands.removesuffix('.0') if len(thousands) == len('1.2') else round(count / 1000)}k"


def ring_label(count: int) -> str:
    """Write the number of actions in a ring; one action needs none, its ring holds its glyph."""
    return "" if count == 1 else short_count(count)


def glyphs_of(theme: Theme) -> Glyphs:
    """Return the glyphs of a theme: all parts of the window share what is drawn with it."""
    found = theme.shared.get("glyphs")
    if not isinstance(found, Glyphs):
        found = theme.shared["glyphs"] = Glyphs(theme)
    return found


class Glyphs:
    """Readiness glyphs of one theme, each drawn once and cached."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._balls: dict[tuple[int, int, float], QPixmap] = {}
        self._discs: dict[tuple[int, float, bool], QPixmap] = {}
        self._rings: dict[tuple[tuple[int, ...], str, int, float], QPixmap] = {}

    def ball(self, level: int, size: int, dpr: float) -> QPixmap:
        """Return the glyph of a level, `size` pixels wide: !, quarter, half, three quarters, check.

        What is over is a thin empty ring with a check.
        """
        key = (level, size, dpr)
        found = self._balls.get(key)
        if found is None:
            found = blank_picture(size, size, dpr)
            painter = QPainter(found)
            self.draw_ball(painter, QPointF(size / 2, size / 2), size, level)
            painter.end()
            self._balls[key] = found
        return found

    def draw_ball(self, painter: QPainter, center: QPointF, size: float, level: int) -> None:
        """Draw the glyph of a level without a cache, for print and single uses."""
        color = self._theme.color(f"readiness{level}")
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(center.x() - size / 2, center.y() - size / 2, size, size)
        if level in {_AT_RISK, _READY}:
            painter.setPen(_NO_PEN)
            painter.setBrush(color)
            painter.drawEllipse(rect)
            self._draw_sign(painter, center, size, level)
            return
        if level == _PAST:
            painter.setBrush(_NO_BRUSH)
            painter.setPen(QPen(color, _FAINT))
            painter.drawEllipse(rect.adjusted(_FAINT, _FAINT, -_FAINT, -_FAINT))
            self._draw_sign(painter, center, size * 0.9, level)
            return
        line = max(1.5, size * 0.115)
        painter.setBrush(self._theme.color("surface"))
        painter.setPen(QPen(color, line))
        painter.drawEllipse(rect.adjusted(line / 2, line / 2, -line / 2, -line / 2))
        inset = line * 1.55
        painter.setPen(_NO_PEN)
        painter.setBrush(color)
        painter.drawPie(rect.adjusted(inset, inset, -inset, -inset), _TOP, -level * 90 * 16)

    def _draw_sign(self, painter: QPainter, center: QPointF, size: float, level: int) -> None:
        is_past = level == _PAST
        color = self._theme.color("text3" if is_past else f"on_readiness{level}")
        pen = QPen(color, max(1.2, size * 0.09) if is_past else max(1.5, size * 0.13))
        pen.setCapStyle(_ROUND_CAP)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(_NO_BRUSH)

        def at(x: float, y: float) -> QPointF:
            return QPointF(center.x() + size * x, center.y() + size * y)

        if level in {_READY, _PAST}:
            painter.drawPolyline([at(-0.2, 0.01), at(-0.04, 0.16), at(0.22, -0.15)])
        else:
            painter.drawLine(at(0, -0.22), at(0, 0.05))
            painter.drawPoint(at(0, 0.24))

    def ring(self, mix: Sequence[int], label: str, size: int, dpr: float) -> QPixmap:
        """Return a marker: a ring that shows a mix, clockwise from worst to best, around a number.

        The pixmap is `size` + 2 * `RING_MARGIN` pixels wide. An empty mix (all canceled) is drawn faint.
        """
        key = (in_eighths(tuple(mix)), label, size, dpr)
        found = self._rings.get(key)
        if found is None:
            if len(self._rings) > _REMEMBERED:
                self._rings.clear()
            found = QPixmap(self._disc(size, dpr, has_shadow=any(key[0])))
            painter = QPainter(found)
            self._draw_ring(painter, size, key[0], label)
            painter.end()
            self._rings[key] = found
        return found

    def _disc(self, size: int, dpr: float, *, has_shadow: bool) -> QPixmap:
        """Return the disc below a ring: all rings of a size share it."""
        key = (size, dpr, has_shadow)
        found = self._discs.get(key)
        if found is None:
            found = blank_picture(size + 2 * RING_MARGIN, size + 2 * RING_MARGIN, dpr)
            rect = QRectF(RING_MARGIN, RING_MARGIN, size, size)
            painter = QPainter(found)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(_NO_PEN)
            if has_shadow:
                painter.setBrush(self._theme.color("shadow", 34))
                painter.drawEllipse(rect.adjusted(-1.5, -0.5, 1.5, 2.5))
            painter.setBrush(self._theme.color("surface"))
            painter.drawEllipse(rect.adjusted(-1.5, -1.5, 1.5, 1.5))
            painter.end()
            self._discs[key] = found
        return found

    def _draw_ring(self, painter: QPainter, size: int, parts: tuple[int, ...], label: str) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(RING_MARGIN, RING_MARGIN, size, size)
        faint = sum(parts) == 0
        width = 4.2 if size > _SMALL_RING else 3.6
        band = rect.adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.setBrush(_NO_BRUSH)
        if faint:
            painter.setPen(QPen(self._theme.color("border_strong"), 2))
            painter.drawEllipse(band)
        else:
            self._draw_arcs(painter, band, parts, width)
        if not label and not faint:
            only = next(level for level, part in enumerate(parts) if part)
            self.draw_ball(painter, rect.center(), size - 2 * width - _INSIDE, only)
            return
        painter.setFont(self._theme.styled(self._label_style(label, size, size - 2 * width)))
        painter.setPen(self._theme.color("text3" if faint else "text"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, label)

    def _label_style(self, label: str, size: int, room: float) -> TextStyle:
        """Return the text style of the number in a ring, no larger than the ring has room for."""
        px = 12 if size > 30 and len(label) < 4 else 11  # noqa: PLR2004  # long labels need the smaller type
        largest = TextStyle(px, BOLD, tabular=True)
        taken = self._theme.metrics(largest).horizontalAdvance(label)
        if size > _SMALL_RING:
            room -= _AIR
        if taken <= room:
            return largest
        return largest._replace(px=max(5, int(px * room / taken)))

    def _draw_arcs(self, painter: QPainter, band: QRectF, parts: tuple[int, ...], width: float) -> None:
        start = _TOP
        for level, part in enumerate(parts):
            if not part:
                continue
            pen = QPen(self._theme.color(f"readiness{level}"), _FAINT if level == _PAST else width)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            span = -part * _FULL_CIRCLE // PARTS
            painter.drawArc(band, start, span)
            start += span

    def draw_bar(self, painter: QPainter, rect: QRectF, mix: Sequence[int], gap: float = 2.0) -> None:
        """Draw a mix as a bar of rounded pieces, worst first; nothing for an empty mix."""
        total = sum(mix)
        pieces = [(level, count) for level, count in enumerate(mix) if count]
        if not pieces:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(_NO_PEN)
        room = rect.width() - gap * (len(pieces) - 1)
        left = rect.x()
        for level, count in pieces:
            width = room * count / total
            radius = min(rect.height(), width) / 2
            piece = QRectF(left, rect.y(), width, rect.height())
            if level == _PAST:
                # Hollow: what is over must not be taken for a level.
                painter.setPen(QPen(self._theme.color(f"readiness{level}"), _FAINT))
                painter.setBrush(_NO_BRUSH)
                piece.adjust(_FAINT / 2, _FAINT / 2, -_FAINT / 2, -_FAINT / 2)
            else:
                painter.setPen(_NO_PEN)
                painter.setBrush(self._theme.color(f"readiness{level}"))
            painter.drawRoundedRect(piece, radius, radius)
            left += width + gap

    def tint(self, level: int) -> QColor:
        """Return the pale background of a level, for month chips and timeline blocks."""
        if level == _PAST:
            return self._theme.color("sunken")
        return self._theme.color(f"readiness{level}", 26 if self._theme.scheme == "light" else 44)
