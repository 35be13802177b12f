"""Words of the timeline and the week."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.calendar.time_grid import HOUR
from organizer_app.wording.language.dates import long_day, short_clock, short_day
from organizer_app.wording.language.texts import _, said
from organizer_app.wording.language.zones import zone_name, zone_short
from organizer_app.wording.plan.calendars import action_sentence

if TYPE_CHECKING:
    from organizer_app.domain.rows.action_rows import ActionRow


timeline_name = said("Timeline")
week_name = said("Week")
keys_hint = said(
    "Arrow keys go from action to action, Enter opens it, Space selects it. Alt with an arrow "
    "key moves the selection, brackets turn the page, typing finds a city."
)


def zone_head(zone: str) -> str:
    """Head the cities of a zone: Eastern; or those without a time, or whose city nobody recognizes."""
    return zone_name(zone).removesuffix(_(" Time")) if zone else _("No time or city yet")


def reference(zone: str) -> str:
    """Name the clock that the axis shows: Eastern (reference)."""
    return _("{zone} (reference)").format(zone=zone_head(zone)) if zone else _("UTC (reference)")


def zone_brief(zone: str) -> str:
    """Head the cities of a zone where there is little room: ET."""
    return zone_short(zone) if zone else zone_head(zone)


def reference_brief(zone: str) -> str:
    """Name the clock that the axis shows where there is little room: ET (reference)."""
    return _("{zone} (reference)").format(zone=zone_brief(zone)) if zone else reference(zone)


def midnight(day: str) -> str:
    """Name the first hour of a day on an axis: Apr 18."""
    return short_day(day)


def skipped(wall: int, minutes: int) -> str:
    """Say on an axis that the clock jumped to a time, minutes after midnight: 3 AM, no 2 AM."""
    return _("{time}, no {missing}").format(time=short_clock(wall), missing=short_clock(wall - minutes))


def again(wall: int) -> str:
    """Say on an axis that the clock shows a time for the second time: 1 AM again."""
    return _("{time} again").format(time=short_clock(wall))


def earlier(count: int) -> str:
    """Count the actions of a city before the visible hours: 1 earlier, with an arrow."""
    return _("‹ {count} earlier").format(count=f"{count:,}")  # noqa: RUF001  # an arrow


def earlier_brief(count: int) -> str:
    """Count the earlier actions in the shortest form."""
    return _("‹ {count}").format(count=f"{count:,}")  # noqa: RUF001  # an arrow


def later_brief(count: int) -> str:
    """Count the later actions in the shortest form."""
    return _("{count} ›").format(count=f"{count:,}")  # noqa: RUF001  # an arrow


def later(count: int) -> str:
    """Count the actions of a city after the visible hours: 1 later, with an arrow."""
    return _("{count} later ›").format(count=f"{count:,}")  # noqa: RUF001  # an arrow


def nothing_on(day: str) -> str:
    """Say that a day has no actions."""
    return _("No actions on {day}").format(day=long_day(day))


def item_sentence(row: ActionRow, *, is_selected: bool) -> str:
    """Say an action and whether it is selected, for screen readers."""
    sentence = action_sentence(row)
    return _("Selected. {sentence}").format(sentence=sentence) if is_selected else sentence


def hour_of_day(hour: int) -> str:
    """Name a line of the week's hours."""
    return short_clock(hour * HOUR)


def twice(wall: int) -> str:
    """Mark an hour that happens twice in the week view: 1 AM twice."""
    return _("{time} twice").format(time=short_clock(wall))
