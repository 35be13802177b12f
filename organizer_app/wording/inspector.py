"""The words of the pane that shows and edits one city."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from organizer_app.wording.dates import clock, desk_time, short_day, span
from organizer_app.wording.map_and_list import no_time
from organizer_app.wording.readiness import level_name
from organizer_app.wording.texts import _, ngettext
from organizer_app.wording.zones import zone_name, zone_short

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.domain.action_rows import ActionRow

_AREA_CODE: Final = 3
_NATIONAL: Final = 10
_DAY: Final = 24 * 60


def pane_name() -> str:
    """Name the pane for screen readers."""
    return _("Inspector")


def close() -> str:
    """Name the button that closes the pane."""
    return _("Close")


def nothing_chosen() -> str:
    """Say what to do when no city is selected."""
    return _("Select a city to see and change its actions.")


def actions_head() -> str:
    """Head the actions of the city."""
    return _("Actions")


def add_action() -> str:
    """Name the link that adds an action in the city."""
    return _("Add action")


def details_head() -> str:
    """Head the fields of the chosen action."""
    return _("Details")


def steps_head() -> str:
    """Head the steps before the day."""
    return _("Before the day")


def people_head() -> str:
    """Head the people of the action."""
    return _("People")


def groups_head() -> str:
    """Head the partner groups of the action."""
    return _("Partner groups")


def none_yet() -> str:
    """Stand in for an empty list."""
    return _("None yet")


def more(count: int) -> str:
    """Say how many more there are than shown."""
    return _("{count} more").format(count=f"{count:,}")


def steps_done(done: int, total: int) -> str:
    """Say how many steps are settled; empty when there are none."""
    if not total:
        return ""
    return _("{done} of {total} steps done").format(done=f"{done:,}", total=f"{total:,}")


def share(done: int, total: int) -> str:
    """Write a share as 11 / 19; empty when there is nothing to share."""
    return _("{done} / {total}").format(done=done, total=total) if total else ""


def clock_line(zone: str, now: int | None, days: int | None) -> str:
    """Say the zone of a city, its wall time now in minutes after midnight, and the days to the anchor date."""
    parts = [zone_name(zone) if zone else ""]
    if now is not None:
        parts.append(_("now {time}").format(time=clock(now)))
    if days is not None:
        parts.append(_days(days))
    return " · ".join(part for part in parts if part)


def _days(days: int) -> str:
    if days == 0:
        return _("today is the day")
    if days > 0:
        return ngettext("{count} day to go", "{count} days to go", days).format(count=f"{days:,}")
    return ngettext("{count} day ago", "{count} days ago", -days).format(count=f"{-days:,}")


def late(days: int) -> str:
    """Say how many days a step is overdue."""
    return ngettext("{count} day late", "{count} days late", days).format(count=f"{days:,}")


def mix_sentence(mix: Sequence[int]) -> str:
    """Say how many actions are at which level."""
    parts = [f"{level_name(level)} {count:,}" for level, count in enumerate(mix) if count]
    return ", ".join(parts)


def when(row: ActionRow) -> str:
    """Return the local span of an action, or words for none."""
    return no_time() if row.starts is None else span(row.starts, row.ends)


def card_day(row: ActionRow) -> str:
    """Return the day of an action in few letters, or words for none."""
    return short_day(row.day) if row.day else _("No date")


def desk_hint(day: str, local: int | None, utc: int | None, desk_zone: str) -> str:
    """Return the time at the desk of a local time, or an empty text when both clocks agree.

    Args:
        day: local day, ISO text.
        local: minutes after midnight of `day`.
        utc: the same moment, minutes since 1970-01-01 UTC.
        desk_zone: IANA zone of the desk.
    """
    if local is None or utc is None or not desk_zone:
        return ""
    desk = desk_time(utc, desk_zone)
    if desk.minutes == local % _DAY:
        return ""
    words = _("{time} {zone}").format(time=clock(desk.minutes), zone=zone_short(desk_zone))
    return words if desk.day == day else _("{time}, {day}").format(time=words, day=short_day(desk.day))


def next_day() -> str:
    """Say that an end lies on a later day than the start."""
    return _("the next day")


def field_name(field: str) -> str:
    """Name a field by its code."""
    return {
        "city": _("City"),
        "tactic": _("Kind"),
        "title": _("Title"),
        "day": _("Date"),
        "starts": _("Starts (local)"),
        "ends": _("Ends (local)"),
        "expected": _("Expected"),
        "venue": _("Venue"),
        "lead": _("Lead"),
        "backup": _("Backup lead"),
        "groups": _("Partner groups"),
        "status": _("Status"),
        "notes": _("Notes"),
    }[field]


def placeholder(field: str) -> str:
    """Show by example what goes into an empty field; empty for fields that explain themselves."""
    return {
        "city": _("Kansas City, MO"),
        "day": _("Apr 17"),
        "starts": _("2 PM"),
        "ends": _("3:30 PM"),
        "groups": _("One; another"),
        "lead": _("Nobody yet"),
        "backup": _("Nobody yet"),
    }.get(field, "")


def unreadable(field: str) -> str:
    """Say how a value is typed that could not be read."""
    return {
        "day": _("Type a date such as Apr 17 or 4/17/2027."),
        "starts": _("Type a time such as 2 PM or 14:30."),
        "ends": _("Type a time such as 2 PM or 14:30."),
        "expected": _("Type a whole number such as 1,200."),
    }[field]


def task_state(code: str) -> str:
    """Name the state of a step by the code of its status."""
    return {
        "todo": _("open"),
        "doing": _("under way"),
        "blocked": _("blocked"),
        "done": _("done"),
        "skipped": _("skipped"),
        "not_applicable": _("not needed"),
    }[code]


def task_sentence(title: str, state: str, due: str, owner: str, *, is_gate: bool) -> str:
    """Say a step in one sentence, for screen readers."""
    kind = _("requirement") if is_gate else _("step")
    return ", ".join(part for part in (title, kind, state, due, owner) if part) + "."


def initials(name: str) -> str:
    """Return the first letters of the first and the last name."""
    parts = name.split()
    return "".join(part[0] for part in (parts[:1] + parts[1:][-1:])).upper()


def masked_phone(phone: str) -> str:
    """Return a phone number of which only the area code can be read: 816 ··· ····."""
    digits = "".join(letter for letter in phone if letter.isdigit())
    if not digits:
        return ""
    if len(digits) == _NATIONAL + 1 and digits[0] == "1":
        digits = digits[1:]
    if len(digits) < _NATIONAL:
        return "··· ····"
    shown = digits[:_AREA_CODE] if len(digits) == _NATIONAL else "+" + digits[:2]
    return f"{shown} ··· ····"
