"""Words for actions while they are dragged and after they are dropped."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.calendar.time_grid import DAY, HOUR, wall_of
from organizer_app.domain.time.local_time import WallTimeKind
from organizer_app.wording.language.dates import clock, span, wall_clock, weekday_day
from organizer_app.wording.language.durations import in_hours
from organizer_app.wording.language.texts import _, ngettext, said, said_with
from organizer_app.wording.language.zones import zone_short

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from organizer_app.domain.calendar.moving import ClockTrouble
    from organizer_app.domain.calendar.time_grid import Span

MOVES: Final = frozenset(
    {
        EditKind.SHIFTED_ACTIONS,
        EditKind.RESIZED_ACTION,
        EditKind.MOVED_TO_WINDOW,
        EditKind.COPIED_ACTIONS,
    }
)
_MOST_NAMED: Final = 2


def move_sentence(kind: EditKind, arguments: Mapping[str, str]) -> str:
    """Return what a step of `MOVES` did, without a full stop."""
    count = int(arguments.get("count") or 1)
    if count == 1:
        form = {
            EditKind.RESIZED_ACTION: _("Changed how long {city} lasts"),
            EditKind.COPIED_ACTIONS: _("Copied the action in {city}"),
            EditKind.MOVED_TO_WINDOW: _("Put {city} on schedule, {value}"),
            EditKind.SHIFTED_ACTIONS: _("Moved {city} to {value}"),
        }[kind]
        city = arguments.get("city") or _("an action without a city")
        return form.format(city=city, value=_when(arguments.get("value", "")))
    if kind is EditKind.COPIED_ACTIONS:
        return ngettext("Copied {count} action", "Copied {count} actions", count).format(count=count)
    if kind is EditKind.MOVED_TO_WINDOW:
        form = ngettext("Put {count} action on schedule", "Put {count} actions on schedule", count)
        return form.format(count=count)
    by = distance(int(arguments.get("days") or 0), int(arguments.get("minutes") or 0))
    form = ngettext("Moved {count} action by {distance}", "Moved {count} actions by {distance}", count)
    return form.format(count=count, distance=by)


def _when(value: str) -> str:
    """Write an ISO day with or without a time, as the journal keeps it."""
    day, _blank, wall = value.partition(" ")
    if not day:
        return _("no date yet")
    if not wall:
        return weekday_day(day)
    hour, _colon, minute = wall.partition(":")
    return _("{day}, {time}").format(day=weekday_day(day), time=clock(int(hour) * HOUR + int(minute)))


def distance(days: int, minutes: int) -> str:
    """Write a distance in time: 2 days, 1 h 30 min, -45 min."""
    parts = [ngettext("{count} day", "{count} days", abs(days)).format(count=days)] if days else []
    if minutes or not days:
        parts.append(("−" if minutes < 0 else "") + in_hours(abs(minutes)))  # noqa: RUF001  # a minus sign
    return ", ".join(parts)


def drag_label(where: Span, zone: str, desk_zone: str, day: str) -> str:
    """Write where a dragged action would be: 2:00 - 3:30 PM CT · 3:00 PM ET; its day when it is not `day`."""
    text = span_at(where, zone)
    local = wall_of(where.starts, zone)
    if local.day != day:
        text = _("{day}, {time}").format(day=weekday_day(local.day), time=text)
    desk = wall_of(where.starts, desk_zone) if desk_zone else local
    if desk == local:
        return text
    there = _("{time} {zone}").format(time=clock(desk.minutes), zone=zone_short(desk_zone))
    if desk.day != local.day:
        there = _("{day}, {time}").format(day=weekday_day(desk.day), time=there)
    return _("{local} · {desk}").format(local=text, desk=there)


def span_at(where: Span, zone: str) -> str:
    """Write a span of real time on the clock of a zone, such as 2:00 - 3:30 PM CT."""
    starts, ends = wall_of(where.starts, zone), wall_of(where.ends, zone)
    nights = (date.fromisoformat(ends.day) - date.fromisoformat(starts.day)).days
    text = span(starts.minutes, ends.minutes + nights * DAY)
    return _("{time} {zone}").format(time=text, zone=zone_short(zone))


def many_label(count: int, days: int, minutes: int, *, is_copy: bool) -> str:
    """Say how far several actions are dragged."""
    form = ngettext("{count} action", "{count} actions", count).format(count=count)
    if is_copy:
        form = _("Copy {actions}").format(actions=form)
    return _("{actions}, {distance}").format(actions=form, distance=distance(days, minutes))


copy_label = said_with("Copy to {label}")


def stayed(count: int) -> str:
    """Say that actions could not be moved, without a full stop."""
    form = ngettext(
        "{count} stayed: it has no time yet, or is already there",
        "{count} stayed: they have no time yet, or are already there",
        count,
    )
    return form.format(count=count)


nothing_to_move = said("Nothing moved: the selection has no time yet, or is already there.")
no_window = said("This day has no overlap yet: set a timing rule, or give two cities a time.")


def trouble_sentence(troubles: Iterable[ClockTrouble]) -> str:
    """Name wall times that clock changes make impossible or ambiguous; empty for none."""
    known = list(troubles)
    sentences = [_trouble(trouble) for trouble in known[:_MOST_NAMED]]
    if len(known) > _MOST_NAMED:
        rest = len(known) - _MOST_NAMED
        form = ngettext(
            "{count} more time falls into a clock change.",
            "{count} more times fall into a clock change.",
            rest,
        )
        sentences.append(form.format(count=rest))
    return " ".join(sentences)


def _trouble(trouble: ClockTrouble) -> str:
    when = wall_clock(trouble.wall)
    day = weekday_day(trouble.day.isoformat())
    city = trouble.city or _("this city")
    if trouble.kind is WallTimeKind.SKIPPED:
        form = _("{time} does not exist in {city} on {day}: the clocks jump over it.")
    else:
        form = _("{time} happens twice in {city} on {day}: the first one counts.")
    return form.format(time=when, city=city, day=day)


def day_label(day: str) -> str:
    """Write the day that an action without a time is dragged to."""
    return weekday_day(day)


nothing_selected = said("First select the actions to put on schedule.")
# Mark a time in the second of the repeated hours.
twice_label = said_with("{label} (twice that night: the second)")
