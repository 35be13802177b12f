"""Draws markers, leader lines and names on the map from pictures that are painted once each."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPixmap

from organizer_app.ui.theme.blank_pictures import blank_picture
from organizer_app.ui.theme.glyphs import RING_MARGIN, glyphs_of, ring_label
from organizer_app.ui.theme.text_painting import TextPainter
from organizer_app.ui.theme.theme import TextStyle, Theme
from organizer_app.ui.theme.tokens import SEMIBOLD, STRONG, TYPE_CAPTION, TYPE_META

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QPolygonF

    from organizer_app.ui.screens.plan.map.map_layout import MapLayout, PlacedMarker
    from organizer_app.ui.screens.plan.map.map_viewport import Viewport

NAME: Final = TextStyle(TYPE_CAPTION, STRONG)
_CHOSEN_NAME: Final = TextStyle(TYPE_CAPTION, SEMIBOLD)
_BUBBLE: Final = TextStyle(TYPE_META, STRONG)
_HALO: Final = 3.4
_HALO_MARGIN: Final = 3
_LEADER_FROM: Final = 6.0
_DOT: Final = 3.6
_RING_GAP: Final = 4.2
# A name farther than this from its marker's ring gets a line to it.
_FAR_NAME: Final = 6.0
_REMEMBERED: Final = 4000
_LONGEST_NAME: Final = 26


class _Prepared(NamedTuple):
    """Everything drawn for a layout, ready to be drawn again while the map moves.

    Pictures are names and rings, each in marker order; anchors exist once the map is zoomed.
    """

    layout: MapLayout
    key: tuple[int | None, float]
    leaders: list[QLineF]
    pictures: list[tuple[QPointF, QPixmap]]
    anchors: list[Anchor]


class Anchor(NamedTuple):
    """Where a picture is anchored on the map, in map units, and its corner from there, in pixels."""

    x: float
    y: float
    left: float
    top: float


class MapPainter:
    """Draws everything on top of the base map, for one theme."""

    def __init__(self, theme: Theme) -> None:
        self.texts = TextPainter(theme)
        self._theme = theme
        self._glyphs = glyphs_of(theme)
        self._prepared: _Prepared | None = None
        self._names = _names_of(theme)

    def name_width(self, name: str) -> float:
        """Return the width of a city's name on the map, in pixels."""
        return self.texts.advance(name_shown(name), NAME)

    def draw(self, painter: QPainter, layout: MapLayout, view: Viewport, chosen: int | None) -> None:
        """Draw all markers of a layout, moved to the present view, at any scale."""
        dpr = painter.device().devicePixelRatioF()
        prepared = self._prepared
        if prepared is None or prepared.layout is not layout or prepared.key != (chosen, dpr):
            prepared = self._prepare(layout, chosen, dpr)
            self._prepared = prepared
        if view.scale != layout.view.scale:
            self._draw_stretched(painter, prepared, view)
            return
        dx, dy = layout.shift(view)
        painter.translate(dx, dy)
        if prepared.leaders:
            self._draw_leaders(painter, prepared.leaders)
        draw = painter.drawPixmap
        for corner, pixmap in prepared.pictures:
            draw(corner, pixmap)
        painter.translate(-dx, -dy)

    def _draw_stretched(self, painter: QPainter, prepared: _Prepared, view: Viewport) -> None:
        """Draw everything at its laid-out distance from its true position, until it is placed again."""
        scale, left, top = view.scale, view.x, view.y
        if prepared.leaders:
            old = prepared.layout.view
            moved = []
            for line in prepared.leaders:
                was = line.p1()
                now = QPointF(*view.to_screen(*old.to_map(was.x(), was.y())))
                moved.append(line.translated(now - was))
            self._draw_leaders(painter, moved)
        if not prepared.anchors:
            prepared.anchors.extend(_anchors(prepared))
        draw = painter.drawPixmap
        for (x, y, beside, below), (_corner, pixmap) in zip(prepared.anchors, prepared.pictures, strict=True):
            draw(round(x * scale + left + beside), round(y * scale + top + below), pixmap)

    def _prepare(self, layout: MapLayout, chosen: int | None, dpr: float) -> _Prepared:
        pictures: list[tuple[QPointF, QPixmap]] = []
        drop = _HALO_MARGIN - (11 - self._theme.length(TYPE_CAPTION)) / 2
        for marker in layout.markers:
            if marker.label is not None:
                color, style = self._name_style(marker, chosen)
                corner = QPointF(round(marker.label.left) - _HALO_MARGIN, round(marker.label.top - drop))
                pictures.append((corner, self._name(name_shown(marker.name), color, style, dpr)))
        for marker in layout.markers:
            cluster = marker.cluster
            ring = self._glyphs.ring(cluster.mix, ring_label(cluster.actions), marker.size, dpr)
            half = marker.size / 2 + RING_MARGIN
            pictures.append((QPointF(round(marker.x - half), round(marker.y - half)), ring))
        pushed = [marker for marker in layout.markers if _is_pushed(marker)]
        leaders = [QLineF(m.true_x, m.true_y, m.x, m.y) for m in pushed]
        return _Prepared(layout, (chosen, dpr), leaders, pictures, [])

    def draw_ring(self, painter: QPainter, marker: PlacedMarker, color: str, *, dashed: bool = False) -> None:
        """Draw the ring for selected, hovered or focused around a marker of the present view."""
        pen = QPen(self._theme.color(color), 2.4)
        if dashed:
            pen.setStyle(Qt.PenStyle.DotLine)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = marker.size / 2 + _RING_GAP
        painter.drawEllipse(QPointF(marker.x, marker.y), radius, radius)

    def draw_chosen(self, painter: QPainter, marker: PlacedMarker, width: float) -> None:
        """Draw the selection around a marker, and its name, or the line to a distant name."""
        self.draw_ring(painter, marker, "accent")
        if marker.label is None:
            self.draw_bubble(painter, marker, name_shown(marker.name), width)
            return
        ring = marker.size / 2 + _RING_GAP
        way = QLineF(QPointF(marker.x, marker.y), QPointF(*marker.label.nearest(marker.x, marker.y)))
        if way.length() > ring + _FAR_NAME:
            painter.drawLine(QLineF(way.pointAt(ring / way.length()), way.p2()))

    def draw_lasso(self, painter: QPainter, lasso: QPolygonF) -> None:
        """Draw the loop that selects the cities within it."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("accent"), 1.4))
        painter.setBrush(self._theme.color("accent", 36))
        painter.drawPolygon(lasso)

    def draw_bubble(self, painter: QPainter, marker: PlacedMarker, text: str, width: float) -> None:
        """Draw the name of a marker without space for one, in a small box over the map."""
        wide, high = self.texts.advance(text, _BUBBLE) + 16, self._theme.length(24)
        left = min(max(4.0, marker.x - wide / 2), width - wide - 4)
        above = marker.y - marker.size / 2 - high - 8
        top = above if above > 4 else marker.y + marker.size / 2 + 8  # noqa: PLR2004  # the edge of the view
        rect = QRectF(round(left), round(top), wide, high)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("border_strong"), 1))
        painter.setBrush(self._theme.color("raised"))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        self.texts.draw(painter, rect, text, _BUBBLE, align=Qt.AlignmentFlag.AlignHCenter)

    def _draw_leaders(self, painter: QPainter, leaders: Sequence[QLineF]) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("text3"), 1))
        painter.drawLines(leaders)
        dot = QPen(self._theme.color("text3"), _DOT)
        dot.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(dot)
        painter.drawPoints([line.p1() for line in leaders])

    def _name_style(self, marker: PlacedMarker, chosen: int | None) -> tuple[str, TextStyle]:
        if chosen in marker.cluster.members:
            return "text", _CHOSEN_NAME
        if not any(marker.cluster.mix):
            return "text3", NAME
        return ("danger" if marker.cluster.mix[0] else "text2"), NAME

    def _name(self, name: str, color: str, style: TextStyle, dpr: float) -> QPixmap:
        key = (name, color, style, dpr)
        found = self._names.get(key)
        if found is None:
            if len(self._names) > _REMEMBERED:
                self._names.clear()
            found = self._paint_name(name, color, style, dpr)
            self._names[key] = found
        return found

    def _paint_name(self, name: str, color: str, style: TextStyle, dpr: float) -> QPixmap:
        metrics = self._theme.metrics(style)
        width = self.texts.advance(name, style) + 2 * _HALO_MARGIN + 2
        height = metrics.height() + 2 * _HALO_MARGIN
        pixmap = blank_picture(width, height, dpr)
        path = QPainterPath()
        baseline = QPointF(_HALO_MARGIN + 1, round(_HALO_MARGIN + metrics.ascent()))
        path.addText(baseline, self._theme.styled(style), name)
        halo = QPen(self._theme.color("land"), _HALO)
        halo.setJoinStyle(Qt.PenJoinStyle.BevelJoin)
        halo.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.strokePath(path, halo)
        painter.setFont(self._theme.styled(style))
        painter.setPen(self._theme.color(color))
        painter.drawText(baseline, name)
        painter.end()
        return pixmap


def _names_of(theme: Theme) -> dict[tuple[str, str, TextStyle, float], QPixmap]:
    """Return the names painted in a theme, by name, color, type and density; all maps share them."""
    found = theme.shared.get("map names")
    if not isinstance(found, dict):
        found = theme.shared["map names"] = {}
    return found


def name_shown(name: str) -> str:
    """Return a name as shown on the map; one that would span half a country is cut."""
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1].rstrip()}…"


def _anchors(prepared: _Prepared) -> Iterator[Anchor]:
    """Yield the anchor of each picture."""
    markers = prepared.layout.markers
    shown = chain((marker for marker in markers if marker.label is not None), markers)
    for marker, (corner, _pixmap) in zip(shown, prepared.pictures, strict=True):
        place = marker.cluster
        yield Anchor(place.x, place.y, corner.x() - marker.true_x, corner.y() - marker.true_y)


def _is_pushed(marker: PlacedMarker) -> bool:
    """Return whether a line has to lead to the true position; merged cities have no single one."""
    if len(marker.cluster.members) > 1:
        return False
    return marker.distance(marker.true_x, marker.true_y) > _LEADER_FROM
