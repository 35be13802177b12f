"""Describes the visible markers of the map to screen readers, from top to bottom and left to right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect

from organizer_app.ui.widgets.lists.speaking_items import SpokenItem
from organizer_app.wording.language.readiness import level_name
from organizer_app.wording.plan import map_and_list as words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from organizer_app.ui.screens.plan.map.map_layout import PlacedMarker
    from organizer_app.ui.screens.plan.map.map_scene import MapScene

# Markers whose heights differ by less are read from left to right.
_BAND: Final = 40


def reading_order(markers: Iterable[PlacedMarker]) -> list[PlacedMarker]:
    """Return markers from top to bottom, and from left to right at similar heights."""
    return sorted(markers, key=lambda each: (each.y // _BAND, each.x, each.cluster.key))


class MapVoice:
    """The visible markers as items.

    Args:
        scene: what the map shows.
        current: returns the key of the keyboard's city, or None.
        press: opens a marker.
    """

    def __init__(
        self,
        scene: MapScene,
        current: Callable[[], str | None],
        press: Callable[[PlacedMarker], None],
    ) -> None:
        self._scene = scene
        self._current = current
        self._press = press

    def markers(self) -> list[PlacedMarker]:
        """Return the visible markers in reading order."""
        return reading_order(self._scene.markers())

    def sentence(self, marker: PlacedMarker) -> str:
        """Return a marker in one sentence: its cities, their actions and their readiness."""
        cluster = marker.cluster
        levels = [level for level, count in enumerate(cluster.mix) if count]
        if len(cluster.members) > 1:
            said = words.cluster_sentence(cluster.name, cluster.actions, len(cluster.members))
            mix = ", ".join(f"{level_name(level)} {cluster.mix[level]}" for level in levels)
            return f"{said} {mix}." if mix else said
        level = level_name(levels[0]) if levels else ""
        return words.place_sentence(cluster.name, level, "", "", cluster.actions)

    def number_of(self, key: str) -> int:
        """Return the number of a city's marker, or -1 if it is not visible."""
        found = self._scene.marker_of(key)
        wanted = None if found is None else found.cluster.key
        return next((n for n, each in enumerate(self.markers()) if each.cluster.key == wanted), -1)

    def spoken_count(self) -> int:
        """Return the number of visible markers."""
        return len(self._scene.markers())

    def spoken_item(self, number: int) -> SpokenItem:
        """Return one marker."""
        marker = self.markers()[number]
        half = marker.size / 2
        box = QRect(round(marker.x - half), round(marker.y - half), marker.size, marker.size)
        keys = self._scene.keys_of(marker)
        return SpokenItem(
            self.sentence(marker),
            box,
            is_selected=self._scene.chosen in keys,
            is_current=self._current() in keys,
        )

    def spoken_at(self, point: QPoint) -> int:
        """Return the number of the marker under a point of the map, or -1."""
        marker = self._scene.marker_at(point.x(), point.y())
        return -1 if marker is None else self.number_of(marker.cluster.key)

    def spoken_press(self, number: int) -> None:
        """Open a marker."""
        self._press(self.markers()[number])

    def spoken_current(self) -> int:
        """Return the number of the keyboard's marker, or -1."""
        key = self._current()
        return -1 if key is None else self.number_of(key)
