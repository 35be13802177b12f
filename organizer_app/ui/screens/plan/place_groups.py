"""Gathers the rows of one city, because map and list show cities and count the actions in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.action_filters import readiness_mix
from organizer_app.domain.action_rows import OFF_STATUSES, ActionRow

if TYPE_CHECKING:
    from collections.abc import Iterable

Mix = tuple[int, int, int, int, int]


class PlaceGroup(NamedTuple):
    """The actions of one city.

    Attributes:
        key: the place's id; for actions without a place something of their own, see `place_key`.
        head: the action that speaks for the city: the least ready one, then the earliest.
        rows: all its actions, as they came.
        mix: how many are at which readiness level, called-off ones left out.
        actions: how many are counted in the mix, or called off when none is.
    """

    key: str
    head: ActionRow
    rows: tuple[ActionRow, ...]
    mix: Mix
    actions: int

    @property
    def is_off(self) -> bool:
        """Whether every action here is called off."""
        return not any(self.mix)


def place_key(row: ActionRow) -> str:
    """Return what a row is gathered by: its place, else its city as typed, else itself."""
    if row.place_id:
        return row.place_id
    return f"?{row.city}, {row.state}" if row.city else f"?{row.action_id}"


def group_by_place(rows: Iterable[ActionRow]) -> list[PlaceGroup]:
    """Gather rows by city, in the order in which the cities first occur."""
    found: dict[str, list[ActionRow]] = {}
    for row in rows:
        key = row.place_id or place_key(row)
        if key in found:
            found[key].append(row)
        else:
            found[key] = [row]
    return [_group(key, members) for key, members in found.items()]


def _group(key: str, members: list[ActionRow]) -> PlaceGroup:
    if len(members) == 1 and members[0].status not in OFF_STATUSES:
        return PlaceGroup(key, members[0], (members[0],), _SINGLE[members[0].readiness], 1)
    mix = readiness_mix(members)
    counted = sum(mix)
    speaking = [row for row in members if row.status not in OFF_STATUSES] if counted else members
    return PlaceGroup(key, min(speaking, key=_urgency), tuple(members), mix, counted or len(members))


def _urgency(row: ActionRow) -> tuple[int, int]:
    return row.readiness, row.starts_utc if row.starts_utc is not None else -1


_SINGLE: tuple[Mix, ...] = (
    (1, 0, 0, 0, 0),
    (0, 1, 0, 0, 0),
    (0, 0, 1, 0, 0),
    (0, 0, 0, 1, 0),
    (0, 0, 0, 0, 1),
)
