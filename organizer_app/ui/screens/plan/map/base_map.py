"""Paints land, coasts and borders once into a picture larger than the view, so that panning only moves it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap, QRegion

from organizer_app.domain.places.map_insets import TERRITORY_INSETS, MapInset
from organizer_app.ui.screens.plan.map.map_viewport import inset_frame, inset_label
from organizer_app.ui.theme.text_painting import TextPainter
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.tokens import MEDIUM, TYPE_CAPTION
from organizer_app.ui.widgets.outlines import Outline, Region, read_outlines
from organizer_app.wording.plan.map_and_list import territory_name

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

    from organizer_app.ui.screens.plan.map.map_viewport import Box, Viewport
    from organizer_app.ui.theme.theme import Theme

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
