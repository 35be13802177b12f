"""Keeps the cities of the list in their groups, so that an edit moves one line without sorting."""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import TYPE_CHECKING, Final

from organizer_app.ui.screens.plan.store.list_rows import (
    ListEntry,
    ListOrder,
    SortKey,
    group_head,
    key_function,
    off_head,
    within,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.domain.rows.place_groups import PlaceGroup

# If more cities than this changed, all are sorted again.
_FEW: Final = 64


class CitySections:
    """The cities of the list by group, each group sorted; canceled ones are the last group."""

    def __init__(self) -> None:
        self._order = ListOrder.ATTENTION
        self._groups: Sequence[PlaceGroup] = ()
        self._sections: dict[SortKey, list[PlaceGroup]] = {}
        self._off: list[PlaceGroup] = []
        self.cities = 0
        self.actions = 0

    def show(self, groups: Sequence[PlaceGroup], order: ListOrder) -> list[ListEntry]:
        """Return the lines of the list: heads, each followed by its cities; canceled cities come last.

        Within a group cities are sorted by start, those without one first, then by name; by state and date
        the group itself is the first key. Cities that are the same objects as before keep their lines.
        """
        changed = changes(self._groups, groups) if order is self._order else None
        self._groups, self._order = groups, order
        if changed is None:
            self._fill(groups)
        else:
            for old, new in changed:
                self._take_out(old)
                self._put_in(new)
        return self._entries()

    def head_rows(self) -> list[int]:
        """Return the indexes of the heads among the lines."""
        rows, row = [], 0
        for members in (*(self._sections[key] for key in sorted(self._sections)), self._off):
            if members:
                rows.append(row)
                row += len(members) + 1
        return rows

    def _fill(self, groups: Sequence[PlaceGroup]) -> None:
        found: dict[SortKey, list[PlaceGroup]] = {}
        key_of, off, actions = key_function(self._order), [], 0
        for group in groups:
            if any(group.mix):
                actions += group.actions
                found.setdefault(key_of(group.head), []).append(group)
            else:
                off.append(group)
        for members in (*found.values(), off):
            members.sort(key=within)
        self._sections, self._off = found, off
        self.cities, self.actions = len(groups) - len(off), actions

    def _entries(self) -> list[ListEntry]:
        entries: list[ListEntry] = []
        for key in sorted(self._sections):
            members = self._sections[key]
            entries.append(group_head(self._order, members))
            entries += members
        if self._off:
            entries += [off_head(self._off), *self._off]
        return entries

    def _put_in(self, group: PlaceGroup) -> None:
        if group.is_off:
            insort(self._off, group, key=within)
            return
        insort(self._sections.setdefault(key_function(self._order)(group.head), []), group, key=within)
        self.cities += 1
        self.actions += group.actions

    def _take_out(self, group: PlaceGroup) -> None:
        if group.is_off:
            _remove(self._off, group)
            return
        key = key_function(self._order)(group.head)
        members = self._sections[key]
        _remove(members, group)
        if not members:
            del self._sections[key]
        self.cities -= 1
        self.actions -= group.actions


def changes(
    before: Sequence[PlaceGroup], after: Sequence[PlaceGroup]
) -> list[tuple[PlaceGroup, PlaceGroup]] | None:
    """Return the few changed cities, old and new; None if there are too many."""
    if len(before) != len(after):
        return None
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old is not new]
    if len(changed) > _FEW or any(old.key != new.key for old, new in changed):
        return None
    return changed


def _remove(members: list[PlaceGroup], group: PlaceGroup) -> None:
    index = bisect_left(members, within(group), key=within)
    while members[index] is not group:
        index += 1
    del members[index]
