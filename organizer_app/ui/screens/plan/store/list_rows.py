"""Assigns cities to groups of the list: by attention, state, zone, date, partner group or map."""

from __future__ import annotations

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
