"""What the screen about the shared moment says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.local_time import from_epoch_minutes, local_of
from organizer_app.wording.dates import clock, short_day
from organizer_app.wording.findings import city_of, duration
from organizer_app.wording.shared_moments import suggested
from organizer_app.wording.texts import _, ngettext
from organizer_app.wording.zones import zone_short

if TYPE_CHECKING:
    from organizer_app.domain.action_rows import ActionRow
    from organizer_app.domain.shared_moment import Suggestion


def title() -> str:
    """Name the screen."""
    return _("At once")


def rule_name(rule: str) -> str:
    """Name a rule by its code."""
    return {
        "same_instant": _("The same moment everywhere"),
        "same_local_time": _("The same local time"),
        "window": _("Within a window"),
        "relay": _("One after the other"),
        "free": _("Only the day is shared"),
    }[rule]


def rule_label() -> str:
    """Name the choice of the rule."""
    return _("“At once” means")


def time_label(rule: str) -> str:
    """Name the time of a rule, and whose clock shows it."""
    if rule == "same_local_time":
        return _("Local time")
    return _("Begins at (desk)")


def window_label(rule: str) -> str:
    """Name the minutes of a rule."""
    return _("Window, minutes") if rule == "window" else _("Counts as the same, ± minutes")


def gap_label() -> str:
    """Name the minutes between two cities of a relay."""
    return _("Gap between cities, minutes")


def inside(count: int, total: int) -> str:
    """Say how many cities keep to the rule."""
    return ngettext("{inside} of {count} city inside", "{inside} of {count} cities inside", total).format(
        inside=f"{count:,}", count=f"{total:,}"
    )


def suggestions_head(cities: int) -> str:
    """Name the suggestions."""
    return ngettext("{count} city outside", "{count} cities outside", cities).format(count=f"{cities:,}")


def cities_head() -> str:
    """Name the list of cities."""
    return _("Every city on its clock, at the desk and against the rule")


def move_all(cities: int) -> tuple[str, str]:
    """Name the line that moves every city outside the rule, and say what happens."""
    first = ngettext("Move {count} city in", "Move all {count} cities in", cities)
    return first.format(count=f"{cities:,}"), _("One step that can be taken back; how long they last stays.")


def suggestion(each: Suggestion) -> tuple[str, str]:
    """Say what brings cities in, and that a click does so."""
    return suggested(each), _("Press to move them.")


def city_line(row: ActionRow, desk_zone: str) -> tuple[str, str]:
    """Write a city, and when it starts on its own clock and at the desk."""
    city = city_of(row.city, row.state)
    if not row.day or row.starts is None:
        return city, _("No date or no start time yet")
    local = (
        _("{day}, {time} {zone}")
        .format(day=short_day(row.day), time=clock(row.starts), zone=zone_short(row.zone) if row.zone else "")
        .strip()
    )
    if row.starts_utc is None:
        return city, local
    desk = local_of(from_epoch_minutes(row.starts_utc), desk_zone or "UTC")
    there = clock(desk.wall.hour * 60 + desk.wall.minute)
    return city, _("{local}, at the desk {time}").format(local=local, time=there)


def deviation(minutes: int | None) -> str:
    """Say how far a city is from the rule; empty where nothing can be said."""
    if minutes is None:
        return ""
    if minutes == 0:
        return _("inside")
    form = _("{amount} early") if minutes < 0 else _("{amount} late")
    return form.format(amount=duration(abs(minutes)))


def nothing() -> tuple[str, str]:
    """Say that there is no city yet."""
    return _("No city takes part yet"), _("Add actions to the plan; here you see who starts when.")


def not_moved() -> str:
    """Say that nothing could be moved."""
    return _("Nothing moved: the shared time does not exist there that night.")
