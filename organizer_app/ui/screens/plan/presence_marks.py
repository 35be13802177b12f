"""Marks on map, list and inspector what others are editing now, and for a moment what they just changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.merging.presence import by_record

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from organizer_app.domain.basics.changes import ChangeSet
    from organizer_app.domain.merging.presence import Present
    from organizer_app.ui.screens.plan.city_list.city_list import CityList
    from organizer_app.ui.screens.plan.inspector.inspector import Inspector
    from organizer_app.ui.screens.plan.map.map_view import MapView

# Long enough to be found by the eye. The tint neither fades nor moves: reduced motion has nothing to reduce.
_GLOW_MS: Final = 6_000
# After a big merge every line would glow, which says nothing.
_MOST_GLOWING: Final = 20


class PresenceMarks(QObject):
    """Keeps them, so that an inspector that is made later shows them too.

    Args:
        cities: returns the list of cities.
        city_map: returns the map.
        inspector: returns the inspector, or None before it is made.
    """

    def __init__(
        self,
        cities: Callable[[], CityList],
        city_map: Callable[[], MapView],
        inspector: Callable[[], Inspector | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._cities, self._map, self._inspector = cities, city_map, inspector
        self._editing: Mapping[str, tuple[Present, ...]] = {}
        self._glow = QTimer(self)
        self._glow.setSingleShot(True)
        self._glow.setInterval(_GLOW_MS)
        self._glow.timeout.connect(self._end_glow)

    def show_present(self, present: Sequence[Present]) -> None:
        """Show what others are editing."""
        editing = by_record(present)
        if editing != self._editing:
            self._editing = editing
            self._cities().show_editing(editing)
            self._map().show_editing(editing)
            self.show_in_inspector()

    def show_in_inspector(self) -> None:
        """Tell the inspector what it has missed."""
        inspector = self._inspector()
        if inspector is not None:
            inspector.show_editing()

    def on_change(self, change_set: ChangeSet) -> None:
        """Let glow what has come from others by itself."""
        came = change_set.kind is EditKind.RECEIVED_CHANGES
        if not came or change_set.everything or not 0 < len(change_set.action_ids) <= _MOST_GLOWING:
            return
        name = next((dict(step.arguments).get("name", "") for step in change_set.steps), "")
        self._cities().show_fresh(change_set.action_ids, name)
        inspector = self._inspector()
        if inspector is not None:
            inspector.glow(change_set.action_ids)
        self._glow.start()

    def _end_glow(self) -> None:
        self._cities().show_fresh(frozenset(), "")
        inspector = self._inspector()
        if inspector is not None:
            inspector.glow(frozenset())
