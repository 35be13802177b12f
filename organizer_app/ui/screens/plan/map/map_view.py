"""The map of cities: painted, moved by mouse and keyboard, sharing its selection with the list beside it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QRegion
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from organizer_app.ui.screens.plan.map.card_on_map import CardOnMap
from organizer_app.ui.screens.plan.map.map_accessibility import MapAccessibility
from organizer_app.ui.screens.plan.map.map_gestures import MapCursor, MapGestures
from organizer_app.ui.screens.plan.map.map_layout import Panels, best_region, marker_growth
from organizer_app.ui.screens.plan.map.map_painter import BaseMap, MapPainter
from organizer_app.ui.screens.plan.map.map_panels import ZOOM_STEP, MapControls
from organizer_app.ui.screens.plan.map.map_scene import MapScene
from organizer_app.ui.screens.plan.map.map_viewport import Box
from organizer_app.ui.screens.plan.store.row_store import mix_of
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.widgets.focus_frame import draw_frame, shows_ring
from organizer_app.ui.widgets.lists.speaking_items import let_speak, tell_current, tell_items_changed
from organizer_app.wording.plan import map_and_list as words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import (
        QFocusEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
        QWheelEvent,
    )

    from organizer_app.domain.merging.presence import Present
    from organizer_app.domain.rows.place_groups import PlaceGroup
    from organizer_app.ui.screens.plan.map.editors_on_map import EditorsOnMap
    from organizer_app.ui.screens.plan.map.hover_card import HoverCard
    from organizer_app.ui.screens.plan.map.map_painter import DrawnMap
    from organizer_app.ui.screens.plan.map.map_panels import Legend
    from organizer_app.ui.screens.plan.map.map_reach import MapReach
    from organizer_app.ui.screens.plan.map.moving_map import MovingMap
    from organizer_app.ui.theme.theme import Theme
    from organizer_app.ui.widgets.outlines import Region

_REST_MS: Final = 80
# The share of its height that a page scrolls the map by.
_PAGE: Final = 0.8
_CTRL: Final = Qt.KeyboardModifier.ControlModifier
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier


class MapView(Themed, QWidget):
    """Cities as rings whose colors show readiness and whose number counts actions."""

    place_chosen = Signal(str)
    places_chosen = Signal(object)
    all_chosen = Signal()
    cluster_opened = Signal(object)
    readiness_toggled = Signal(int)
    unplaced_chosen = Signal()
    reach_wanted = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mapView")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(320, 240)
        self._theme = theme
        self._base_map = BaseMap(theme)
        self._painter = MapPainter(theme)
        self._scene = MapScene(self._painter.name_width, marker_growth(theme.zoom))
        self._moving: MovingMap | None = None
        self._is_moving = False
        self._is_region_chosen = False
        self._cursor = self._make_cursor()
        self._card = CardOnMap(theme, self._scene, self._cursor, self)
        self._card.opened.connect(self.setAccessibleDescription)
        self._accessibility = MapAccessibility(
            self._scene, lambda: self._cursor.current, self._cursor.open_marker
        )
        let_speak(self, self._accessibility)
        self.setAccessibleName(words.map_name())
        self.setAccessibleDescription(words.map_hint())
        self._open_area = QRegion()
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self.settle)
        self._gestures = MapGestures(self, self._cursor, self)
        self._controls = MapControls(theme, self)
        self._controls.region_chosen.connect(self._choose_region)
        self._controls.zoomed.connect(self.zoom_by)
        self._controls.all_wanted.connect(self.fit)
        self._controls.unplaced_chosen.connect(self.unplaced_chosen)
        self._controls.reach_wanted.connect(self.reach_wanted)
        self._controls.legend.toggled.connect(self.readiness_toggled)

    def _make_cursor(self) -> MapCursor:
        cursor = MapCursor(self._scene, self)
        cursor.place_chosen.connect(self._choose_place)
        cursor.places_chosen.connect(self.places_chosen)
        cursor.cluster_opened.connect(self._open_several)
        cursor.moved.connect(self._cursor_moved)
        cursor.changed.connect(self.update)
        cursor.spoken.connect(self.setAccessibleDescription)
        return cursor

    # Made when they are first needed: the first frame shows none of them

    @cached_property
    def reach(self) -> MapReach:
        """The layer that shows who lives near a confirmed action."""
        from organizer_app.ui.screens.plan.map.map_reach import MapReach

        return MapReach(self._theme)

    @property
    def _shown_reach(self) -> MapReach | None:
        return self.reach if "reach" in vars(self) and self.reach.shown is not None else None

    @cached_property
    def editors(self) -> EditorsOnMap:
        """The layer that shows who is editing."""
        from organizer_app.ui.screens.plan.map.editors_on_map import EditorsOnMap

        return EditorsOnMap(self._scene)

    @cached_property
    def _keys(self) -> MapKeys:
        return MapKeys(self, self._cursor)

    # Contents

    def show_places(self, groups: Sequence[PlaceGroup], desk_zone: str = "") -> None:
        """Show grouped cities; the legend counts their actions."""
        self._card.desk_zone = desk_zone
        self._card.put_away()
        self._stop_moving()
        region = self._scene.region if self._is_region_chosen else best_region(groups)
        self._scene.show(groups, region)
        self._controls.show_region(region)
        self._controls.show_unplaced(self._scene.unplaced)
        self.show_legend(mix_of(groups))
        tell_items_changed(self)

    def show_legend(self, counts: Sequence[int], kept: Collection[int] = ()) -> None:
        """Show the number of actions at each level, worst first, and the levels of the filter."""
        self._controls.legend.show_counts(counts, kept)
        self._arrange()

    def select_place(self, place_id: str | None) -> None:
        """Select a city by key, or none; arrow keys start from it."""
        self._scene.choose(place_id)
        self._cursor.current = place_id or self._cursor.current
        tell_current(self, self._accessibility.number_of(place_id) if place_id else -1)
        self.update()

    def show_editing(self, editing: Mapping[str, tuple[Present, ...]]) -> None:
        """Mark the cities with actions that others are editing now, by the id of the action."""
        self.editors.show(editing)
        self.update()

    def show_unsent(self, by_action: Mapping[str, int]) -> None:
        """Mark the cities with changes that wait for the hub, by the id of the action."""
        self.editors.show_unsent(by_action)
        self.update()

    def select_places(self, keys: Collection[str]) -> None:
        """Mark several cities by key as selected; none if there are none."""
        self._scene.mark(keys)
        self._moving = None
        self.update()

    @override
    def set_theme(self, theme: Theme) -> None:
        """Change the theme; other colors move nothing."""
        is_larger = theme.zoom != self._theme.zoom
        super().set_theme(theme)
        self._base_map = BaseMap(theme)
        self._painter = MapPainter(theme)
        if "reach" in vars(self):
            self.reach.set_theme(theme)
        self._scene.width_of = self._painter.name_width
        self._scene.growth = marker_growth(theme.zoom)
        if is_larger:
            self._scene.settle()
        self._arrange()

    def set_region(self, region: Region) -> None:
        """Show the United States or the world."""
        self._is_region_chosen = True
        self._card.put_away()
        self._controls.show_region(region)
        self._scene.turn_to(region)
        self._controls.show_unplaced(self._scene.unplaced)
        self._arrange()

    def fit(self) -> None:
        """Show the whole map."""
        self._card.put_away()
        self._scene.fit()
        self.update()

    def fit_to_selection(self) -> None:
        """Zoom to the selection as close as it fits; without one, show everything."""
        keys = self._scene.marked_keys()
        if keys:
            self.zoom_to(keys)
        else:
            self.fit()

    def zoom_to(self, place_ids: Collection[str]) -> None:
        """Zoom to some cities, as close as they fit."""
        self._card.put_away()
        self._scene.zoom_to(place_ids)
        self.update()

    def pan(self, dx: float, dy: float) -> None:
        """Pan the map by pixels, until `settle`; its panels are not repainted."""
        self._is_moving = True
        self._card.put_away()
        self._scene.pan(round(dx), round(dy))
        self.update(self._open_area)

    def settle(self) -> None:
        """End a movement: names that were cut at the edge get new positions."""
        self._stop_moving()
        self._scene.settle()
        self.update()

    def _stop_moving(self) -> None:
        self._is_moving = False
        self._moving = None

    @property
    def legend(self) -> Legend:
        """The legend, which is also a filter."""
        return self._controls.legend

    # Geometry, for tests and screen readers

    def hit(self, point: QPointF) -> tuple[str, ...]:
        """Return the keys of the cities of the marker under a point of the widget; empty if there is none."""
        marker = self._scene.marker_at(point.x(), point.y())
        return () if marker is None else self._scene.keys_of(marker)

    def rect_of(self, place_id: str) -> QRectF | None:
        """Return the square around a city's marker, or None if it has none."""
        marker = self._scene.marker_of(place_id)
        if marker is None:
            return None
        return QRectF(marker.x - marker.size / 2, marker.y - marker.size / 2, marker.size, marker.size)

    def visible_place_ids(self) -> tuple[str, ...]:
        """Return the keys of all cities with a visible marker, merged ones included."""
        return tuple(key for marker in self._scene.markers() for key in self._scene.keys_of(marker))

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        self._gestures.listen()
        painter = QPainter(self)
        scene, dpr = self._scene, self.devicePixelRatioF()
        hasty = self._rest.isActive()
        drawn = self._base_map.covering(scene.region, scene.view, self.size(), dpr, hasty=hasty)
        is_joined = self._is_moving and drawn.view.scale == scene.view.scale
        self._base_map.draw(painter, self._joined(drawn) if is_joined else drawn, scene.view)
        reach = self._shown_reach
        if reach is not None:
            reach.draw_below(painter, scene.region, scene.view)
        if not is_joined:
            self._painter.draw(painter, scene.laid_out(), scene.view, scene.chosen_index)
            for each in scene.marked():
                self._painter.draw_ring(painter, each, "accent")
        if reach is not None:
            from organizer_app.ui.screens.plan.map.map_reach import boxes_of

            reach.draw_names(painter, scene.region, scene.view, boxes_of(scene.layout(), scene.view))
        self._draw_rings(painter)
        if "editors" in vars(self):
            self.editors.draw(painter, self._theme)
        if self._cursor.lasso is not None:
            self._painter.draw_lasso(painter, self._cursor.lasso)
        if shows_ring(self):
            draw_frame(painter, self.rect(), self._theme.color("accent"))
        painter.end()

    def _joined(self, drawn: DrawnMap) -> DrawnMap:
        if self._moving is None:
            from organizer_app.ui.screens.plan.map.moving_map import MovingMap

            self._moving = MovingMap()
        scene = self._scene
        marked = scene.marked_in_layout()
        return self._moving.joined(drawn, scene.layout(), self._painter, scene.chosen_index, marked)

    def _draw_rings(self, painter: QPainter) -> None:
        scene = self._scene
        chosen = scene.marker_of(scene.chosen) if scene.chosen else None
        if chosen is not None and scene.is_in_sight(chosen):
            self._painter.draw_chosen(painter, chosen, self.width())
        current = self._cursor.current if shows_ring(self) else None
        for key in (current, self._cursor.pointed):
            marker = scene.marker_of(key) if key else None
            if marker is None:
                continue
            if key == current:
                self._painter.draw_ring(painter, marker, "text", dashed=True)
            elif chosen is None or marker.cluster.key != chosen.cluster.key:
                self._painter.draw_ring(painter, marker, "accent_line")
            # The card includes the name.
            if marker.label is None and not self._card.is_open:
                from organizer_app.ui.screens.plan.map.map_layout import marker_title

                self._painter.draw_bubble(painter, marker, marker_title(marker), self.width())

    # Layout of the panels

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._card.put_away()
        self._arrange()

    def _arrange(self) -> None:
        boxes = self._controls.arrange()
        # While the map moves, the panels are not repainted; only their rounded corners are stale until it
        # stops.
        self._open_area = QRegion(self.rect())
        for box in boxes:
            self._open_area -= QRegion(box)
        covered = tuple(Box(b.left(), b.top(), b.right() + 1, b.bottom() + 1) for b in boxes)
        self._scene.resize(Panels(self.width(), self.height(), covered))
        self.update()

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._card.put_away()
        self._gestures.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._gestures.move(event)
        is_over, is_dragging = self._cursor.pointed is not None, self._gestures.is_dragging
        shape = Qt.CursorShape.PointingHandCursor if is_over else Qt.CursorShape.OpenHandCursor
        self.setCursor(Qt.CursorShape.ClosedHandCursor if is_dragging else shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Select what was clicked or framed, or end a drag."""
        self._gestures.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._scene.marker_at(event.position().x(), event.position().y()) is None:
            self.zoom_by(ZOOM_STEP, event.position())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._cursor.point_at(None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._gestures.wheel(event)

    # Hovering

    @property
    def card(self) -> HoverCard:
        """The card beside a city."""
        return self._card.card

    def _cursor_moved(self) -> None:
        if self._cursor.current:
            tell_current(self, self._accessibility.number_of(self._cursor.current))
        self._card.ask()
        self.update(self._open_area)

    def _choose_place(self, key: str) -> None:
        # The inspector then shows what the card would.
        self._card.put_away()
        self.place_chosen.emit(key)

    def _open_several(self, keys: tuple[str, ...]) -> None:
        self.zoom_to(keys)
        self.cluster_opened.emit(keys)

    # Keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the nearest city, open it, select it, or zoom."""
        if not self._keys.press(event):
            super().keyPressEvent(event)

    def middle(self) -> QPointF:
        """Return the pixel in the middle."""
        return QPointF(self.rect().center())

    def choose_all(self) -> None:
        """Request every city."""
        self.all_chosen.emit()

    def turn_page(self, pages: int) -> None:
        """Move the map up or down by most of its height."""
        self.pan(0, pages * self.height() * _PAGE)
        self.settle()

    def leave(self) -> bool:
        """Cancel the drag frame or close the card; return whether there was one."""
        is_left = self._gestures.cancel() or self._card.is_open
        self._card.put_away()
        return is_left

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the focus ring, and the card of the keyboard's city."""
        super().focusOutEvent(event)
        self._card.ask()
        self.update()

    # Zoom

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom around a pixel, by default the middle."""
        center = self.middle() if at is None else at
        self._card.put_away()
        self._rest.start()
        self._scene.zoom(factor, center.x(), center.y())
        self.update()

    def _choose_region(self, region: Region) -> None:
        if region != self._scene.region:
            self.set_region(region)


class MapKeys:
    """The keys of the map: move between cities, open, select several, zoom."""

    def __init__(self, view: MapView, cursor: MapCursor) -> None:
        from organizer_app.ui.screens.plan.map.map_gestures import DOWN, LEFT, RIGHT, UP
        from organizer_app.ui.widgets.lists.type_ahead import TypeAhead

        self._map = view
        self._cursor = cursor
        self._arrows = {
            Qt.Key.Key_Left: LEFT,
            Qt.Key.Key_Right: RIGHT,
            Qt.Key.Key_Up: UP,
            Qt.Key.Key_Down: DOWN,
        }
        self._typing = TypeAhead()
        self._plain: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_Return: cursor.open_current,
            Qt.Key.Key_Enter: cursor.open_current,
            Qt.Key.Key_Space: cursor.open_current,
            Qt.Key.Key_Plus: lambda: view.zoom_by(ZOOM_STEP),
            Qt.Key.Key_Equal: lambda: view.zoom_by(ZOOM_STEP),
            Qt.Key.Key_Minus: lambda: view.zoom_by(1 / ZOOM_STEP),
            Qt.Key.Key_0: view.fit,
            Qt.Key.Key_Asterisk: view.fit_to_selection,
            Qt.Key.Key_Home: lambda: cursor.go_to_end(is_last=False),
            Qt.Key.Key_End: lambda: cursor.go_to_end(is_last=True),
            Qt.Key.Key_PageUp: lambda: view.turn_page(1),
            Qt.Key.Key_PageDown: lambda: view.turn_page(-1),
        }

    def press(self, event: QKeyEvent) -> bool:
        """Handle a key; return whether it has a meaning here."""
        key = Qt.Key(event.key())
        modifiers = event.modifiers()
        if key in self._arrows:
            self._cursor.go(self._arrows[key], self._map.middle(), widens=bool(modifiers & _SHIFT))
            return True
        if key == Qt.Key.Key_Escape:
            return self._map.leave()
        if modifiers & _CTRL:
            return self._command(key)
        if self._typing.takes(event) and (key not in self._plain or self._typing.is_open(event)):
            self._cursor.find(self._typing.add(event))
            return True
        act = self._plain.get(key)
        if act is not None:
            act()
        return act is not None

    def _command(self, key: Qt.Key) -> bool:
        commands = {Qt.Key.Key_A: self._map.choose_all, Qt.Key.Key_Space: self._cursor.toggle_current}
        act = commands.get(key)
        if act is not None:
            act()
        return act is not None
