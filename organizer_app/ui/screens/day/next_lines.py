"""The lines of what happens next, each with the clock of its zone and how long until then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.wording.day import board as words

if TYPE_CHECKING:
    from organizer_app.domain.day.next_events import NextEvent
    from organizer_app.services.day.day_books import DayBook

# So many minutes before it, the seconds until something are counted down.
COUNTDOWN: Final = 2
_SECONDS: Final = 60


class NextLine(NamedTuple):
    """One line: the zone's clock, HQ's clock, what happens, where, and how long until then.

    `city` is the city that these words name, if it is one alone: where there is little room, only its name
    is shortened.
    """

    key: str
    own: str
    desk: str
    what: str
    where: str
    to_go: str
    is_past: bool
    city: str = ""


def next_line(day: DayBook, event: NextEvent, now: int, seconds: int) -> NextLine:
    """Return the line of an event; `now` in minutes since 1970-01-01 UTC, and the seconds since then."""
    state = day.book.city(event.action_ids[0]) if len(event.action_ids) == 1 else None
    what, where = words.next_lines(event, state.city if state is not None else None)
    left = event.at - now
    to_go = words.in_time(left) if left > 0 else words.ago(-left)
    if 0 < left <= COUNTDOWN:
        to_go = words.countdown(left * _SECONDS - seconds)
    is_desk = event.zone == day.desk_zone
    return NextLine(
        key=f"{event.at} {event.kind.value} {event.zone} {event.moment} {event.title} {event.is_waiting}",
        own=words.clock_on(event.at, event.zone, day.day),
        desk="" if is_desk else words.clock_and_zone(event.at, day.desk_zone, day.day),
        what=what,
        where=where,
        to_go=to_go,
        is_past=left <= 0,
        city=words.name_of_city(state.city) if state is not None else "",
    )
