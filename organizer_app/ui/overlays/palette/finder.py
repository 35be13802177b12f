"""Keeps what can be found in a plan, read off the window's thread, and anew only where edits touched it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.findables import FindIndex, FindKind, Found, find

if TYPE_CHECKING:
    from collections.abc import Callable

    from organizer_app.domain.changes import ChangeSet
    from organizer_app.services.workspace import Workspace
    from organizer_app.ui.flow.plan_door import PlanDoor


class Finder:
    """The index of one plan; it answers with what it knows while fresher things are read.

    Args:
        door: the way to the plan.
        refreshed: called when other things can be found.
    """

    def __init__(self, door: PlanDoor, refreshed: Callable[[], None]) -> None:
        self._door = door
        self._refreshed = refreshed
        self._index: FindIndex = {}
        self._stale: set[FindKind] = set(FindKind)
        self._is_reading = False

    @property
    def is_ready(self) -> bool:
        """Whether everything has been read once."""
        return len(self._index) == len(FindKind)

    def on_change(self, change_set: ChangeSet) -> None:
        """Remember what an edit touched."""
        from organizer_app.services.finding import stale_kinds

        self._stale |= stale_kinds(change_set)

    def refresh(self) -> None:
        """Read in the background what was touched since the last time."""
        if not self._stale or self._is_reading:
            return
        kinds, self._stale = frozenset(self._stale), set()
        self._is_reading = True

        def read(workspace: Workspace) -> FindIndex:
            from organizer_app.services.finding import index_of

            return index_of(workspace, kinds=kinds)

        self._door.ask(read, self._take)

    def _take(self, parts: FindIndex) -> None:
        self._is_reading = False
        self._index.update(parts)
        self._refreshed()
        self.refresh()

    def find(self, kind: FindKind, text: str, limit: int) -> list[Found]:
        """Return the things of a kind that a text means, the best first."""
        return find(self._index, kind, text, limit)
