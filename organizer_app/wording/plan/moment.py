"""Words of the Timing screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.time.local_time import WallTimeKind, from_epoch_minutes
from organizer_app.wording.checks.findings import city_of
from organizer_app.wording.language.dates import clock, desk_time, short_day, wall_clock
from organizer_app.wording.language.durations import in_hours
from organizer_app.wording.language.shared_moments import no_time, suggested, without_end
from organizer_app.wording.language.texts import _, ngettext, said, said_count
from organizer_app.wording.language.zones import zone_name, zone_short
from organizer_app.wording.plan.map_and_list import cities

if TYPE_CHECKING:
    from organizer_app.domain.calendar.shared_moment import Suggestion
    from organizer_app.domain.calendar.simultaneity import SharedSpan
    from organizer_app.domain.rows.action_rows import ActionRow


title = said("Timing")


def rule_name(rule: str) -> str:
    """Name a rule by its code, as a part of the sentence about it."""
    return {
        "same_instant": _("at the same instant"),
        "same_local_time": _("at the same local time"),
        "window": _("within a window"),
        "relay": _("one after the other"),
        "free": _("on the same day"),
    }[rule]


def rule_sentence(rule: str, desk_zone: str) -> tuple[str, str, str, str, str]:
    """Return the words of the sentence about a rule: before rule, time, gap and window, and at its end.

    A field whose words are empty is left out.
    """
    desk = _("HQ time ({zone})").format(zone=zone_short(desk_zone)) if desk_zone else _("HQ time")
    first = _("Cities act")
    if rule == "same_local_time":
        return first, _("at"), "", _("on their own clocks, give or take"), _("minutes.")
    if rule == "same_instant":
        return first, _("at"), "", _("{desk}, give or take").format(desk=desk), _("minutes.")
    if rule == "window":
        return first, _("from"), "", _("{desk}, for").format(desk=desk), _("minutes.")
    if rule == "relay":
        every = _("{desk}, one every").format(desk=desk)
        return first, _("from"), every, _("minutes, give or take"), _("minutes.")
    return first, "", "", "", _("at any time.")


def field_name(field: str, rule: str) -> str:
    """Name a field of the sentence for screen readers: rule, time, gap or window."""
    if field == "window" and rule == "window":
        return _("Length of the window in minutes")
    return {
        "rule": _("Timing rule"),
        "time": _("Local time") if rule == "same_local_time" else _("Start, in HQ time"),
        "gap": _("Minutes between one city and the next"),
        "window": _("Counts as the same, minutes more or less"),
    }[field]


reset_order = said("East to west again")


def inside(count: int, total: int, untimed: int) -> str:
    """Count the cities that start on time, and those that have no time to go by."""
    form = ngettext(
        "{inside} of {count} city starts on time",
        "{inside} of {count} cities start on time",
        total,
    )
    on_time = form.format(inside=f"{count:,}", count=f"{total:,}")
    return f"{on_time}, {no_time(untimed)}" if untimed else on_time


def suggestions_head(outside: int, untimed: int) -> str:
    """Count the cities that start off schedule and those that have no start yet."""
    starts = ngettext("{count} city starts off schedule", "{count} cities start off schedule", outside)
    lacks = ngettext("{count} city has no start yet", "{count} cities have no start yet", untimed)
    said = ((starts, outside), (lacks, untimed))
    return ", ".join(form.format(count=f"{count:,}") for form, count in said if count)


asked_head = said("Times to ask about")
apply_all = said_count("Apply to {count} city", "Apply to all {count}")


own_times = said_count(
    "Also move the {count} action that has its own time",
    "Also move the {count} actions that have their own time",
)


def own_time(each: Suggestion, row: ActionRow) -> tuple[str, str]:
    """Say which time an action has, and to which it would move."""
    then = _("It would move to {time} on {day}.").format(
        time=wall_clock(each.starts), day=short_day(each.day.isoformat())
    )
    form = _("{city} has its own date.") if row.starts is None else _("{city} has its own time.")
    return form.format(city=city_with_time(row, each.day.isoformat())), then


def city_with_time(row: ActionRow, day: str) -> str:
    """Name a city with the start that it has, and with its date unless that is this ISO day."""
    parts = [] if row.starts is None else [clock(row.starts)]
    if row.day and row.day != day:
        parts.append(short_day(row.day))
    elif parts and not row.day:
        parts.append(_("no date"))
    if not parts:
        return city_of_row(row)
    return _("{city} ({when})").format(city=city_of_row(row), when=", ".join(parts))


apply = said("Apply")
choose_time = said("Choose another time")


def suggestion(each: Suggestion, cities: list[str]) -> tuple[str, str]:
    """Say what puts cities on time, and name some of them."""
    more = len(each.action_ids) - len(cities)
    names = "; ".join(cities)
    if more > 0:
        names = ngettext("{cities} and {count} more", "{cities} and {count} more", more).format(
            cities=names, count=f"{more:,}"
        )
    return suggested(each), names


def asked(row: ActionRow, kind: WallTimeKind) -> tuple[str, str]:
    """Ask about a start that a clock change skips or doubles."""
    what = {"city": city_of(row.city, row.state), "time": clock(row.starts or 0), "day": short_day(row.day)}
    if kind is WallTimeKind.SKIPPED:
        return (
            _("{city} starts at {time} on {day}, which does not exist there that night.").format(**what),
            _("The clocks go forward over it. Does it start before or after?"),
        )
    return (
        _("{city} starts at {time} on {day}, which happens twice that night.").format(**what),
        _("The clocks go back; the first one counts until you choose another time. Is that right?"),
    )


def clock_note(kind: WallTimeKind) -> str:
    """Say in two words whether the clocks show a start."""
    return {
        WallTimeKind.ONCE: _("exists"),
        WallTimeKind.SKIPPED: _("does not exist"),
        WallTimeKind.DOUBLED: _("happens twice"),
    }[kind]


def zone_head(zone: str) -> str:
    """Name the card of the cities that go by one clock."""
    return zone_name(zone) if zone else _("Time zone not known")


def relay_head(*, is_ordered: bool) -> str:
    """Name the card of the cities of a relay."""
    return _("In the order given") if is_ordered else _("From east to west")


count = said_count("{count} action", "{count} actions")


def columns(desk_zone: str, *, is_ruled: bool) -> tuple[str, str, str, str]:
    """Name the columns: local time, HQ time, UTC, and how far off schedule where there is a rule."""
    desk = _("HQ, {zone}").format(zone=zone_short(desk_zone)) if desk_zone else _("HQ")
    return _("Local"), desk, _("UTC"), _("Off by") if is_ruled else ""


def city_of_row(row: ActionRow) -> str:
    """Name the city of a row, with its state."""
    return city_of(row.city, row.state)


def turn(number: int | None, city: str) -> str:
    """Put the turn of a city in a relay before its name."""
    return city if number is None else _("{number}. {city}").format(number=number, city=city)


def three_clocks(row: ActionRow, desk_zone: str, anchor_date: str) -> tuple[str, str, str]:
    """Write the start of a city in local time, HQ time and UTC, with the day if it differs."""
    if not row.day or row.starts is None:
        return _("No time yet"), "", ""
    local = _on(row.day, clock(row.starts), anchor_date)
    if row.starts_utc is None:
        return local, "", ""
    desk = desk_time(row.starts_utc, desk_zone or "UTC")
    utc = from_epoch_minutes(row.starts_utc)
    return (
        local,
        _on(desk.day, clock(desk.minutes), row.day),
        _on(utc.date().isoformat(), f"{utc:%H:%M}", row.day),
    )


def _on(day: str, time: str, expected: str) -> str:
    return time if day == expected else _("{time}, {day}").format(time=time, day=short_day(day))


strip_title = said("Live at the same time")


def fullest(shared: SharedSpan | None, desk_zone: str) -> str:
    """Say when the most cities are live together."""
    if shared is None:
        return _("No city has both a start and an end yet")
    when = span_at_desk(shared.starts_utc, shared.ends_utc, desk_zone)
    said = _("At most {live} of {cities} at once, {when}").format(
        live=f"{shared.live:,}", cities=cities(shared.of), when=when
    )
    if not shared.untimed:
        return said
    return _("{said}, {left_out}").format(said=said, left_out=without_end(shared.untimed))


def longest(found: tuple[int, int] | None, desk_zone: str) -> str:
    """Say how long at least two cities are live without a break."""
    if found is None:
        return _("No two cities are live at the same time")
    when = span_at_desk(*found, desk_zone)
    lasts = in_hours(found[1] - found[0])
    return _("Two or more without a break: {when} ({lasts})").format(when=when, lasts=lasts)


def span_at_desk(starts_utc: int, ends_utc: int, desk_zone: str) -> str:
    """Write a span in HQ time."""
    zone = desk_zone or "UTC"
    first, last = desk_time(starts_utc, zone), desk_time(ends_utc, zone)
    begin = (
        clock(first.minutes) if first.day == last.day else f"{short_day(first.day)}, {clock(first.minutes)}"
    )
    end = clock(last.minutes) if first.day == last.day else f"{short_day(last.day)}, {clock(last.minutes)}"
    return _("{first} to {last} {zone}").format(first=begin, last=end, zone=zone_short(zone))


def deviation(minutes: int | None) -> str:
    """Say how early or late a city is; empty where it is not known."""
    if minutes is None:
        return ""
    if minutes == 0:
        return _("on time")
    form = _("{amount} early") if minutes < 0 else _("{amount} late")
    return form.format(amount=in_hours(abs(minutes)))


go_to_plan = said("Go to the plan")


def nothing() -> tuple[str, str]:
    """Say that there is no city yet."""
    return _("No city takes part yet"), _("Add actions to the plan to see who starts when.")


not_moved = said("Nothing moved: that time does not exist there that night.")
