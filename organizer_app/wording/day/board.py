"""Sentences of the board: zones, cities, check-ins, the ladder, and what happens next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from organizer_app.domain.day.check_ins import CheckInMoment
from organizer_app.domain.day.city_states import Apart, Phase, Trouble, last_end
from organizer_app.domain.day.counting import Agreement
from organizer_app.domain.day.ladder import LadderStep
from organizer_app.domain.day.next_events import EventKind
from organizer_app.domain.day.show_breaks import break_at
from organizer_app.domain.model.day.day_settings import DayNumber
from organizer_app.domain.model.day.log_entries import Heard
from organizer_app.domain.places.city_names import city_and_state
from organizer_app.domain.time.local_time import (
    WallTimeKind,
    clock_name,
    from_epoch_minutes,
    local_of,
    wall_time_kind,
)
from organizer_app.wording.day.incidents import with_kind
from organizer_app.wording.language import second_counts
from organizer_app.wording.language.dates import short_day, wall_clock, weekday_names
from organizer_app.wording.language.durations import in_days
from organizer_app.wording.language.tactics import name_of
from organizer_app.wording.language.texts import (
    _,
    kept_together,
    ngettext,
    said,
    said_count,
    said_of,
    said_with,
)
from organizer_app.wording.language.zones import zone_plain, zone_short

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from organizer_app.domain.day.board import Board, BoardBook, ZoneRow
    from organizer_app.domain.day.city_states import CityState, DayCity
    from organizer_app.domain.day.counting import NumberLine
    from organizer_app.domain.day.ladder import LadderPlace
    from organizer_app.domain.day.next_events import NextEvent

title = said("Board")
zone_and_city = said("Zone and city")
happening_heading = said("Happening")
check_in_heading = said("Check-in")
ladder_heading = said("Ladder")
reported_heading = said("Reported")
next_heading = said("Next")
one_counter = said("1 of 2 counts")
no_count = said("no count yet")
nobody_waits = said("Everyone who is due has checked in")
only_outcome = said("Only a logged outcome stops the ladder.")
nobody = said("Nobody has this role")
no_number = said("no number for the day")
live_now = said("live now")
between_parts = said("between parts")
ended_word = said("ended")
later_word = said("later")
on_ladder = said("on ladder")
open_issues = said("issues")
people_counted = said("people counted")
nothing_left = said("Nothing else")
no_zone = said("No time zone")
hour: Final = 60


def clock_at(at: int, zone: str) -> str:
    """Write an instant, minutes since 1970-01-01 UTC, on the clock of a zone: 3:10 PM.

    In the hour that a clock shows twice it says which: 1:40 AM EDT, 1:40 AM EST.
    """
    wall = wall_clock(local_of(from_epoch_minutes(at), zone or "UTC").wall)
    return " ".join(filter(None, (wall, _which_of_two(at, zone))))


def _which_of_two(at: int, zone: str) -> str:
    """Return the short name of a clock in the hour that it shows twice, such as EST; else nothing."""
    moment = local_of(from_epoch_minutes(at), zone or "UTC")
    return clock_name(moment)[0] if wall_time_kind(moment) is WallTimeKind.DOUBLED else ""


def zone_name(zone: str) -> str:
    """Name a zone as the board does: Eastern."""
    return zone_plain(zone) if zone else no_zone()


def zone_clock(at: int, zone: str, day: date | None = None) -> str:
    """Write what the clock of a zone shows, with its day if that is another one; empty without a zone."""
    return clock_on(at, zone, day) if zone else ""


def other_day(minutes: int, zone: str, day: date | None) -> str:
    """Return the day of an instant as Jul 14; empty on the day that is shown."""
    its = local_of(from_epoch_minutes(minutes), zone).day
    return "" if its == day else short_day(its.isoformat())


def weekday_beside(at: int, zone: str, day: date | None) -> str:
    """Return the day of an instant in a zone: Fri; empty on the day that is meant anyway, or without one."""
    its = local_of(from_epoch_minutes(at), zone or "UTC").day
    if day is None or its == day:
        return ""
    return weekday_names()[its.weekday()] if abs((its - day).days) < _WEEK else short_day(its.isoformat())


_WEEK: Final = 7


def clock_on(at: int, zone: str, day: date | None) -> str:
    """Write an instant on the clock of a zone, after its day where that is another one: Fri 8:35 PM."""
    return " ".join(filter(None, (weekday_beside(at, zone, day), clock_at(at, zone))))


def clock_since(at: int, zone: str, now: int) -> str:
    """Write an instant as `clock_on` does, the day of now being meant anyway."""
    return clock_on(at, zone, local_of(from_epoch_minutes(now), zone or "UTC").day)


def clock_and_zone(at: int, zone: str, day: date | None = None) -> str:
    """Write an instant with its zone: 3:10 PM ET; 1:40 AM EST in the hour that a clock shows twice."""
    named = "" if _which_of_two(at, zone) else zone_short(zone) if zone else _("UTC")
    return " ".join(filter(None, (clock_on(at, zone, day), named)))


def in_time(minutes: int) -> str:
    """Say how long until something: in 5 min."""
    return _("in {length}").format(length=in_days(minutes)) if minutes > 0 else _("now")


def ago(minutes: int) -> str:
    """Say how long ago something was: 10 min ago."""
    return _("{length} ago").format(length=in_days(minutes)) if minutes > 0 else _("now")


def late(minutes: int) -> str:
    """Say how late something is: 25 min late."""
    return _("{length} late").format(length=in_days(minutes))


def phases(row: ZoneRow) -> str:
    """Say what a zone is doing: 704 ended, 318 live, 96 later."""
    parts = (
        (row.ended, _("{count} ended")),
        (row.live, _("{count} live")),
        (row.between, _("{count} between parts")),
        (row.later, _("{count} later")),
    )
    return " · ".join(form.format(count=f"{count:,}") for count, form in parts if count)


in_order = said_count("{count} in order", "{count} in order")


def below(count: int) -> str:
    """Say how many cities of a zone are listed below it, because something is open there."""
    form = ngettext("{count} needs a look", "{count} need a look", count)
    return form.format(count=f"{count:,}") if count else ""


def of(part: int, whole: int) -> str:
    """Write a part of a whole: 22 of 31."""
    return _("{part} of {whole}").format(part=f"{part:,}", whole=f"{whole:,}")


def of_reported(number: NumberLine) -> str:
    """Say of how many cities the number is."""
    return _("of {whole} reported").format(whole=f"{number.cities:,}")


def of_cities(number: NumberLine) -> str:
    """Say the same in less room."""
    return _("of {whole}").format(whole=f"{number.cities:,}")


def counted(number: NumberLine) -> str:
    """Write the national number, or why it has none."""
    if number.reported:
        return people_range(number.low, number.high)
    return second_counts.not_told() if number.waiting else no_count()


def people_range(low: int, high: int) -> str:
    """Write a range of people."""
    return f"{low:,}" if low == high else f"{low:,}\u2013{high:,}"


def city_range(state: CityState) -> str:
    """Write what was counted in a city."""
    if state.count.low is None or state.count.high is None:
        return one_counter() if state.count.agreement is Agreement.ONE else no_count()
    return people_range(state.count.low, state.count.high)


def happening(city: DayCity) -> str:
    """Say what happens in a city: March, Canal Park."""
    return ", ".join(filter(None, (name_of(city.tactic), city.venue)))


def told_apart(city: DayCity) -> str:
    """Write what tells an action from the others of its city: 5:30 PM, or also what happens; else nothing."""
    if city.apart is Apart.ALONE:
        return ""
    start = clock_at(city.starts, city.zone) if city.starts is not None else ""
    kind = happening(city) if city.apart is Apart.START_AND_KIND or not start else ""
    return " · ".join(filter(None, (start, kind)))


def name_of_city(city: DayCity) -> str:
    """Name a city: Seattle, or Portland, ME where another state has its Portland on the board."""
    return city_and_state(city.city, city.state) if city.has_namesake else city.city


def city_named(city: DayCity) -> str:
    """Name an action by its city: Seattle, or Seattle · 5:30 PM where it has several actions."""
    return " · ".join(filter(None, (name_of_city(city), told_apart(city))))


def place_named(city: DayCity) -> str:
    """Name a city with its state, and what tells several actions there apart: Seattle, WA · 5:30 PM."""
    return " · ".join(filter(None, (city_and_state(city.city, city.state), told_apart(city))))


def place_on(book: BoardBook, action_id: str) -> str:
    """Name the city of an action as `place_named` does; one on another day without its start."""
    state = book.city(action_id)
    return book.place_of(action_id) if state is None else place_named(state.city)


def beside_name(city: DayCity) -> tuple[str, ...]:
    """Return what may stand beside the name of a city, the longest first: WA · 5:30 PM, 5:30 PM, WA."""
    told = told_apart(city)
    both = " · ".join(filter(None, (city.state, told)))
    return tuple(filter(None, dict.fromkeys((both, told, city.state))))


def when(state: CityState, now: int) -> str:
    """Say until when, or from when: until 4:00 PM, between parts until 4:00 PM, ended 1:52 PM."""
    city = state.city
    if state.phase is Phase.NO_TIME or city.starts is None:
        return _("no time set")
    if state.phase is Phase.LATER:
        return _("starts {time}").format(time=clock_at(city.starts, city.zone))
    if state.phase is Phase.BETWEEN_PARTS:
        pause = break_at(city.breaks, now)
        form = between_parts() if pause is None or pause.ends is None else _("between parts until {time}")
        return form.format(time=clock_at((pause and pause.ends) or now, city.zone))
    if city.ends is None:
        return _("since {time}, no end set").format(time=clock_at(city.starts, city.zone))
    form = _("until {time}") if state.phase is Phase.LIVE else _("ended {time}")
    form = _("ended {time}, all home") if state.phase is Phase.HOME else form
    return form.format(time=clock_at(last_end(city) if city.breaks else city.ends, city.zone))


_MOMENTS: Final[Mapping[CheckInMoment, Callable[[], str]]] = {
    CheckInMoment.EARLY: said("First check-in"),
    CheckInMoment.READY: said("Ready check-in"),
    CheckInMoment.STARTED: said("Start check-in"),
    CheckInMoment.LIVE: said("Live check-in"),
    CheckInMoment.ENDED: said("End check-in"),
    CheckInMoment.ALL_CLEAR: said("All-clear"),
}
_HEARD: Final[Mapping[Heard, Callable[[], str]]] = {
    Heard.OK: said("OK"),
    Heard.ISSUE: said("OK with an issue"),
    Heard.NO_ANSWER: said("No answer"),
    Heard.OTHER_WAY: said("Heard another way"),
    Heard.ALL_HOME: said("Everyone is home"),
}
_STEPS: Final[Mapping[LadderStep, Callable[[], str]]] = {
    LadderStep.LEAD: said("Lead"),
    LadderStep.BACKUP: said("Backup"),
    LadderStep.NEAREST: said("Nearest lead"),
    LadderStep.SOMEONE_GOES: said("Someone goes"),
    LadderStep.DESK_DECIDES: said("HQ decides"),
}


moment_name = said_of(_MOMENTS)
heard_words = said_of(_HEARD)


step_name = said_of(_STEPS)


def step_now(place: LadderPlace, calls: int) -> str:
    """Say where the ladder is: Lead, call 1 of 3."""
    if place.step in (LadderStep.LEAD, LadderStep.BACKUP):
        which = of(place.call, calls)
        return _("{step}, call {which}").format(step=step_name(place.step), which=which)
    return step_name(place.step)


def issue_words(state: CityState) -> str:
    """Return the words of a city's worst open incident, else of its open issue; empty for neither."""
    if state.incident is not None:
        return with_kind(state.incident.category, state.incident.title)
    return state.issue.text if state.issue is not None else ""


def no_answer_at(state: CityState) -> str:
    """Say when nobody answered about the missing check-in; empty where nobody tried."""
    return no_answer(state.unanswered, state.city.zone)


def no_answer(at: Iterable[int], zone: str) -> str:
    """Say when nobody answered, on the clock of a zone: no answer 2:55, 2:57; empty for never."""
    # It is the hour before now, whose half of the day is in sight.
    times = ", ".join(clock_at(each, zone).partition(" ")[0] for each in at)
    return _("no answer {times}").format(times=times) if times else ""


def check_in_lines(state: CityState, now: int) -> tuple[str, str]:
    """Say how a city's check-in stands, in two short lines; what goes wrong comes before what is late."""
    told = issue_words(state)
    if state.missing is not None and (state.is_late or state.trouble is Trouble.NONE):
        minutes = now - state.missing.due
        if told and state.is_late:
            form = _("{late}: {name}")
            return told, form.format(name=moment_name(state.missing.moment), late=late(minutes))
        form = _("{name} missing") if state.is_late else _("{name} due")
        return form.format(name=moment_name(state.missing.moment)), late(minutes) if minutes else _("now")
    begun = state.incident or state.issue
    if state.trouble is Trouble.ISSUE and begun is not None:
        since = ago(now - begun.at)
        return _("Issue open"), f"{told}, {since}" if told else since
    if state.trouble is Trouble.BEHIND:
        done = _("Steps {done} of {total}").format(done=state.city.steps_done, total=state.city.steps_total)
        return done, _("should be at {count}").format(count=state.steps_expected)
    if state.last_heard is None:
        return _("Nothing due yet"), _next_due(state, now)
    at = _("at {time}").format(time=clock_since(state.last_heard.at, state.city.zone, now))
    is_seen = state.trouble is Trouble.SEEN
    return _("Seen, not heard") if is_seen else heard_words(state.last_heard.heard), at


def _next_due(state: CityState, now: int) -> str:
    return in_time(state.next_due.due - now) if state.next_due is not None else ""


def city_spoken(state: CityState, place: LadderPlace | None, now: int) -> str:
    """Return a city of the board in one sentence, for screen readers."""
    first, second = check_in_lines(state, now)
    parts = (
        place_named(state.city),
        f"{first}, {second}" if second else first,
        step_now(place, state.city.numbers[DayNumber.CALLS]) if place is not None else "",
        no_answer_at(state),
        f"{happening(state.city)}, {when(state, now)}",
        city_range(state),
    )
    return ". ".join(filter(None, parts)) + "."


def zone_spoken(row: ZoneRow, now: int, day: date | None = None) -> str:
    """Return a zone of the board in one sentence, for screen readers."""
    parts = (
        ", ".join(filter(None, (zone_name(row.zone), zone_clock(now, row.zone, day)))),
        phases(row).replace(" · ", ", "),
        in_order(row.in_order),
        below(len(row.troubles)),
        _("{count} reported").format(count=of(row.reported, row.cities)),
    )
    return ". ".join(filter(None, parts)) + "."


def next_lines(event: NextEvent, city: DayCity | None) -> tuple[str, str]:
    """Say what happens next, in two short lines.

    Args:
        event: the event.
        city: the city, if the event is of one city alone.
    """
    count, name = len(event.action_ids), name_of_city(city) if city is not None else ""
    # What tells several actions of a city apart leaves the words of the first line in sight.
    zone = " · ".join(filter(None, (told_apart(city) if city is not None else "", zone_name(event.zone))))
    if event.kind is EventKind.LOCK:
        return _("The public number locks"), _("at HQ")
    if event.kind is EventKind.CHECK_IN:
        below_it = city_named(city) if city is not None else _cities(count, zone)
        return moment_name(CheckInMoment(event.moment)), below_it
    if event.kind is EventKind.PART:
        return _part_lines(event, name, zone)
    if event.kind is EventKind.START:
        text = _("{city} starts") if name else ngettext("{count} city starts", "{count} cities start", count)
    elif event.kind is EventKind.BREAK:
        # The action goes on later, so nobody goes home.
        text = (
            _("{city}: break begins")
            if name
            else ngettext("{count} city: break begins", "{count} cities: break begins", count)
        )
    else:
        text = _("{city} ends") if name else ngettext("{count} city ends", "{count} cities end", count)
    return text.format(count=f"{count:,}", city=name), zone


def _part_lines(event: NextEvent, name: str, zone: str) -> tuple[str, str]:
    where = zone if name else _cities(len(event.action_ids), zone)
    if event.is_waiting:
        where = _("{where}, not started yet").format(where=where)
    if name:
        return _("{city}: {part}").format(city=name, part=event.title or _("next part")), where
    return event.title or _("Next part"), where


def _cities(count: int, zone: str) -> str:
    form = ngettext("{zone}, {count} city", "{zone}, {count} cities", count)
    return form.format(zone=zone, count=f"{count:,}")


not_checked_in = said_with("{city} has not checked in")


def due_and_late(state: CityState, now: int) -> tuple[str, str]:
    """Say which check-in is missing since when, and how late it is."""
    if state.missing is None:
        return "", ""
    zone = state.city.zone
    at = clock_and_zone(state.missing.due, zone, local_of(from_epoch_minutes(now), zone or "UTC").day)
    return (
        _("{name}, due {time}.").format(name=moment_name(state.missing.moment), time=at),
        late(now - state.missing.due),
    )


def announced(state: CityState) -> str:
    """Announce a new alarm."""
    return not_checked_in(place_named(state.city)) + "."


def locks_in(board: Board, desk_zone: str) -> str:
    """Say when the public line locks next."""
    if board.next_lock is None:
        return ""
    return _("locks at {time}, {when}").format(
        time=clock_at(board.next_lock, desk_zone), when=in_time(board.next_lock - board.now)
    )


def clock_corrected(minutes: int) -> str:
    """Say that the clock of this computer is corrected."""
    form = _("This computer's clock is corrected by {length}")
    return form.format(length=kept_together(_("{count} min").format(count=f"{minutes:+d}")))


all_events = said_count("{count} more", "{count} more")


def countdown(seconds: int) -> str:
    """Write the seconds until something as 1:42."""
    return f"{seconds // 60}:{seconds % 60:02}"


nothing_title = said("No city has a day yet")
nothing_hint = said("Add cities with a day and a time to the plan; on the day they are listed here.")
go_to_plan = said("Go to the plan")
full_screen = said("Full screen (F)")
log_incident = said("Log incident")
lock_now = said("Lock the public line")
line_locked = said("Public line locked")
next_label = said("What happens next")
incidents_label = said("Incidents")
incident_words = said_with("Severity {severity}")
