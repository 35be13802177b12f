"""The small map of the overview: the cities and their readiness; it leads to the large map."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from organizer_app.domain.places.map_insets import TERRITORY_INSETS
from organizer_app.ui.theme.glyphs import RING_MARGIN, ring_label
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import SEMIBOLD, TYPE_BODY, TYPE_CAPTION, TYPE_META
from organizer_app.ui.widgets.focus_frame import shows_ring
from organizer_app.ui.widgets.lists.speaking_items import Role, speak_as
from organizer_app.ui.widgets.marker_layout import push_apart, shortened
from organizer_app.ui.widgets.outlines import read_outlines
from organizer_app.wording.window import overview as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

    from organizer_app.domain.checks.overview import MapSpot, Mix
    from organizer_app.ui.theme.theme import Theme


# With more cities than this, they are grouped.
FEW: Final = 60
# The size of a grid cell for grouping, in pixels at 100 % text size.
_CELL: Final = 34.0
_AIR: Final = 1.0
_SMALLEST: Final = 17
_LARGEST: Final = 32


class PlacedSpot(NamedTuple):
    """A city and its position in pixels."""

    spot: MapSpot
    at: QPointF


class SpotGroup(NamedTuple):
    """Cities under one mark: its position, the number of cities at each level, and its diameter."""

    members: Sequence[PlacedSpot]
    at: QPointF
    mix: Mix
    size: int


def gathered(placed: Sequence[PlacedSpot], zoom: float) -> list[SpotGroup]:
    """Return marks for cities such that none covers another, the largest last.

    Cities on the mainland are grouped together, and those of a territory with their territory.
    """
    cell = _CELL * zoom
    groups: dict[tuple[int, int, int], list[PlacedSpot]] = {}
    for each in placed:
        inset = _inset_at(each.spot)
        column, line = math.floor(each.at.x() / cell), math.floor(each.at.y() / cell)
        groups.setdefault((inset, 0, 0) if inset else (0, column, line), []).append(each)
    land = [_group(members, zoom) for key, members in groups.items() if not key[0]]
    framed = [_group(members, zoom) for key, members in groups.items() if key[0]]
    return sorted([*_apart(land, zoom), *_apart(framed, zoom)], key=lambda group: group.size)


def _apart(groups: Sequence[SpotGroup], zoom: float) -> list[SpotGroup]:
    """Merge marks until none covers another."""
    left = sorted(groups, key=lambda group: group.size)
    done: list[SpotGroup] = []
    while left:
        group = left.pop()
        met = next((each for each in done if _meet(group, each)), None)
        if met is None:
            done.append(group)
        else:
            # A mark that grew and moved may touch another one now.
            done.remove(met)
            left.append(_group([*met.members, *group.members], zoom))
    return done


def _meet(one: SpotGroup, other: SpotGroup) -> bool:
    way = one.at - other.at
    return math.hypot(way.x(), way.y()) < (one.size + other.size) / 2 + _AIR


def _inset_at(spot: MapSpot) -> int:
    """Return the number of the inset map of a city, from 1, or 0."""
    if spot.usa is None:
        return 0
    for number, inset in enumerate(TERRITORY_INSETS, start=1):
        across, down = spot.usa[0] - inset.left, spot.usa[1] - inset.top
        if 0 <= across <= inset.width and 0 <= down <= inset.height:
            return number
    return 0


def _group(members: Sequence[PlacedSpot], zoom: float) -> SpotGroup:
    levels = [each.spot.level for each in members]
    one, two, three, four, five, six = (levels.count(level) for level in range(6))
    number = len(members)
    at = QPointF(sum(each.at.x() for each in members) / number, sum(each.at.y() for each in members) / number)
    size = min(_LARGEST, round(_SMALLEST + 1.3 * math.sqrt(number - 1)))
    return SpotGroup(members, at, (one, two, three, four, five, six), round(size * zoom))


_TITLE: Final = TextStyle(TYPE_BODY, SEMIBOLD)
_LINK: Final = TextStyle(TYPE_META, SEMIBOLD)
_NAME: Final = TextStyle(TYPE_CAPTION, SEMIBOLD)
_HEAD: Final = 44
_MAP: Final = 236
_PAD: Final = 17
_EDGE: Final = 12
_NEAR: Final = 14.0
_BALL: Final = 13
_NAMED: Final = 5


class MapCard(Themed, QWidget):
    """A card with a map; `opened` carries the action of the clicked city, or nothing for the map."""

    opened = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spots: Sequence[MapSpot] = ()
        self._placed: list[PlacedSpot] = []
        self._groups: list[SpotGroup] = []
        self._picture: QPixmap | None = None
        speak_as(self, Role.Button)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_theme(theme)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._picture = None
        self.setFixedHeight(theme.length(_HEAD + _MAP))

    def show_spots(self, spots: Sequence[MapSpot]) -> None:
        """Show other cities; the worst are drawn last so that nothing covers them."""
        self._spots = sorted(spots, key=lambda spot: -spot.level)
        self._picture = None
        self.setAccessibleName(words.map_spoken(len(spots)))
        self.setVisible(bool(spots))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(380, self._theme.length(_HEAD + _MAP))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card: its head, and the map from the cached picture."""
        del event
        size, ratio = self.size(), self.devicePixelRatioF()
        if self._picture is None or self._picture.size() != size * ratio:
            self._picture = self._paint(ratio)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        if shows_ring(self):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 10, 10)
        painter.end()

    def _paint(self, ratio: float) -> QPixmap:
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, whole = self._theme, QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(theme.color("border"), 1))
        painter.setBrush(theme.color("raised"))
        painter.drawRoundedRect(whole, 10, 10)
        head = QRectF(_PAD, 0, whole.width() - 2 * _PAD, theme.length(_HEAD))
        taken = self._texts.draw(
            painter, head, words.open_map(), _LINK, "accent", align=Qt.AlignmentFlag.AlignRight
        )
        self._texts.draw(painter, head.adjusted(0, 0, -taken - 12, 0), words.map_title(), _TITLE)
        inner = whole.adjusted(1, head.height(), -1, -1)
        shape = QPainterPath()
        # Only the lower corners are rounded: at the top, the sea meets the head of the card.
        shape.addRoundedRect(inner.adjusted(0, -9, 0, 0), 9, 9)
        painter.setClipPath(shape)
        painter.setClipRect(inner, Qt.ClipOperation.IntersectClip)
        painter.fillRect(inner, theme.color("water"))
        self._draw_land(painter, inner)
        self._draw_cities(painter, inner)
        painter.end()
        return picture

    def _draw_land(self, painter: QPainter, room: QRectF) -> None:
        in_usa = any(spot.usa for spot in self._spots)
        outlines = read_outlines("usa" if in_usa else "world")
        bounds = QRectF()
        for outline in outlines:
            bounds = bounds.united(outline.bounds)
        free = room.adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        scale = min(free.width() / bounds.width(), free.height() / bounds.height())
        left = free.center().x() - bounds.center().x() * scale
        top = free.center().y() - bounds.center().y() * scale
        painter.save()
        painter.translate(left, top)
        painter.scale(scale, scale)
        pen = QPen(self._theme.color("land_line"), 1)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(self._theme.color("land"))
        for outline in outlines:
            painter.drawPath(outline.path)
        painter.restore()
        self._placed = []
        for spot in self._spots:
            point = spot.usa if in_usa else spot.world
            if point is not None:
                at = QPointF(left + point[0] * scale, top + point[1] * scale)
                self._placed.append(PlacedSpot(spot, at))

    def _draw_cities(self, painter: QPainter, room: QRectF) -> None:
        self._groups = gathered(self._placed, self._theme.zoom) if len(self._placed) > FEW else []
        if self._groups:
            self._draw_groups(painter)
            return
        size = self._theme.length(_BALL)
        apart = push_apart([placed.at.toTuple() for placed in self._placed], [size] * len(self._placed))
        self._placed = [
            placed._replace(at=QPointF(*spot)) for placed, spot in zip(self._placed, apart, strict=True)
        ]
        for placed in self._placed:
            self._draw_ball(painter, placed, size)
        at_risk = [placed for placed in self._placed if placed.spot.level == 0]
        taken = [QRectF(placed.at.x() - 10, placed.at.y() - 7, 20, 14) for placed in self._placed]
        for placed in at_risk:
            if len(taken) >= len(self._placed) + _NAMED:
                break
            city = shortened(placed.spot.city)
            for name in _places_of_name(placed.at, size, self._texts.advance(city, _NAME) + 1):
                if room.contains(name) and not any(name.intersects(each) for each in taken):
                    self._texts.draw(painter, name, city, _NAME, "readiness0")
                    taken.append(name)
                    break

    def _draw_groups(self, painter: QPainter) -> None:
        """Draw many cities as rings with counts."""
        ratio = self.devicePixelRatioF()
        for group in self._groups:
            if len(group.members) == 1:
                self._draw_ball(painter, group.members[0], self._theme.length(_BALL))
                continue
            half = group.size / 2 + RING_MARGIN
            ring = self._glyphs.ring(group.mix, ring_label(len(group.members)), group.size, ratio)
            painter.drawPixmap(QPointF(round(group.at.x() - half), round(group.at.y() - half)), ring)

    def _draw_ball(self, painter: QPainter, placed: PlacedSpot, size: int) -> None:
        ball = self._glyphs.ball(placed.spot.level, size, self.devicePixelRatioF())
        # A ball between two pixels is blurred.
        corner = placed.at - QPointF(size / 2, size / 2)
        painter.drawPixmap(QPointF(round(corner.x()), round(corner.y())), ball)

    def point_of(self, action_id: str) -> QPointF | None:
        """Return the position of an action's city in the card, or None if it is not on this map."""
        return next((placed.at for placed in self._placed if placed.spot.action_id == action_id), None)

    def _city_at(self, at: QPointF) -> str:
        """Return the action of the city under a point; an empty text for a group of cities."""
        joined = (group for group in self._groups if len(group.members) > 1)
        if any(_distance(group.at, at) <= group.size / 2 for group in joined):
            return ""
        near = [(_distance(placed.at, at), placed) for placed in reversed(self._placed)]
        best = min(near, key=lambda each: each[0], default=None)
        return best[1].spot.action_id if best is not None and best[0] <= _NEAR else ""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the clicked city, or the map."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit(self._city_at(event.position()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the map with Enter or Space."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.opened.emit("")
        else:
            super().keyPressEvent(event)


def _places_of_name(at: QPointF, size: float, width: float) -> tuple[QRectF, ...]:
    """Return the possible positions of a city's name: right, left, below and above."""
    beside, below = size / 2 + 4, size / 2 + 1
    corners = ((beside, -8.0), (-beside - width, -8.0), (-width / 2, below), (-width / 2, -below - 16))
    return tuple(QRectF(at.x() + across, at.y() + down, width, 16) for across, down in corners)


def _distance(one: QPointF, other: QPointF) -> float:
    return abs(one.x() - other.x()) + abs(one.y() - other.y())
