"""The map layer that shows who lives near a confirmed action, and which cities to ask next."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from organizer_app.domain.places.map_projection import usa_point, world_point
from organizer_app.ui.theme.text_painting import TextPainter
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.tokens import STRONG, TYPE_CAPTION
from organizer_app.wording.plan import map_and_list as words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from organizer_app.domain.places.spatial_index import Settlement
    from organizer_app.services.actions.reach import ReachOnMap
    from organizer_app.ui.screens.plan.map.map_layout import MapLayout
    from organizer_app.ui.screens.plan.map.map_viewport import Viewport
    from organizer_app.ui.theme.theme import Theme
    from organizer_app.ui.widgets.outlines import Region

_NAME: Final = TextStyle(TYPE_CAPTION, STRONG)
_KM_A_DEGREE: Final = 111.195
# The smaller the circle, the more people come: the three overlap.
_ALPHA: Final = 44
_DOT: Final = 5.0
_HOLLOW: Final = 3.0
# The center of the United States map, in degrees west.
_MIDDLE: Final = 96.0


class _Disc(NamedTuple):
    """A spot in map units, and the length of a kilometer there."""

    x: float
    y: float
    unit: float


class MapReach:
    """Draws the layer for one theme; nothing until there is something to show."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._texts = TextPainter(theme)
        self.shown: ReachOnMap | None = None
        self._discs: dict[Region, list[_Disc]] = {}

    def set_theme(self, theme: Theme) -> None:
        """Change the theme."""
        self._theme = theme
        self._texts = TextPainter(theme)

    def show(self, shown: ReachOnMap | None) -> None:
        """Show other circles and cities, or none."""
        self.shown = shown
        self._discs.clear()

    def draw_below(self, painter: QPainter, region: Region, view: Viewport) -> None:
        """Draw circles, what they leave out, and the cities to ask, all below the markers."""
        if self.shown is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_circles(painter, region, view)
        painter.setPen(QPen(self._theme.color("accent"), 1.6))
        painter.setBrush(self._theme.color("land"))
        for at, _place in self._spots(self.shown.reach.largest_left_out, region, view):
            painter.drawEllipse(at, _HOLLOW, _HOLLOW)
        painter.setBrush(self._theme.color("accent"))
        for at, _place in self._spots(self._to_ask(), region, view):
            painter.drawEllipse(at, _DOT, _DOT)

    def draw_names(self, painter: QPainter, region: Region, view: Viewport, taken: Iterable[QRectF]) -> None:
        """Draw the names of the cities to ask over the markers, where they fit beside what is taken."""
        covered = list(taken)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at, place in self._spots(self._to_ask(), region, view):
            self._draw_name(painter, at, words.ask_next(place.name), covered)

    def _to_ask(self) -> list[Settlement]:
        return [each.place for each in self.shown.reach.next_cities] if self.shown else []

    @staticmethod
    def _spots(
        places: Iterable[Settlement], region: Region, view: Viewport
    ) -> Iterator[tuple[QPointF, Settlement]]:
        for place in places:
            spot = _point(region, place.latitude, place.longitude)
            if spot is not None:
                yield QPointF(*view.to_screen(*spot)), place

    def _draw_circles(self, painter: QPainter, region: Region, view: Viewport) -> None:
        """Draw the three bands; overlapping circles of a band are no darker, because nobody counts twice."""
        from organizer_app.domain.places.distances import BANDS

        discs = self.discs(region)
        painter.setBrush(self._theme.color("accent", _ALPHA))
        for band in reversed(BANDS):
            whole = QPainterPath()
            whole.setFillRule(Qt.FillRule.WindingFill)
            for disc in discs:
                radius = band * disc.unit * view.scale
                whole.addEllipse(QPointF(*view.to_screen(disc.x, disc.y)), radius, radius)
            is_last = band == BANDS[-1]
            painter.setPen(QPen(self._theme.color("accent_line"), 1) if is_last else QPen(Qt.PenStyle.NoPen))
            painter.drawPath(whole)

    def discs(self, region: Region) -> list[_Disc]:
        """Return the spots that a map shows, with the length of a kilometer there."""
        if region not in self._discs:
            spots = self.shown.spots if self.shown else ()
            self._discs[region] = [disc for spot in spots if (disc := _disc(region, *spot)) is not None]
        return self._discs[region]

    def _draw_name(self, painter: QPainter, at: QPointF, name: str, covered: list[QRectF]) -> None:
        wide, high = self._texts.advance(name, _NAME) + 10, self._theme.length(18)
        away = _DOT + 3
        corners = (
            QPointF(at.x() + away, at.y() - high / 2),
            QPointF(at.x() - away - wide, at.y() - high / 2),
            QPointF(at.x() - wide / 2, at.y() + away),
            QPointF(at.x() - wide / 2, at.y() - away - high),
        )
        places = (QRectF(round(corner.x()), round(corner.y()), wide, high) for corner in corners)
        rect = next((each for each in places if not any(map(each.intersects, covered))), None)
        if rect is None:
            return
        covered.append(rect)
        painter.setPen(QPen(self._theme.color("accent"), 1))
        painter.setBrush(self._theme.color("raised"))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        self._texts.draw(painter, rect, name, _NAME, align=Qt.AlignmentFlag.AlignHCenter)


def boxes_of(layout: MapLayout, view: Viewport) -> Iterator[QRectF]:
    """Yield the present boxes of markers and their names, in pixels."""
    dx, dy = layout.shift(view)
    for marker in layout.markers:
        half = marker.size / 2
        yield QRectF(marker.x - half + dx, marker.y - half + dy, marker.size, marker.size)
        if marker.label is not None:
            left, top, right, bottom = marker.label.moved(dx, dy)
            yield QRectF(left, top, right - left, bottom - top)


def _point(region: Region, latitude: float, longitude: float) -> tuple[float, float] | None:
    return usa_point(latitude, longitude) if region == "usa" else world_point(latitude, longitude)


def _disc(region: Region, latitude: float, longitude: float) -> _Disc | None:
    """Return a spot with the length of a kilometer to the east or west of it, in map units."""
    here = _point(region, latitude, longitude)
    # Toward the center of every map, so that the second point is on the same map.
    step = 0.5 if longitude < -_MIDDLE else -0.5
    there = _point(region, latitude, longitude + step)
    if here is None or there is None:
        return None
    kilometres = 0.5 * _KM_A_DEGREE * max(math.cos(math.radians(latitude)), 0.01)
    return _Disc(*here, math.dist(here, there) / kilometres)
