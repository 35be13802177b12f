"""Group the rows of one city, because map and list show cities and count their actions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.rows.action_rows import OFF_STATUSES, ActionRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Mix = tuple[int, int, int, int, int, int]
LEVELS: Final = 6


class PlaceGroup(NamedTuple):
    """The actions of one city.

    Attributes:
        key: the place's id; for actions without a place an id of their own, see `place_key`.
        head: the action that represents the city: the least ready one, then the earliest.
        rows: all its actions, in the given order.
        mix: number of actions at each readiness level and of past ones, without called-off ones.
        actions: number of actions in the mix, or of called-off ones if the mix is empty.
    """

    key: str
    head: ActionRow
    rows: Sequence[ActionRow]
    mix: Mix
    actions: int

    @property
    def is_off(self) -> bool:
        """Return whether every action here is called off."""
        return not any(self.mix)


def place_key(row: ActionRow) -> str:
    """Return the grouping key of a row: its place, else its typed city, else the row itself."""
    if row.place_id:
        return row.place_id
    return f"?{row.city}, {row.state}" if row.city else f"?{row.action_id}"


def group_by_place(rows: Iterable[ActionRow]) -> list[PlaceGroup]:
    """Group rows by city, in the order in which the cities first occur."""
    return [gathered(key, members) for key, members in members_by_place(rows).items()]


def members_by_place(rows: Iterable[ActionRow]) -> dict[str, list[ActionRow]]:
    """Return the rows of every city by its key, in the order in which the cities first occur."""
    found: dict[str, list[ActionRow]] = {}
    for row in rows:
        key = row.place_id or place_key(row)
        if key in found:
            found[key].append(row)
        else:
            found[key] = [row]
    return found


def gathered(key: str, members: Sequence[ActionRow]) -> PlaceGroup:
    """Return the city made of these rows, at least one."""
    mix = [0, 0, 0, 0, 0, 0]
    head, lowest = None, (len(mix), 0)
    for row in members:
        if row.status in OFF_STATUSES:
            continue
        mix[row.readiness] += 1
        urgency = (row.readiness, -1 if row.starts_utc is None else row.starts_utc)
        if urgency < lowest:
            head, lowest = row, urgency
    counted = (mix[0], mix[1], mix[2], mix[3], mix[4], mix[5])
    return PlaceGroup(key, head or members[0], tuple(members), counted, sum(mix) or len(members))
