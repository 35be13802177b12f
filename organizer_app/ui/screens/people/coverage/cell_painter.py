"""Draws one cell of the coverage matrix: who has a role, who was asked, or a gap."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from organizer_app.domain.people.coverage import CellState
from organizer_app.ui.theme.text_painting import TextPainter
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.tokens import BOLD, REGULAR, SEMIBOLD, TYPE_CAPTION, TYPE_META
from organizer_app.ui.widgets.avatars import initials
from organizer_app.wording.people import coverage as words

if TYPE_CHECKING:
    from organizer_app.domain.people.coverage import CoverageCell
    from organizer_app.ui.theme.theme import Theme

# Lower cells have no space for initials.
_ROOMY: Final = 22
_SMALLEST: Final = 8
# A narrower cell shows a name without initials.
_WIDE: Final = 88
_CIRCLE: Final = 22
_BESIDE: Final = 6
_BADGE: Final = 20
# Fewer letters of a name are not recognizable.
_LETTERS: Final = 3
_MARK: Final = TextStyle(9, BOLD)
_TWICE: Final = TextStyle(TYPE_CAPTION - 1, BOLD)
_CENTER: Final = Qt.AlignmentFlag.AlignHCenter


def line_style(height: float, px: int, weight: int = 400) -> TextStyle:
    """Return the type that fits a line of this height in pixels at 100 %, at most `px` high."""
    return TextStyle(max(_SMALLEST, min(px, int(height) - 2)), weight)


class CellPainter:
    """Draws cells in one theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._texts = TextPainter(theme)
        self._height = 0.0
        self._gaps: dict[tuple[int, int, bool], QPixmap] = {}

    def draw(self, painter: QPainter, box: QRectF, cell: CoverageCell, height: float) -> None:
        """Draw a cell of a line of this height in pixels."""
        self._height = height
        style = line_style(self._height / self._theme.zoom, TYPE_META)
        if cell.state is CellState.NOT_NEEDED:
            self._texts.draw(painter, box.adjusted(18, 0, 0, 0), "\u2013", style, "text3")
        elif cell.state is CellState.GAP:
            painter.drawPixmap(box.topLeft(), self._gap_picture(painter, box, is_red=cell.blocks))
            if box.height() <= _ROOMY:
                # Letters may be taller than a low line; a picture would cut them off.
                self._write_gap(painter, box, is_red=cell.blocks)
        else:
            self._draw_person(painter, box, cell)

    def _gap_picture(self, painter: QPainter, box: QRectF, *, is_red: bool) -> QPixmap:
        """Return a gap as a picture: a matrix has thousands of identical ones."""
        dpr = painter.device().devicePixelRatioF()
        key = (round(box.width() * dpr), round(box.height() * dpr), is_red)
        found = self._gaps.get(key)
        if found is None:
            found = QPixmap(key[0], key[1])
            found.setDevicePixelRatio(dpr)
            found.fill(Qt.GlobalColor.transparent)
            inner = QPainter(found)
            inner.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._draw_gap(inner, QRectF(0, 0, box.width(), box.height()), is_red=is_red)
            inner.end()
            self._gaps[key] = found
        return found

    def _draw_gap(self, painter: QPainter, box: QRectF, *, is_red: bool) -> None:
        theme = self._theme
        pill = box.adjusted(0.5, 2, -4, -2) if box.height() > _ROOMY else box.adjusted(0, 0.5, -4, -0.5)
        if is_red:
            # Boxes around a thousand optional roles would hide the few that keep a city from being ready.
            painter.setPen(QPen(theme.color("danger"), 1))
            painter.setBrush(theme.color("danger", 26))
            corner = min(5.0, pill.height() / 4)
            painter.drawRoundedRect(pill, corner, corner)
        if box.height() > _ROOMY:
            self._write_gap(painter, pill, is_red=is_red)

    def _write_gap(self, painter: QPainter, box: QRectF, *, is_red: bool) -> None:
        color = "danger" if is_red else "text2"
        style = line_style(self._height / self._theme.zoom, TYPE_META, SEMIBOLD if is_red else REGULAR)
        self._texts.draw(painter, box.adjusted(8, 0, 0, 0), "+", style, color)
        has_room = 26 + self._texts.advance(words.gap(), style) + 8 <= box.width()
        self._texts.draw(painter, box.adjusted(26 if has_room else 19, 0, -2, 0), words.gap(), style, color)

    def _draw_person(self, painter: QPainter, box: QRectF, cell: CoverageCell) -> None:
        is_asked = cell.state is CellState.ASKED
        style = line_style(self._height / self._theme.zoom, TYPE_META)
        text = words.asked() if is_asked else words.short_name(cell.name)
        left = box.x()
        first = text if is_asked else cell.name.partition(" ")[0]
        if box.height() > _ROOMY and self._has_circle(box, first, cell):
            left = self._draw_circle(painter, box, "" if is_asked else cell.name) + _BESIDE
        room = QRectF(left, box.y(), box.right() - left - 2, box.height())
        if cell.is_twice:
            room.setRight(self._draw_badge(painter, room) - 4)
        if not is_asked and self._texts.advance(text, style) > room.width():
            text = cell.name.partition(" ")[0]
        least = self._texts.advance(f"{text[:_LETTERS]}…", style)
        # The circle alone says more than a dot or two.
        if room.width() >= min(least, self._texts.advance(text, style)):
            self._texts.draw(painter, room, text, style, "text2" if is_asked else "text")

    def _has_circle(self, box: QRectF, text: str, cell: CoverageCell) -> bool:
        """Return whether names have initials before them: in all cells of a wide column, or in none.

        The sign for asked, and the initials of a double-booked person, also appear where words fit.
        """
        if cell.state is CellState.FILLED and not cell.is_twice:
            return box.width() >= self._theme.length(_WIDE)
        style = line_style(self._height / self._theme.zoom, TYPE_META)
        beside = self._theme.length(_CIRCLE) + _BESIDE + 2
        badge = self._theme.length(_BADGE) + 4 if cell.is_twice else 0
        is_wide = cell.state is CellState.ASKED or box.width() >= self._theme.length(_WIDE)
        return is_wide and self._texts.advance(text, style) + beside + badge <= box.width()

    def _draw_circle(self, painter: QPainter, box: QRectF, name: str) -> float:
        """Draw the initials of a name, or the sign for asked; return the right edge."""
        edge = self._theme.length(_CIRCLE)
        circle = QRectF(box.x(), box.center().y() - edge / 2, edge, edge)
        pen = QPen(self._theme.color("control_line"), 1.3, Qt.PenStyle.DashLine)
        painter.setPen(Qt.PenStyle.NoPen if name else pen)
        painter.setBrush(self._theme.color("accent_soft" if name else "surface"))
        painter.drawEllipse(circle)
        mark, color = (initials(name), "text") if name else ("?", "text2")
        self._texts.draw(painter, circle, mark, _MARK, color, align=_CENTER)
        return circle.right()

    def _draw_badge(self, painter: QPainter, room: QRectF) -> float:
        """Draw the double-booked sign at the right; return its left edge."""
        wide, high = self._theme.length(_BADGE), self._theme.length(16)
        badge = QRectF(room.right() - wide, room.center().y() - high / 2, wide, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("readiness0"))
        painter.drawRoundedRect(badge, 4, 4)
        self._texts.draw(painter, badge, words.twice(), _TWICE, "on_readiness0", align=_CENTER)
        return badge.x()

    def draw_share(self, painter: QPainter, bar: QRectF, filled: int, asked: int, total: int) -> None:
        """Draw how many cities have a role filled, and in how many somebody was asked."""
        painter.setPen(Qt.PenStyle.NoPen)
        for share, color in (
            (1.0, "border"),
            ((filled + asked) / max(1, total), "accent_line"),
            (filled / max(1, total), "accent"),
        ):
            if share:
                painter.setBrush(self._theme.color(color))
                painter.drawRoundedRect(QRectF(bar.x(), bar.y(), bar.width() * share, bar.height()), 2, 2)
