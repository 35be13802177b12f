"""Words of the pane that shows and edits one city."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, Final

from organizer_app.domain.model.assignments import AssignmentStatus
from organizer_app.domain.people.phone_display import masked_phone, written_phone
from organizer_app.domain.time.local_time import (
    LocalMoment,
    WallTimeKind,
    from_epoch_minutes,
    local_of,
    offset_minutes,
    wall_time_kind,
)
from organizer_app.wording.language import field_names, statuses, step_facts
from organizer_app.wording.language.dates import clock, desk_time, short_day, span, wall_clock
from organizer_app.wording.language.durations import in_hours
from organizer_app.wording.language.readiness import level_name, row_reason
from organizer_app.wording.language.repeated_hours import is_second
from organizer_app.wording.language.texts import _, ngettext, said, said_count, said_with
from organizer_app.wording.language.zones import zone_name, zone_short
from organizer_app.wording.plan.map_and_list import no_time

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.domain.rows.action_details import GroupLine, PersonLine, TaskLine
    from organizer_app.domain.rows.action_rows import ActionRow

_HOUR: Final = 60
_DAY: Final = 24 * _HOUR
# The person has said yes, or is there: their role says enough.
_SETTLED_PEOPLE: Final = frozenset(
    {AssignmentStatus.ACCEPTED, AssignmentStatus.BRIEFED, AssignmentStatus.RELEASED}
)


pane_name = said("Inspector")
nothing_selected = said("No city selected")
nothing_selected_hint = said("Choose a city on the map or in the list to see and change its actions.")
close = said("Close")


def mix_sentence(mix: Sequence[int]) -> str:
    """Say how many actions of the city are at which level."""
    return ", ".join(f"{level_name(level)} {count:,}" for level, count in enumerate(mix) if count)


def more(count: int) -> str:
    """Say how many more there are than shown."""
    return _("{count} more").format(count=f"{count:,}")


actions = said("Actions")
add_action = said("Add action")
remove_action = said("Remove this action")
saved_hint = said("Saved as you type. Ctrl+Z undoes.")
before_the_day = said("Before the day")
people = said("People")
groups = said("Partner groups")


def steps_done(done: int, total: int) -> str:
    """Count the completed steps; empty when there are none."""
    if not total:
        return ""
    return _("{done} of {total} steps done").format(done=f"{done:,}", total=f"{total:,}")


def steps_share(done: int, total: int) -> str:
    """Write the completed steps as 11/19; empty when there are none."""
    return _("{done}/{total}").format(done=f"{done:,}", total=f"{total:,}") if total else ""


def clock_line(zone: str, now_utc: int, day: str, today: str) -> str:
    """Say the zone of a city, its wall time now, and the days until its action.

    Args:
        zone: IANA zone, or empty.
        now_utc: the present moment, minutes since 1970-01-01 UTC.
        day: day of the action, ISO text or empty.
        today: the present day, ISO text or empty.
    """
    parts = []
    if zone:
        wall = local_of(from_epoch_minutes(now_utc), zone).wall
        parts = [zone_name(zone), _("now {time}").format(time=wall_clock(wall))]
    if day and today:
        parts.append(_days((date.fromisoformat(day) - date.fromisoformat(today)).days))
    return " · ".join(parts)


def _days(days: int) -> str:
    if days == 0:
        return _("today is the day")
    if days > 0:
        return ngettext("{count} day to go", "{count} days to go", days).format(count=f"{days:,}")
    return ngettext("{count} day ago", "{count} days ago", -days).format(count=f"{-days:,}")


def card_when(row: ActionRow, *, with_day: bool) -> str:
    """Return the local span of an action, its day before it when the city's actions have several."""
    time = no_time() if row.starts is None else span(row.starts, row.ends)
    if not with_day:
        return time
    day = short_day(row.day) if row.day else _("No date")
    # Day and span together do not fit on a card.
    start = no_time() if row.starts is None else clock(row.starts)
    return _("{day}, {time}").format(day=day, time=start)


def card_hint(row: ActionRow) -> str:
    """Return where an action is, or why it is not ready."""
    return row.venue or row_reason(row)


def field_name(field: str) -> str:
    """Name a field by its code."""
    names = {
        "city": _("City"),
        "title": _("Title"),
        "tactic": _("Kind"),
        "day": _("Date"),
        "starts": _("Starts (local)"),
        "ends": _("Ends (local)"),
        "starts_second": _("Start, first or second"),
        "ends_second": _("End, first or second"),
        "expected": _("Expected"),
        "count": _("People counted"),
        "status": _("Status"),
        "venue": _("Venue"),
        "lead": _("Lead"),
        "backup": _("Backup lead"),
        "groups": _("Partner groups"),
        "notes": _("Notes"),
        "tags": _("Tags"),
    }
    return names.get(field) or field_names.field_name(field)


def placeholder(field: str) -> str:
    """Return the example of an empty field; empty for fields that explain themselves."""
    return {
        "city": _("Kansas City, MO"),
        "day": _("Apr 17"),
        "starts": _("2 PM"),
        "ends": _("3:30 PM"),
        "expected": _("1,200"),
        "count": _("250-400"),
        "lead": _("Nobody yet"),
        "backup": _("Nobody yet"),
        "groups": _("None yet"),
        "tags": _("press; union hall"),
    }.get(field, "")


def unreadable(field: str) -> str:
    """Show how to type a value that was not understood."""
    return {
        "day": _("Type a date such as Apr 17 or 4/17/2027."),
        "starts": _("Type a time such as 2 PM or 14:30."),
        "ends": _("Type a time such as 2 PM or 14:30."),
        "expected": _("Type a number from 0 to 99,999,999."),
        "count": _("Type a number or a range such as 250-400."),
    }[field]


def city_hint(zone: str, day: str) -> str:
    """Return the zone of a city with its offset on that day: Central Time (UTC-5 on this date)."""
    if not zone or not day:
        return zone_name(zone) if zone else ""
    east = offset_minutes(zone, date.fromisoformat(day))
    hours, minutes = divmod(abs(east), _HOUR)
    sign = "+" if east >= 0 else "−"  # noqa: RUF001  # offsets are written with a minus sign
    offset = f"{sign}{hours}:{minutes:02}" if minutes else f"{sign}{hours}"
    return _("{zone} (UTC{offset} on this date)").format(zone=zone_name(zone), offset=offset)


def desk_hint(row: ActionRow, desk_zone: str) -> str:
    """Return the start in HQ time; empty when both clocks agree."""
    return _at_desk(row.day, row.starts, row.starts_utc, desk_zone)


def end_hint(row: ActionRow, desk_zone: str) -> str:
    """Say that an action ends on a later day, and when that is in HQ time."""
    later = _("the next day") if row.ends is not None and row.ends >= _DAY else ""
    desk = _at_desk(row.day, row.ends, row.ends_utc, desk_zone)
    return " · ".join(part for part in (later, desk) if part)


def _at_desk(day: str, local: int | None, utc: int | None, desk_zone: str) -> str:
    if local is None or utc is None or not desk_zone:
        return ""
    desk = desk_time(utc, desk_zone)
    nights, minutes = divmod(local, _DAY)
    if desk.minutes == minutes and (nights or desk.day == day):
        return ""
    words = _("{time} {zone}").format(time=clock(desk.minutes), zone=zone_short(desk_zone))
    if nights or desk.day == day:
        return words
    return _("{time}, {day}").format(time=words, day=short_day(desk.day))


def is_late(task: TaskLine, today: str) -> bool:
    """Say whether a step is open although its day has passed; `today` is ISO text or empty."""
    if task.is_settled or task.due_on is None or not today:
        return False
    return task.due_on < date.fromisoformat(today)


def task_due(task: TaskLine, today: str) -> str:
    """Return when a step is due or how late it is; empty when it is completed or has no date."""
    if task.is_settled or task.due_on is None:
        return ""
    if not is_late(task, today):
        return short_day(task.due_on.isoformat())
    return days_late((date.fromisoformat(today) - task.due_on).days)


days_late = said_count("{count} day late", "{count} days late")


def task_sentence(task: TaskLine, today: str) -> str:
    """Describe a step to screen readers."""
    kind = _("required step") if task.is_gate else _("step")
    parts = (task.title, kind, _task_state(task), task_due(task, today), task.owner, task_fact(task))
    return ", ".join(part for part in parts if part)


def task_fact(task: TaskLine) -> str:
    """Name the fact that completes a step, without a period; empty where only people do."""
    if task.fact is None:
        return ""
    return step_facts.fact_line(task.fact.value, task.status.value, is_met=task.is_met).rstrip(".")


def _task_state(task: TaskLine) -> str:
    return (
        _("done")
        if task.is_done
        else {
            "todo": _("open"),
            "doing": _("underway"),
            "blocked": _("blocked"),
            "done": _("done"),
            "skipped": _("skipped"),
            "not_applicable": _("not needed"),
        }[task.status.value]
    )


def person_line(person: PersonLine) -> str:
    """Return a person's role, and how far they have agreed when they have not said yes."""
    role = statuses.role_name(person.role.value, is_backup=person.is_backup)
    if person.status in _SETTLED_PEOPLE:
        return role
    state = statuses.assignment_status_name(person.status.value)
    return _("{role} · {state}").format(role=role, state=state.lower())


def group_line(group: GroupLine) -> str:
    """Return the part of a partner group, and how far it has agreed."""
    role = statuses.group_role_name(group.role.value)
    state = statuses.group_status_name(group.status.value)
    return _("{role} · {state}").format(role=role, state=state.lower())


def phone_shown(phone: str, *, is_revealed: bool) -> str:
    """Return a phone number; all digits only while a person asks for them."""
    if not phone:
        return ""
    return written_phone(phone) if is_revealed else masked_phone(phone)


people_hint = said("Hold H, or press on the list, to read the phone numbers.")
steps_hint = said("Up and down choose a step, Space checks it off.")
add_step = said("Add a step, then press Enter")
history = said("History")


def history_when(day: str, minutes: int, author: str) -> str:
    """Write when a step was made, in HQ time, and its author when known."""
    when = _("{day}, {time}").format(day=short_day(day), time=clock(minutes))
    return _("{when} · {author}").format(when=when, author=author) if author else when


taken_back = said_with("{sentence} (undone)")


def starts_outside(minutes: int) -> str:
    """Say by how many minutes an action starts off schedule, below 0 when early."""
    form = _("Starts {amount} early") if minutes < 0 else _("Starts {amount} late")
    return form.format(amount=in_hours(abs(minutes)))


ends_before_start = said("Ends before it starts")
# As much of another value as its sentence has room for.
_BRIEF: Final = 60


def overtaken(value: str) -> str:
    """Say what somebody else saved in a field while another text is being typed there."""
    if not value:
        return _("This was emptied elsewhere while you typed. Saving yours replaces that; Escape takes it.")
    brief = value if len(value) <= _BRIEF else f"{value[: _BRIEF - 1]}…"
    return _("“{value}” was saved here while you typed. Saving yours replaces it; Escape takes it.").format(
        value=brief
    )


def clock_change_hint(row: ActionRow) -> str:
    """Say that a start happens twice or never on its night and ask for another; empty when all is well."""
    if row.starts is None or not row.day or not row.zone:
        return ""
    hour, minute = divmod(row.starts % _DAY, _HOUR)
    if is_second(row, row.starts, row.starts_utc):
        return ""
    kind = wall_time_kind(LocalMoment(date.fromisoformat(row.day), time(hour, minute), row.zone))
    forms = {
        WallTimeKind.ONCE: "",
        WallTimeKind.SKIPPED: _(
            "{time} does not exist on {day}: the clocks jump over it. It counts as the time "
            "before the jump. Did you mean a later time?"
        ),
        WallTimeKind.DOUBLED: _(
            "{time} happens twice on {day}: the clocks go back. The first one counts unless you choose below."
        ),
    }
    return forms[kind].format(time=clock(row.starts), day=short_day(row.day))
