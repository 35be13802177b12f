"""Words of the card that opens beside a city on the map, and of selecting several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.wording.language.dates import clock, span, weekday_day, zone_and_desk
from organizer_app.wording.language.texts import _
from organizer_app.wording.plan.map_and_list import actions, cities, no_day, no_time

if TYPE_CHECKING:
    from organizer_app.domain.rows.action_rows import ActionRow


def day_line(row: ActionRow, count: int) -> str:
    """Write the day of a city's first action, and count its actions when there are several."""
    day = weekday_day(row.day) if row.day else no_day()
    return " · ".join(part for part in (day, actions(count) if count > 1 else "") if part)


def time_line(row: ActionRow, desk_zone: str) -> str:
    """Write the local time and the HQ time."""
    if row.starts is None:
        return no_time()
    local = span(row.starts, row.ends) if row.ends else clock(row.starts)
    return f"{local} {zone_and_desk(row.zone, row.day, row.starts, row.starts_utc, desk_zone)}".strip()


def lead(name: str) -> str:
    """Say who leads there."""
    return _("Lead: {name}").format(name=name) if name else _("No lead yet")


def together(count: int, city_count: int) -> str:
    """Say what a marker for several cities holds."""
    return _("{actions} in {cities}").format(actions=actions(count), cities=cities(city_count))


def selected(city_count: int) -> str:
    """Say how many cities are selected, for screen readers."""
    return _("{cities} selected").format(cities=cities(city_count))
