"""Assigns cities to groups of the list and keeps them there: an edit moves one line without sorting."""

from __future__ import annotations

from bisect import bisect_left, insort
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.places.us_states import US_STATES, US_TERRITORIES
from organizer_app.domain.rows.place_groups import PlaceGroup
from organizer_app.domain.time.local_time import offset_minutes
from organizer_app.wording.language.dates import long_day
from organizer_app.wording.language.readiness import level_name
from organizer_app.wording.language.zones import zone_name
from organizer_app.wording.plan import map_and_list as words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from organizer_app.domain.rows.action_rows import ActionRow


class ListOrder(Enum):
    """How the list is grouped and sorted."""

    ATTENTION = "attention"
    STATE = "state"
    ZONE = "zone"
    DATE = "date"
    GROUP = "group"
    MAP = "map"


class GroupHead(NamedTuple):
    """The line above a group; `level` is its readiness level, or None for another kind of group."""

    title: str
    cities: int
    level: int | None


ListEntry = GroupHead | PlaceGroup
SortKey = tuple[str | int, ...]
_WINTER: Final = date(2027, 1, 15)


def key_function(order: ListOrder) -> Callable[[ActionRow], SortKey]:
    """Return the function that gives the group of a city's representative row; groups are sorted by it."""
    return _KEYS[order]


def group_head(order: ListOrder, members: Sequence[PlaceGroup]) -> GroupHead:
    """Return the line above the cities of a group, at least one."""
    head = members[0].head
    level = head.readiness if order is ListOrder.ATTENTION else None
    return GroupHead(_TITLES[order](head), len(members), level)


def off_head(members: Sequence[PlaceGroup]) -> GroupHead:
    """Return the line above the canceled cities."""
    return GroupHead(words.called_off(), len(members), None)


def within(group: PlaceGroup) -> tuple[int, str, str]:
    """Return the sort key within a group: start, city, state."""
    row = group.head
    return (-1 if row.starts_utc is None else row.starts_utc, row.city, row.state)


def _attention_key(row: ActionRow) -> SortKey:
    return (row.readiness,)


def _state_key(row: ActionRow) -> SortKey:
    return (not row.state, row.country != "US", row.country, state_title(row))


def _zone_key(row: ActionRow) -> SortKey:
    # A day in winter, so that cities of one zone stay together whatever their own days are.
    east = offset_minutes(row.zone, _WINTER) if row.zone else 0
    return (not row.zone, -east, zone_name(row.zone))


def _date_key(row: ActionRow) -> SortKey:
    return (row.day,)


def _group_name(row: ActionRow) -> str:
    # The first group in credit order leads.
    return row.groups.partition(";")[0].strip()


def _group_key(row: ActionRow) -> SortKey:
    name = _group_name(row)
    return (not name, name.casefold())


def _map_key(row: ActionRow) -> SortKey:
    # Actions on no map at all are what somebody has to fix.
    return (row.world_x is not None, row.usa_x is not None)


def _map_title(row: ActionRow) -> str:
    if row.world_x is None:
        return words.on_no_map()
    return words.on_world_alone() if row.usa_x is None else words.on_both_maps()


def state_title(row: ActionRow) -> str:
    """Return the full name of a row's state, or of its region abroad as typed."""
    if row.country in {"", "US"} | set(US_TERRITORIES):
        return US_STATES.get(row.state) or US_TERRITORIES.get(row.state) or row.state or words.no_state()
    return f"{row.state}, {row.country}" if row.state else row.country


_KEYS: dict[ListOrder, Callable[[ActionRow], SortKey]] = {
    ListOrder.ATTENTION: _attention_key,
    ListOrder.STATE: _state_key,
    ListOrder.ZONE: _zone_key,
    ListOrder.DATE: _date_key,
    ListOrder.GROUP: _group_key,
    ListOrder.MAP: _map_key,
}
_TITLES: dict[ListOrder, Callable[[ActionRow], str]] = {
    ListOrder.ATTENTION: lambda row: level_name(row.readiness),
    ListOrder.STATE: state_title,
    ListOrder.ZONE: lambda row: zone_name(row.zone) if row.zone else words.no_zone(),
    ListOrder.GROUP: lambda row: _group_name(row) or words.no_group(),
    ListOrder.MAP: _map_title,
    ListOrder.DATE: lambda row: long_day(row.day) if row.day else words.no_day(),
}


# Keeps the cities of the list in their groups, so that an edit moves one line without sorting


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
