"""Draws land, markers and names from pictures that are painted once each."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QLineF, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPixmap, QRegion

from organizer_app.domain.places.map_insets import TERRITORY_INSETS, MapInset
from organizer_app.ui.screens.plan.map.map_viewport import inset_frame, inset_label
from organizer_app.ui.theme.blank_pictures import blank_picture
from organizer_app.ui.theme.glyphs import RING_MARGIN, glyphs_of, ring_label
from organizer_app.ui.theme.text_painting import TextPainter
from organizer_app.ui.theme.theme import TextStyle, Theme
from organizer_app.ui.theme.tokens import MEDIUM, SEMIBOLD, STRONG, TYPE_CAPTION, TYPE_META
from organizer_app.ui.widgets.outlines import Outline, Region, read_outlines
from organizer_app.wording.plan.map_and_list import territory_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QColor, QPolygonF

    from organizer_app.ui.screens.plan.map.map_layout import MapLayout, PlacedMarker
    from organizer_app.ui.screens.plan.map.map_viewport import Box, Viewport


MARGIN: Final = 256
_COAST_OFFSETS: Final = (0.7, -0.7)
_INSET_RADIUS: Final = 6.0
_INSET_LABEL: Final = TextStyle(TYPE_CAPTION, MEDIUM)
# A tolerance in pixels: positions are sums of floats.
_EXACT: Final = 1e-6
# How far an old picture may be stretched during a zoom gesture.
_STRETCH: Final = (0.7, 1.5)


# The width around the coast that its lines take, in pixels.
_LINES: Final = 2.0
# Which map, the size of the view in pixels, and its device pixel ratio.
_Key = tuple[Region, int, int, float]


class DrawnMap(NamedTuple):
    """A picture of the map, with a margin in pixels around the view it was painted for."""

    pixmap: QPixmap
    view: Viewport
    key: _Key
    margin: int


class BaseMap:
    """The base map below the markers, for one theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._texts = TextPainter(theme)
        self._drawn: DrawnMap | None = None

    def covering(self, region: Region, view: Viewport, size: QSize, dpr: float, *, hasty: bool) -> DrawnMap:
        """Return a picture of the base map that covers the view, repainted only when necessary.

        Args:
            region: which map.
            view: the visible part of it.
            size: size of the view in device-independent pixels.
            dpr: device pixels per device-independent pixel.
            hasty: True during a zoom gesture: an old picture is stretched.
        """
        key = (region, size.width(), size.height(), dpr)
        drawn = self._drawn
        if drawn is None or drawn.key != key or not _still_good(drawn, view, hasty=hasty):
            # The first picture has no margin, to come sooner; the first movement adds the margin.
            margin = MARGIN if drawn else 0
            drawn = DrawnMap(self._paint(key, view, margin), view, key, margin)
            self._drawn = drawn
        return drawn

    def draw(self, painter: QPainter, drawn: DrawnMap, view: Viewport) -> None:
        """Draw a picture at the present view, stretched if the view has another scale."""
        factor = view.scale / drawn.view.scale
        left, top = view.x - drawn.view.x * factor, view.y - drawn.view.y * factor
        if factor == 1.0:
            painter.drawPixmap(round(left) - drawn.margin, round(top) - drawn.margin, drawn.pixmap)
            return
        left, top = left - drawn.margin * factor, top - drawn.margin * factor
        picture = QRectF(QPointF(left, top), drawn.pixmap.deviceIndependentSize() * factor)
        if not picture.contains(view_rect := QRectF(0, 0, drawn.key[1], drawn.key[2])):
            painter.fillRect(view_rect, self._theme.color("water"))
        painter.save()
        painter.translate(left, top)
        painter.scale(factor, factor)
        painter.drawPixmap(0, 0, drawn.pixmap)
        painter.restore()

    def _paint(self, key: _Key, view: Viewport, margin: int) -> QPixmap:
        """Return a picture; copy what the last one shows at the same scale, and draw only the rest."""
        _region, wide, high, dpr = key
        whole = QRect(0, 0, wide + 2 * margin, high + 2 * margin)
        pixmap = QPixmap(round(whole.width() * dpr), round(whole.height() * dpr))
        pixmap.setDevicePixelRatio(dpr)
        painter = QPainter(pixmap)
        missing = QRegion(whole)
        if self._drawn is not None and (offset := _offset(self._drawn, key, view)) is not None:
            place = offset + QPoint(margin, margin)
            painter.drawPixmap(place, self._drawn.pixmap)
            missing -= QRect(place, self._drawn.pixmap.deviceIndependentSize().toSize())
        # The stub does not declare that a region yields its rectangles.
        for part in missing:  # type: ignore[attr-defined]  # see above
            painter.setClipRect(part)
            painter.fillRect(part, self._theme.color("water"))
            painter.translate(margin, margin)
            self._draw_part(painter, key[0], view, QRectF(part.translated(-margin, -margin)))
            painter.resetTransform()
        painter.end()
        return pixmap

    def _draw_part(self, painter: QPainter, region: Region, view: Viewport, part: QRectF) -> None:
        """Draw a part of the view, in pixels."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top_left, bottom_right = part.topLeft().toTuple(), part.bottomRight().toTuple()
        shown = QRectF(QPointF(*view.to_map(*top_left)), QPointF(*view.to_map(*bottom_right)))
        air = _LINES / view.scale
        shown.adjust(-air, -air, air, air)
        if region == "usa":
            self._draw_insets(painter, view)
        painter.save()
        painter.translate(view.x, view.y)
        painter.scale(view.scale, view.scale)
        self._draw_land(painter, [each for each in read_outlines(region) if each.bounds.intersects(shown)])
        painter.restore()

    def _draw_land(self, painter: QPainter, outlines: list[Outline]) -> None:
        # Qt draws one-pixel lines several times faster than wider ones: the coast is two of them.
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(_line(self._theme.color("coast")))
        for aside in _COAST_OFFSETS:
            painter.save()
            painter.translate(aside / painter.transform().m11(), aside / painter.transform().m11())
            for outline in outlines:
                painter.drawPath(outline.path)
            painter.restore()
        painter.setPen(_line(self._theme.color("land_line")))
        painter.setBrush(self._theme.color("land"))
        for outline in outlines:
            painter.drawPath(outline.path)

    def _draw_insets(self, painter: QPainter, view: Viewport) -> None:
        frames = [inset_frame(inset, view) for inset in TERRITORY_INSETS]
        names = [
            self._inset_label(inset, frame.right - frame.left)
            for inset, frame in zip(TERRITORY_INSETS, frames, strict=True)
        ]
        # A small map has space for few names: some without the others would look like a mistake.
        is_named = all(names)
        for inset, frame, name in zip(TERRITORY_INSETS, frames, names, strict=True):
            painter.setPen(QPen(self._theme.color("border_strong"), 1))
            painter.setBrush(self._theme.color("water"))
            painter.drawRoundedRect(_rect(frame), _INSET_RADIUS, _INSET_RADIUS)
            if is_named:
                place = _rect(inset_label(inset, view))
                self._texts.draw(
                    painter, place, name, _INSET_LABEL, "text3", align=Qt.AlignmentFlag.AlignHCenter
                )

    def _inset_label(self, inset: MapInset, room: float) -> str:
        names = ", ".join(territory_name(code) for code in inset.codes)
        return self._texts.first_fitting((names, ", ".join(inset.codes), ""), _INSET_LABEL, room)


def _still_good(drawn: DrawnMap, new: Viewport, *, hasty: bool) -> bool:
    old = drawn.view
    if old.scale == new.scale:
        return abs(new.x - old.x) <= drawn.margin and abs(new.y - old.y) <= drawn.margin
    return hasty and _STRETCH[0] < new.scale / old.scale < _STRETCH[1]


def _offset(drawn: DrawnMap, key: _Key, view: Viewport) -> QPoint | None:
    """Return how far a picture has moved for a view of the same scale; None if not by whole pixels."""
    across, down = view.x - drawn.view.x, view.y - drawn.view.y
    is_alike = drawn.key == key and drawn.view.scale == view.scale and key[3].is_integer()
    if not is_alike or max(abs(across - round(across)), abs(down - round(down))) > _EXACT:
        return None
    return QPoint(round(across) - drawn.margin, round(down) - drawn.margin)


def _rect(box: Box) -> QRectF:
    return QRectF(box.left, box.top, box.right - box.left, box.bottom - box.top)


def _line(color: QColor) -> QPen:
    """Return a pen one pixel wide at any scale; round joins would take three times as long."""
    pen = QPen(color, 1)
    pen.setCosmetic(True)
    pen.setJoinStyle(Qt.PenJoinStyle.BevelJoin)
    return pen


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
