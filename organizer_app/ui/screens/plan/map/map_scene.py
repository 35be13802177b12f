"""Holds what the map shows and which part of it is visible: everything that needs no events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from organizer_app.domain.places.map_insets import TERRITORY_INSETS
from organizer_app.ui.screens.plan.map.map_layout import (
    REACH,
    ClusterLevels,
    MapLayout,
    MapPoints,
    Panels,
    PlacedMarker,
    lay_out,
    points_of,
)
from organizer_app.ui.screens.plan.map.map_viewport import Box, Viewport, fitted, inset_boxes, inset_frame
from organizer_app.ui.screens.plan.store.list_rows import changes

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, KeysView, Mapping, Sequence

    from organizer_app.domain.rows.place_groups import PlaceGroup
    from organizer_app.ui.screens.plan.map.map_layout import Cluster, MapPoint
    from organizer_app.ui.widgets.outlines import Region

T = TypeVar("T")

# The extents of the two maps, in map units.
CONTENT: Final[dict[Region, Box]] = {
    "usa": Box(16.0, 8.0, 972.0, 618.0),
    "world": Box(22.0, 16.0, 952.0, 468.0),
}
# The margins around the whole map, in pixels: at the sides, for the switch, and above the panels below.
_SIDE: Final = 20.0
_TOP: Final = 48.0
_ABOVE_PANELS: Final = 12.0
_BELOW_PANELS: Final = 16.0
_FARTHEST: Final = 0.7
_NEAREST: Final = 48.0
_CLOSE_UP: Final = 6.0
_CLOSE_MARGIN: Final = 90.0
# How far past a map's edges cities are still shown with the whole map, in map units.
_OUTSIDE: Final = 40.0


class MapScene:
    """Cities, view and selection; lays the markers out when one of them has changed."""

    def __init__(self, width_of: Callable[[str], float], growth: float = 1.0) -> None:
        self.width_of = width_of
        self.growth = growth
        self.region: Region = "usa"
        self.view = Viewport()
        self.is_fitted = True
        self.chosen: str | None = None
        self.panels = Panels(1.0, 1.0)
        self._groups: Sequence[PlaceGroup] = ()
        self._points = MapPoints((), 0)
        self._levels = ClusterLevels(())
        self._index: dict[str, int] = {}
        self._content = CONTENT["usa"]
        self._layout: MapLayout | None = None
        self._laid_out: Sequence[Cluster] = ()
        self._passing = MapLayout(Viewport())
        self._is_zooming = False
        self._marked: dict[str, None] = {}
        self._marked_in: tuple[MapLayout | None, tuple[PlacedMarker, ...]] = (None, ())

    @property
    def unplaced(self) -> int:
        """The number of actions without a point on this map."""
        return self._points.unplaced

    @property
    def chosen_index(self) -> int | None:
        """The selected city as an index into the points, or None."""
        return self._index.get(self.chosen) if self.chosen else None

    def show(self, groups: Sequence[PlaceGroup], region: Region) -> None:
        """Show other cities, or the same on the other map."""
        changed = changes(self._groups, groups) if region == self.region else None
        self._groups = groups
        if changed is not None and all(self._renew(old, new) for old, new in changed):
            if self._layout is None or self._layout.view != self.view:
                self.settle()
            return
        self._points = points_of(groups, region)
        self._levels = ClusterLevels(self._points.points, TERRITORY_INSETS if region == "usa" else ())
        self._index = {point.key: index for index, point in enumerate(self._points.points)}
        self._content = _with_outliers(CONTENT[region], self._points.points)
        if region != self.region:
            self.region = region
            self.is_fitted = True
        self.settle()

    def _renew(self, old: PlaceGroup, new: PlaceGroup) -> bool:
        """Replace the actions of a city; False if its position has changed."""
        before, after = points_of((old,), self.region), points_of((new,), self.region)
        if len(before.points) != len(after.points):
            return False
        for was, now in zip(before.points, after.points, strict=True):
            if (was.x, was.y) != (now.x, now.y):
                return False
            if was != now:
                self._levels.renew(self._index[now.key], now)
                self._layout = None
        unplaced = self._points.unplaced + after.unplaced - before.unplaced
        self._points = MapPoints(self._levels.points, unplaced)
        return True

    def turn_to(self, region: Region) -> None:
        """Show the same cities on another map."""
        self.show(self._groups, region)

    def resize(self, panels: Panels) -> None:
        """Change size and panels; a map shown whole stays whole."""
        if panels != self.panels:
            self.panels = panels
            self.settle()

    def choose(self, key: str | None) -> None:
        """Select a city by key."""
        if key != self.chosen:
            self.chosen = key
            self._layout = None

    def mark(self, keys: Collection[str]) -> None:
        """Select several cities together."""
        self._marked = dict.fromkeys(keys)
        self._marked_in = (None, ())

    def marked_keys(self) -> KeysView[str]:
        """Return the keys of all selected cities, in the order in which they were selected."""
        return self._marked.keys() if self._marked or not self.chosen else {self.chosen: None}.keys()

    def marked(self) -> list[PlacedMarker]:
        """Return the markers of the selected cities at their present positions."""
        dx, dy = self.layout().shift(self.view)
        return [marker.moved(dx, dy) for marker in self.marked_in_layout()]

    def marked_in_layout(self) -> tuple[PlacedMarker, ...]:
        """Return the same markers where they are laid out, before the view moved."""
        if not self._marked:
            return ()
        layout = self.layout()
        if self._marked_in[0] is not layout:
            held = {self._index[key] for key in self._marked if key in self._index}
            found = [m for m in layout.markers if not held.isdisjoint(m.cluster.members)]
            self._marked_in = (layout, tuple(found))
        return self._marked_in[1]

    def groups_of(self, marker: PlacedMarker) -> list[PlaceGroup]:
        """Return the cities of a marker, with their actions."""
        keys = set(self.keys_of(marker))
        return [group for group in self._groups if group.key in keys]

    def by_place(self, told: Mapping[str, tuple[T, ...]]) -> dict[str, tuple[T, ...]]:
        """Return what is told of actions, by the key of their city."""
        found: dict[str, tuple[T, ...]] = {}
        for group in self._groups if told else ():
            there = tuple(each for row in group.rows for each in told.get(row.action_id, ()))
            if there:
                found[group.key] = there
        return found

    def settle(self) -> None:
        """Lay out again, as after a drag: names that were cut at the edge get new positions."""
        if self.is_fitted:
            self.view = self.whole()
        self._layout = None
        self._is_zooming = False

    def whole(self) -> Viewport:
        """Return the view of the whole map."""
        panels = self.panels
        low = min((box.top for box in panels.covered if box.top > panels.height / 2), default=panels.height)
        # Rings extend past the land: those of the north-west would be under the panels there.
        over = (box for box in panels.covered if box.top < panels.height / 2 and box.left < panels.width / 2)
        top = max((box.bottom + _BELOW_PANELS for box in over), default=_TOP)
        room = Box(_SIDE, top, panels.width - _SIDE, low - _ABOVE_PANELS)
        return fitted(self._content, room)

    def fit(self) -> None:
        """Show the whole map, and keep it whole when the size changes."""
        self.is_fitted = True
        self.settle()

    def pan(self, dx: float, dy: float) -> None:
        """Pan the map by pixels; its content never leaves the view completely."""
        self.is_fitted = False
        self.view = self._kept_in_sight(self.view.moved(dx, dy))

    def zoom(self, factor: float, x: float, y: float) -> None:
        """Zoom around a pixel, within sensible limits for the map."""
        lowest = self.whole().scale * _FARTHEST
        scale = min(max(self.view.scale * factor, lowest), _NEAREST)
        if scale != self.view.scale:
            self.is_fitted = False
            self.view = self._kept_in_sight(self.view.zoomed(scale, x, y))
            self._is_zooming = True

    def zoom_to(self, keys: Collection[str]) -> None:
        """Zoom to some cities, as close as they fit."""
        points = [self._points.points[self._index[key]] for key in keys if key in self._index]
        if not points:
            return
        spots = Box(
            min(point.x for point in points),
            min(point.y for point in points),
            max(point.x for point in points),
            max(point.y for point in points),
        )
        room = Box(0, 0, self.panels.width, self.panels.height).grown(-_CLOSE_MARGIN)
        nearest = max(self.whole().scale * _CLOSE_UP, self.view.scale * 2)
        smallest = min(room.right - room.left, room.bottom - room.top) / min(nearest, _NEAREST)
        self.is_fitted = False
        self.view = fitted(spots.grown(max(smallest, 1.0) / 2), room)
        self.settle()

    def find(self, text: str) -> str | None:
        """Return the key of the city with the most actions whose name starts with a casefolded text."""
        found = [group for group in self._groups if group.key in self._index]
        named = [group for group in found if group.head.city.casefold().startswith(text)]
        return max(named, key=lambda group: len(group.rows)).key if named else None

    def is_in_sight(self, marker: PlacedMarker) -> bool:
        """Return whether a marker is in the view."""
        return Box(0, 0, self.panels.width, self.panels.height).holds(marker.x, marker.y)

    def center_on(self, key: str) -> None:
        """Center a city at the present scale."""
        point = self._points.points[self._index[key]]
        x, y = self.view.to_screen(point.x, point.y)
        self.pan(round(self.panels.width / 2 - x), round(self.panels.height / 2 - y))
        self.settle()

    def layout(self) -> MapLayout:
        """Return the positions of markers and names at the present scale."""
        found = self.laid_out()
        if found.view.scale == self.view.scale:
            return found
        if self._passing.view != self.view:
            self._passing = found.stretched(self.view)
        return self._passing

    def laid_out(self) -> MapLayout:
        """Return the laid-out markers and names, updated if the view has left that area.

        During a zoom only the last frame is seen for long: `settle` lays it out, and until then the scale of
        the view may differ.
        """
        layout = self._layout
        if layout is not None and layout.view.scale == self.view.scale:
            dx, dy = layout.shift(self.view)
            if abs(dx) <= REACH and abs(dy) <= REACH:
                return layout
        # Larger markers are merged sooner.
        clusters = self._levels.at(self.view.scale / self.growth)
        if layout is not None and self._is_zooming and clusters is self._laid_out:
            return layout
        panels = self.panels
        if self.region == "usa":
            covered = (*panels.covered, *inset_boxes(self.view))
            frames = tuple(inset_frame(inset, self.view) for inset in TERRITORY_INSETS)
            panels = panels._replace(covered=covered, frames=frames)
        named = self._named(clusters)
        layout = lay_out(named, self.view, panels, self.chosen_index, self.width_of, self.growth)
        self._layout, self._laid_out = layout, clusters
        return layout

    def _named(self, clusters: Sequence[Cluster]) -> Sequence[Cluster]:
        """Return the markers, with the selected city's name on its marker."""
        chosen = self.chosen_index
        if chosen is None:
            return clusters
        name = self._points.points[chosen].name
        return [each._replace(name=name) if chosen in each.members else each for each in clusters]

    def marker_at(self, x: float, y: float) -> PlacedMarker | None:
        """Return the marker under a pixel, at its present position."""
        dx, dy = self.layout().shift(self.view)
        found = self.layout().marker_at(x - dx, y - dy)
        return None if found is None else found.moved(dx, dy)

    def marker_of(self, key: str) -> PlacedMarker | None:
        """Return the marker of a city, alone or merged, at its present position."""
        index = self._index.get(key)
        dx, dy = self.layout().shift(self.view)
        for marker in self.layout().markers if index is not None else ():
            if index in marker.cluster.members:
                return marker.moved(dx, dy)
        return None

    def markers(self) -> list[PlacedMarker]:
        """Return the visible markers at their present positions."""
        dx, dy = self.layout().shift(self.view)
        sight = Box(0, 0, self.panels.width, self.panels.height)
        moved = [marker.moved(dx, dy) for marker in self.layout().markers]
        return [marker for marker in moved if sight.holds(marker.x, marker.y)]

    def keys_of(self, marker: PlacedMarker) -> tuple[str, ...]:
        """Return the keys of a marker's cities."""
        return tuple(self._points.points[index].key for index in marker.cluster.members)

    def _kept_in_sight(self, view: Viewport) -> Viewport:
        content = self._content
        left, top = view.to_screen(content.left, content.top)
        right, bottom = view.to_screen(content.right, content.bottom)
        middle_x, middle_y = self.panels.width / 2, self.panels.height / 2
        dx = min(0.0, middle_x - left) if left > middle_x else max(0.0, middle_x - right)
        dy = min(0.0, middle_y - top) if top > middle_y else max(0.0, middle_y - bottom)
        return view.moved(dx, dy) if dx or dy else view


def _with_outliers(content: Box, points: Sequence[MapPoint]) -> Box:
    """Return the box of a map with the cities just outside it, such as those of the Aleutians."""
    limit = content.grown(_OUTSIDE)
    near = [
        point for point in points if not content.holds(point.x, point.y) and limit.holds(point.x, point.y)
    ]
    return Box(
        min([content.left, *(point.x for point in near)]),
        min([content.top, *(point.y for point in near)]),
        max([content.right, *(point.x for point in near)]),
        max([content.bottom, *(point.y for point in near)]),
    )
