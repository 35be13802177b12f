"""The map of cities: painted, moved by mouse and keyboard, sharing its selection with the list beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPen, QRegion
from PySide6.QtWidgets import QWidget

from organizer_app.ui.screens.plan.base_map import BaseMap
from organizer_app.ui.screens.plan.group_cache import mix_of
from organizer_app.ui.screens.plan.map_controls import ZOOM_STEP, MapControls
from organizer_app.ui.screens.plan.map_layout import Panels, PlacedMarker
from organizer_app.ui.screens.plan.map_navigation import DOWN, LEFT, RIGHT, UP, nearest_towards
from organizer_app.ui.screens.plan.map_painter import MapPainter
from organizer_app.ui.screens.plan.map_points import best_region
from organizer_app.ui.screens.plan.map_scene import MapScene
from organizer_app.ui.screens.plan.map_viewport import Box
from organizer_app.ui.screens.plan.map_voice import MapVoice
from organizer_app.ui.screens.plan.moving_map import MovingMap
from organizer_app.ui.screens.plan.place_groups import PlaceGroup, group_by_place
from organizer_app.ui.widgets.speaking_items import let_speak, tell_current, tell_items_changed
from organizer_app.wording import map_and_list as words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import (
        QFocusEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
        QWheelEvent,
    )

    from organizer_app.domain.action_rows import ActionRow
    from organizer_app.ui.screens.plan.map_panels import Legend
    from organizer_app.ui.screens.plan.outlines import Region
    from organizer_app.ui.theme.theme import Theme

_WHEEL_STEP: Final = 1.2
_WHEEL_NOTCH: Final = 120.0
_DRAG_FROM: Final = 4.0
_REST_MS: Final = 80
_ARROWS: Final = {
    Qt.Key.Key_Left: LEFT,
    Qt.Key.Key_Right: RIGHT,
    Qt.Key.Key_Up: UP,
    Qt.Key.Key_Down: DOWN,
}
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})
_IN: Final = frozenset({Qt.Key.Key_Plus, Qt.Key.Key_Equal})


class MapView(QWidget):
    """Cities as rings whose colours show readiness and whose number counts actions."""

    place_chosen = Signal(str)
    cluster_opened = Signal(object)
    readiness_toggled = Signal(int)
    unplaced_chosen = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mapView")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(320, 240)
        self._theme = theme
        self._ground = BaseMap(theme)
        self._painter = MapPainter(theme)
        self._scene = MapScene(self._painter.name_width)
        self._moving = MovingMap()
        self._is_moving = False
        self._is_region_chosen = False
        self._pressed: QPointF | None = None
        self._is_dragging = False
        self._pointed: str | None = None
        self._current: str | None = None
        self._voice = MapVoice(self._scene, lambda: self._current)
        let_speak(self, self._voice)
        self.setAccessibleName(words.map_name())
        self.setAccessibleDescription(words.map_hint())
        self._open_ground = QRegion()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self.settle)
        self._controls = MapControls(theme, self)
        self._controls.region_chosen.connect(self._choose_region)
        self._controls.zoomed.connect(self._zoom_by)
        self._controls.all_wanted.connect(self.fit)
        self._controls.unplaced_chosen.connect(self.unplaced_chosen)
        self._controls.legend.toggled.connect(self.readiness_toggled)

    # What is shown

    def show_rows(self, rows: Iterable[ActionRow]) -> None:
        """Show the cities of some actions."""
        self.show_places(group_by_place(rows))

    def show_places(self, groups: Sequence[PlaceGroup]) -> None:
        """Show cities that are gathered already; the legend counts their actions."""
        self._stop_moving()
        region = self._scene.region if self._is_region_chosen else best_region(groups)
        self._scene.show(groups, region)
        self._controls.show_region(region)
        self._controls.show_unplaced(self._scene.unplaced)
        self.show_legend(mix_of(groups))
        tell_items_changed(self)

    def show_legend(self, counts: Sequence[int], kept: Collection[int] = ()) -> None:
        """Show how many actions are at each level, worst first, and which levels a filter keeps."""
        self._controls.legend.show_counts(counts, kept)
        self._arrange()

    def select_place(self, place_id: str | None) -> None:
        """Select a city by its key, or none; it becomes the one the arrow keys start from."""
        self._scene.choose(place_id)
        self._current = place_id or self._current
        tell_current(self, self._voice.number_of(place_id) if place_id else -1)
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme from now on."""
        self._theme = theme
        self._ground = BaseMap(theme)
        self._painter = MapPainter(theme)
        self._scene.width_of = self._painter.name_width
        self._controls.set_theme(theme)
        self._scene.settle()
        self._arrange()

    def set_region(self, region: Region) -> None:
        """Show the United States or the world."""
        self._is_region_chosen = True
        self._controls.show_region(region)
        self._scene.turn_to(region)
        self._controls.show_unplaced(self._scene.unplaced)
        self._arrange()

    def fit(self) -> None:
        """Show the whole map."""
        self._scene.fit()
        self.update()

    def zoom_to(self, place_ids: Collection[str]) -> None:
        """Show some cities as near as they allow."""
        self._scene.zoom_to(place_ids)
        self.update()

    def pan(self, dx: float, dy: float) -> None:
        """Move the map by pixels, until `settle`; the panels on it are not painted again."""
        self._is_moving = True
        self._scene.pan(round(dx), round(dy))
        self.update(self._open_ground)

    def settle(self) -> None:
        """End a movement: names that were cut at the edge find other places."""
        self._stop_moving()
        self._scene.settle()
        self.update()

    def _stop_moving(self) -> None:
        self._is_moving = False
        self._moving.drop()

    @property
    def legend(self) -> Legend:
        """The legend that doubles as a filter."""
        return self._controls.legend

    # Where things are, for tests and screen readers

    def hit(self, point: QPointF) -> tuple[str, ...]:
        """Return the keys of the cities whose marker is under a point of the widget; empty when none is."""
        marker = self._scene.marker_at(point.x(), point.y())
        return () if marker is None else self._scene.keys_of(marker)

    def rect_of(self, place_id: str) -> QRectF | None:
        """Return the square round the marker that stands for a city, or None when none does."""
        marker = self._scene.marker_of(place_id)
        if marker is None:
            return None
        return QRectF(marker.x - marker.size / 2, marker.y - marker.size / 2, marker.size, marker.size)

    def visible_place_ids(self) -> tuple[str, ...]:
        """Return the keys of all cities whose marker is in sight, joined ones included."""
        return tuple(key for marker in self._scene.markers() for key in self._scene.keys_of(marker))

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, markers and rings."""
        del event
        painter = QPainter(self)
        scene, dpr = self._scene, self.devicePixelRatioF()
        hasty = self._rest.isActive()
        ground = self._ground.ground(scene.region, scene.view, self.size(), dpr, hasty=hasty)
        if self._is_moving and ground.view.scale == scene.view.scale:
            joined = self._moving.joined(ground, scene.layout(), self._painter, scene.chosen_index)
            self._ground.draw(painter, joined, scene.view)
        else:
            self._ground.draw(painter, ground, scene.view)
            self._painter.draw(painter, scene.layout(), scene.view, scene.chosen_index)
        self._draw_rings(painter)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.end()

    def _draw_rings(self, painter: QPainter) -> None:
        scene = self._scene
        chosen = scene.marker_of(scene.chosen) if scene.chosen else None
        if chosen is not None:
            self._painter.draw_ring(painter, chosen, "accent")
        current = self._current if self.hasFocus() else None
        for key in (current, self._pointed):
            marker = scene.marker_of(key) if key else None
            if marker is None:
                continue
            if key == current:
                self._painter.draw_ring(painter, marker, "text", dashed=True)
            elif chosen is None or marker.cluster.key != chosen.cluster.key:
                self._painter.draw_ring(painter, marker, "accent_line")
            if marker.label is None:
                self._painter.draw_bubble(painter, marker, self._title(marker), self.width())

    def _title(self, marker: PlacedMarker) -> str:
        others = len(marker.cluster.members) - 1
        return words.marker_title(marker.cluster.name, others)

    # Layout of the panels

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Move the panels to their corners and lay the markers out anew."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        boxes = self._controls.arrange()
        # While the map moves, the panels keep their pixels; only their round corners are old until it rests.
        self._open_ground = QRegion(self.rect())
        for box in boxes:
            self._open_ground -= QRegion(box)
        covered = tuple(Box(b.left(), b.top(), b.right() + 1, b.bottom() + 1) for b in boxes)
        self._scene.resize(Panels(self.width(), self.height(), covered))
        self.update()

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a drag."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position()
            self._is_dragging = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the map while the button is down, else light up what is pointed at."""
        position = event.position()
        if self._pressed is None:
            self._point_at(position)
            return
        moved = position - self._pressed
        if self._is_dragging or moved.manhattanLength() > _DRAG_FROM:
            self._is_dragging = True
            self._pointed = None
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._pressed = position
            self.pan(moved.x(), moved.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose what was clicked, or find new places for names after a drag."""
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        self._pressed = None
        if self._is_dragging:
            self._is_dragging = False
            self.settle()
            self._point_at(event.position())
            return
        marker = self._scene.marker_at(event.position().x(), event.position().y())
        if marker is not None:
            self._open(marker)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Zoom in on the ground."""
        if self._scene.marker_at(event.position().x(), event.position().y()) is None:
            self._zoom_by(ZOOM_STEP, event.position())

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is pointed at any more."""
        super().leaveEvent(event)
        self._pointed = None
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom round the pointer."""
        turned = event.angleDelta().y() / _WHEEL_NOTCH
        if turned:
            self._zoom_by(_WHEEL_STEP**turned, event.position())
        event.accept()

    def _point_at(self, position: QPointF) -> None:
        marker = self._scene.marker_at(position.x(), position.y())
        pointed = None if marker is None else marker.cluster.key
        shape = Qt.CursorShape.OpenHandCursor if marker is None else Qt.CursorShape.PointingHandCursor
        self.setCursor(shape)
        if pointed != self._pointed:
            self._pointed = pointed
            self.update(self._open_ground)

    def _open(self, marker: PlacedMarker) -> None:
        self._current = marker.cluster.key
        keys = self._scene.keys_of(marker)
        if len(keys) == 1:
            self.place_chosen.emit(keys[0])
        else:
            self.zoom_to(keys)
            self.cluster_opened.emit(keys)
        self.update()

    # Keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the nearest city, open it, or zoom."""
        key = Qt.Key(event.key())
        if key in _ARROWS:
            self._go(_ARROWS[key])
        elif key in _ENTER:
            marker = self._scene.marker_of(self._current) if self._current else None
            if marker is not None:
                self._open(marker)
        elif key in _IN:
            self._zoom_by(ZOOM_STEP)
        elif key == Qt.Key.Key_Minus:
            self._zoom_by(1 / ZOOM_STEP)
        elif key == Qt.Key.Key_0:
            self.fit()
        else:
            super().keyPressEvent(event)

    def _go(self, direction: tuple[int, int]) -> None:
        markers = self._scene.markers()
        here = self._scene.marker_of(self._current) if self._current else None
        if here is None:
            spots = sorted(markers, key=lambda marker: marker.distance(self.width() / 2, self.height() / 2))
            found = spots[0] if spots else None
        else:
            index = nearest_towards([(m.x, m.y) for m in markers], (here.x, here.y), direction)
            found = None if index is None else markers[index]
        if found is not None:
            self._current = found.cluster.key
            tell_current(self, self._voice.number_of(found.cluster.key))
            self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus ring."""
        super().focusInEvent(event)
        self.update()

    # Zoom

    def _zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        center = QPointF(self.rect().center()) if at is None else at
        self._rest.start()
        self._scene.zoom(factor, center.x(), center.y())
        self.update()

    def _choose_region(self, region: Region) -> None:
        if region != self._scene.region:
            self.set_region(region)
