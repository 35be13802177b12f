"""Marks on map, list and inspector what others are editing now, and for a moment what they just changed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.merging.presence import by_record
from organizer_app.ui.screens.plan.store.row_words import Fresh

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from organizer_app.domain.basics.changes import ChangeSet
    from organizer_app.domain.merging.presence import Present
    from organizer_app.domain.rows.action_rows import ActionRow
    from organizer_app.ui.screens.plan.city_list.city_list import CityList
    from organizer_app.ui.screens.plan.inspector.inspector import Inspector
    from organizer_app.ui.screens.plan.map.map_view import MapView

# Long enough to be found by the eye. The tint neither fades nor moves: reduced motion has nothing to reduce.
_GLOW_MS: Final = 8_000
# After a big merge every line would glow, which says nothing.
_MOST_GLOWING: Final = 20


class PresenceMarks(QObject):
    """Keeps them, so that an inspector that is made later shows them too.

    Args:
        cities: returns the list of cities.
        city_map: returns the map.
        inspector: returns the inspector, or None before it is made.
        find: returns the row of an action as the plan holds it before an edit is read, or None.
    """

    def __init__(
        self,
        cities: Callable[[], CityList],
        city_map: Callable[[], MapView],
        inspector: Callable[[], Inspector | None],
        find: Callable[[str], ActionRow | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._cities, self._map, self._inspector, self._find = cities, city_map, inspector, find
        self._editing: Mapping[str, tuple[Present, ...]] = {}
        # What glows, by the id of the city action.
        self._fresh: dict[str, Fresh] = {}

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
        is_others = change_set.kind is EditKind.RECEIVED_CHANGES
        if not is_others or change_set.everything or not 0 < len(change_set.action_ids) <= _MOST_GLOWING:
            return
        name = next((dict(step.arguments).get("name", "") for step in change_set.steps), "")
        came = {each: Fresh(name, self._find(each)) for each in change_set.action_ids}
        # The last one is the newest.
        self._fresh = {each: fresh for each, fresh in self._fresh.items() if each not in came} | came
        self._show_fresh()
        # Each has its own time, however soon the next change comes; none runs at rest.
        end = QTimer(self, singleShot=True)
        end.timeout.connect(partial(self._end_glow, came))
        end.timeout.connect(end.deleteLater)
        end.start(_GLOW_MS)

    def _end_glow(self, came: Mapping[str, Fresh]) -> None:
        """End what began with some changes, unless there were newer ones of the same action."""
        self._fresh = {each: fresh for each, fresh in self._fresh.items() if came.get(each) is not fresh}
        self._show_fresh()

    def _show_fresh(self) -> None:
        self._cities().show_fresh(self._fresh)
        inspector = self._inspector()
        if inspector is not None:
            inspector.glow(frozenset(self._fresh))
