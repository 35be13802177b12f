"""The words of the card that opens beside a city on the map, and of selecting several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.wording.dates import clock, span, weekday_day, zone_and_desk
from organizer_app.wording.map_and_list import actions, cities, no_day, no_time
from organizer_app.wording.texts import _

if TYPE_CHECKING:
    from organizer_app.domain.action_rows import ActionRow


def when(row: ActionRow, desk_zone: str) -> str:
    """Say when an action is: its day, its local span, and what the desk's clock says then."""
    day = weekday_day(row.day) if row.day else no_day()
    local = no_time() if row.starts is None else span(row.starts, row.ends) if row.ends else clock(row.starts)
    zone = zone_and_desk(row.zone, row.day, row.starts, row.starts_utc, desk_zone)
    return " · ".join(part for part in (day, local, zone) if part)


def lead(name: str) -> str:
    """Say who leads there."""
    return _("Lead: {name}").format(name=name) if name else _("No lead yet")


def together(count: int, city_count: int) -> str:
    """Say what a marker for several cities holds."""
    return _("{actions} in {cities}").format(actions=actions(count), cities=cities(city_count))


def more_here(count: int) -> str:
    """Say how many actions a city has, when it is not one."""
    return actions(count) if count > 1 else ""


def selected(city_count: int) -> str:
    """Say how many cities are selected, for screen readers."""
    return _("{cities} selected").format(cities=cities(city_count))
