"""Keeps what can be found in a plan, read off the window's thread, and again only where edits touched it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.rows.findables import NO_PART, FindIndex, FindKind, Found, find
from organizer_app.ui.flow.one_at_a_time import OneAtATime

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from organizer_app.domain.basics.changes import ChangeSet
    from organizer_app.domain.basics.problems import Problem
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.flow.plan_access import PlanAccess


class Finder:
    """The index of one plan; it answers with what it knows while newer things are read.

    Args:
        access: access to the plan.
        refreshed: called when other things can be found.
    """

    def __init__(self, access: PlanAccess, refreshed: Callable[[], None]) -> None:
        self._access = access
        self._refreshed = refreshed
        self._index: FindIndex = {}
        self._stale: set[FindKind] = set(FindKind)
        self._asked: frozenset[FindKind] = frozenset()
        self._reading = OneAtATime(access, self._read, self._take, self._fail)
        self._lately: Sequence[tuple[str, str]] = ()
        self._favoured: dict[FindKind, list[int]] = {}

    @property
    def is_ready(self) -> bool:
        """Whether everything has been read once."""
        return len(self._index) == len(FindKind)

    def on_change(self, change_set: ChangeSet) -> None:
        """Remember what an edit touched."""
        from organizer_app.services.overview.finding import stale_kinds

        self._stale |= stale_kinds(change_set)

    def favour(self, lately: Sequence[tuple[str, str]]) -> None:
        """Put recently chosen things first: codes of their kinds and their ids, newest first."""
        self._lately = lately
        self._look_up(FindKind)

    def _look_up(self, kinds: Iterable[FindKind]) -> None:
        for kind in kinds:
            wanted = [subject_id for code, subject_id in self._lately if code == kind.value]
            things = self._index.get(kind, NO_PART).things
            spots = {
                thing.subject_id: spot for spot, thing in enumerate(things) if thing.subject_id in wanted
            }
            self._favoured[kind] = [spots[subject_id] for subject_id in wanted if subject_id in spots]

    def lately(self) -> list[Found]:
        """Return the recently chosen things that still exist, newest first."""
        found = {
            (kind.value, thing.subject_id): thing
            for kind, spots in self._favoured.items()
            for thing in (self._index[kind].things[spot] for spot in spots)
        }
        return [found[each] for each in self._lately if each in found]

    def refresh(self) -> None:
        """Read in the background what was touched since the last time."""
        if self._stale:
            self._reading.start()

    def _read(self) -> Callable[[Workspace], FindIndex]:
        kinds, self._stale = frozenset(self._stale), set()
        self._asked = kinds

        def read(workspace: Workspace) -> FindIndex:
            from organizer_app.services.overview.finding import index_of

            return index_of(workspace, kinds=kinds)

        return read

    def _fail(self, problem: Problem) -> None:
        self._stale |= self._asked
        self._access.show_problem(problem)

    def _take(self, parts: FindIndex) -> None:
        self._index.update(parts)
        self._look_up(parts)
        self._refreshed()
        self.refresh()

    def find(self, kind: FindKind, text: str, limit: int) -> list[Found]:
        """Return the things of a kind that match a text: recently chosen ones first, then the best."""
        return find(self._index, kind, text, limit, favoured=self._favoured.get(kind, ()))
