"""Paints land, coasts and borders once into a picture larger than the view, so that panning only moves it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from organizer_app.domain.map_insets import TERRITORY_INSETS, MapInset
from organizer_app.ui.screens.plan.inset_frames import inset_frame, inset_label
from organizer_app.ui.theme.text_painting import TextPainter
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.tokens import MEDIUM, TYPE_CAPTION
from organizer_app.ui.widgets.outlines import Outline, Region, read_outlines
from organizer_app.wording.map_and_list import territory_name

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

    from organizer_app.ui.screens.plan.map_viewport import Box, Viewport
    from organizer_app.ui.theme.theme import Theme

MARGIN: Final = 256
_COAST_OFFSETS: Final = (0.7, -0.7)
_INSET_RADIUS: Final = 6.0
_INSET_LABEL: Final = TextStyle(TYPE_CAPTION, MEDIUM)
# How far an old picture may be stretched while a zoom gesture goes on.
_STRETCH: Final = (0.7, 1.5)


class Ground(NamedTuple):
    """A picture of the map with a margin of some pixels round the view that it was painted for."""

    pixmap: QPixmap
    view: Viewport
    key: tuple[Region, int, int, float]
    margin: int


class BaseMap:
    """The ground below the markers, for one theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._texts = TextPainter(theme)
        self._ground: Ground | None = None

    def ground(self, region: Region, view: Viewport, size: QSize, dpr: float, *, hasty: bool) -> Ground:
        """Return a picture of the ground that covers the view, painted anew only when it has to be.

        Args:
            region: which map.
            view: what part of it.
            size: size of the view in device-independent pixels.
            dpr: device pixels per device-independent pixel.
            hasty: a zoom gesture is going on: an old picture that can be stretched will do.
        """
        key = (region, size.width(), size.height(), dpr)
        ground = self._ground
        if ground is None or ground.key != key or not _still_good(ground, view, hasty=hasty):
            # The first picture comes as soon as it can: the margin comes with the first movement.
            margin = MARGIN if ground else 0
            ground = Ground(self._paint(region, view, size, dpr, margin), view, key, margin)
            self._ground = ground
        return ground

    def draw(self, painter: QPainter, ground: Ground, view: Viewport) -> None:
        """Draw a picture where the view is now, stretched when the view has another scale."""
        factor = view.scale / ground.view.scale
        left, top = view.x - ground.view.x * factor, view.y - ground.view.y * factor
        if factor == 1.0:
            painter.drawPixmap(round(left) - ground.margin, round(top) - ground.margin, ground.pixmap)
            return
        painter.fillRect(0, 0, ground.key[1], ground.key[2], self._theme.color("water"))
        painter.save()
        painter.translate(left - ground.margin * factor, top - ground.margin * factor)
        painter.scale(factor, factor)
        painter.drawPixmap(0, 0, ground.pixmap)
        painter.restore()

    def _paint(self, region: Region, view: Viewport, size: QSize, dpr: float, margin: int) -> QPixmap:
        width, height = size.width() + 2 * margin, size.height() + 2 * margin
        pixmap = QPixmap(round(width * dpr), round(height * dpr))
        pixmap.setDevicePixelRatio(dpr)
        pixmap.fill(self._theme.color("water"))
        left, top = view.to_map(-margin, -margin)
        right, bottom = view.to_map(size.width() + margin, size.height() + margin)
        shown = QRectF(QPointF(left, top), QPointF(right, bottom))
        outlines = [outline for outline in read_outlines(region) if outline.bounds.intersects(shown)]
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(margin, margin)
        if region == "usa":
            self._draw_insets(painter, view)
        painter.save()
        painter.translate(view.x, view.y)
        painter.scale(view.scale, view.scale)
        self._draw_land(painter, outlines)
        painter.restore()
        painter.end()
        return pixmap

    def _draw_land(self, painter: QPainter, outlines: list[Outline]) -> None:
        # Qt draws lines of one pixel several times faster than wider ones: the coast is two of them.
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
        # A small map has room for few of the names: some without the others would look like a mistake.
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


def _still_good(ground: Ground, new: Viewport, *, hasty: bool) -> bool:
    old = ground.view
    if old.scale == new.scale:
        return abs(new.x - old.x) <= ground.margin and abs(new.y - old.y) <= ground.margin
    return hasty and _STRETCH[0] < new.scale / old.scale < _STRETCH[1]


def _rect(box: Box) -> QRectF:
    return QRectF(box.left, box.top, box.right - box.left, box.bottom - box.top)


def _line(color: QColor) -> QPen:
    """Return a pen one pixel wide at any scale; round joins would cost three times as much."""
    pen = QPen(color, 1)
    pen.setCosmetic(True)
    pen.setJoinStyle(Qt.PenJoinStyle.BevelJoin)
    return pen
