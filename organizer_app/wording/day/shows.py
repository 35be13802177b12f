"""Words of the run of show on the day: what runs, what is next, and how far it is from its plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from organizer_app.domain.day.city_states import Phase
from organizer_app.domain.day.show_lanes import CueStage
from organizer_app.wording.day import board as words
from organizer_app.wording.language.durations import in_days
from organizer_app.wording.language.texts import _, kept_together, ngettext, said, said_with

if TYPE_CHECKING:
    from organizer_app.domain.day.cue_changes import Push, Shortening
    from organizer_app.domain.day.show_lanes import Lane, LaneCue

title = said("Run of show")
by_clock = said("By the clock")
by_start = said("By own start")
which_times = said("How the cities are lined up")
now_and_next = said("Now and next")
drift_heading = said("Drift")
city_heading = said("City")
nothing_title = said("No run of show yet")
nothing_hint = said("Add what happens when under Logistics, Run of show; on the day each city is a row here.")
go_to_logistics = said("Open Logistics")
nothing_adrift = said("Every run of show is on time")
no_cue = said("No run of show")
on_time = said("on time")
later = said("later")
# A longer number would not fit its column.
_MOST_MINUTES: Final = 999
next_heading = said("Next")
nothing_next = said("Nothing follows")
own_start = said("start")
as_planned = said("as planned")
as_it_goes = said("as it goes")


def adrift(limit: int, count: int) -> str:
    """Name the filter that keeps cities beyond the limit."""
    return _("Beyond ±{limit} min  {count}").format(limit=limit, count=f"{count:,}")


def tallies(running: int, over: int, upcoming: int) -> str:
    """Say how many runs of show are under way, over and still to come."""
    return _("{running} underway, {over} over, {upcoming} later").format(
        running=f"{running:,}", over=f"{over:,}", upcoming=f"{upcoming:,}"
    )


def drift(minutes: int | None) -> str:
    """Write a drift: +11 min, on time, later; more than 999 minutes in whole hours: +18 h."""
    if minutes is None:
        return later()
    if not minutes:
        return on_time()
    if abs(minutes) > _MOST_MINUTES:
        return kept_together(_("{count} h").format(count=_signed(round(minutes / words.hour))))
    return kept_together(_("{count} min").format(count=_signed(minutes)))


def _signed(number: int) -> str:
    return f"{number:+d}".replace("-", "\u2212")


def behind(lane: Lane) -> str:
    """Say how a run of show is going, beside the name of who leads it."""
    if lane.drift is None:
        return later()
    if not lane.drift:
        return on_time()
    form = _("{minutes} behind") if lane.drift > 0 else _("{minutes} early")
    return form.format(minutes=in_days(abs(lane.drift)))


def steps(lane: Lane) -> str:
    """Say how many opening and closing steps are done: 3 of 5 steps, should be at 4."""
    city, due = lane.state.city, lane.state.steps_expected
    if not city.steps_total:
        return ""
    text = ngettext("{done} of {total} step", "{done} of {total} steps", city.steps_total)
    text = text.format(done=city.steps_done, total=city.steps_total)
    if city.steps_done < due and lane.state.phase is Phase.LATER:
        return _("{steps}, should be at {due}").format(steps=text, due=due)
    return text


def now_line(lane: Lane, now: int) -> str:
    """Say what happens now in a city."""
    zone = lane.state.city.zone
    if lane.now is not None:
        return _("{left}: {title}").format(title=lane.now.cue.title, left=left(lane.now, now))
    if lane.upcoming is not None and lane.upcoming.stage is CueStage.WAITING:
        return _("{title} has not started").format(title=lane.upcoming.cue.title)
    ended = [each.ends for each in lane.cues if each.stage is CueStage.OVER and each.ends is not None]
    if lane.upcoming is None and ended:
        return _("Ended {time}").format(time=words.clock_at(max(ended), zone))
    return _("Between two parts") if ended else (_("Later") if lane.cues else no_cue())


def left(cue: LaneCue, now: int) -> str:
    """Say how long a cue still takes, or how long it is over its time."""
    times = cue.cue.times
    length = (times.ends or 0) - (times.starts or 0)
    ends = (times.started or now) + length
    if not length:
        return _("running")
    if ends >= now:
        return _("{length} left").format(length=in_days(ends - now))
    return _("{length} over").format(length=in_days(now - ends))


def next_line(lane: Lane) -> str:
    """Say what follows, when, and when it was planned if that differs; the end is cut where room is short."""
    upcoming = lane.upcoming
    if upcoming is None:
        return ""
    zone, planned = lane.state.city.zone, upcoming.cue.times.starts
    if upcoming.begins is None or planned is None:
        return _("Next: {title}").format(title=upcoming.cue.title)
    at, was = words.clock_at(upcoming.begins, zone), words.clock_at(planned, zone)
    if upcoming.begins == planned:
        return _("Next: {title}, {time}").format(title=upcoming.cue.title, time=at)
    return _("Next: {title}, {time}, planned {was}").format(title=upcoming.cue.title, time=at, was=was)


def to_time(at: int, zone: str) -> str:
    """Say until when something runs."""
    return _("to {time}").format(time=words.clock_at(at, zone))


def first_cue(lane: Lane, now: int) -> str:
    """Say what begins a run of show whose first cue is outside of the view."""
    upcoming = lane.upcoming
    if upcoming is None or upcoming.begins is None:
        return ""
    at = words.clock_at(upcoming.begins, lane.state.city.zone)
    return _("{title}, {time} there, {when}").format(
        title=upcoming.cue.title, time=at, when=words.in_time(upcoming.begins - now)
    )


start_cue = said_with("Start {title}")
end_cue = said_with("End {title}")


def push_rest(push: Push) -> str:
    """Name the button that pushes what has not started."""
    return _("Push the rest {minutes}").format(minutes=in_days(push.minutes))


def shorten(short: Shortening) -> str:
    """Name the button that shortens the cue that runs."""
    return _("Shorten by {minutes}").format(minutes=in_days(short.saved))


def pushed(push: Push, city: str) -> str:
    """Confirm a push, and say where a fixed cue stopped it."""
    said = _("{city}: the rest is {minutes} later.").format(city=city, minutes=in_days(push.minutes))
    if push.slack is None:
        return said
    if push.slack >= 0:
        form = _("“{title}” keeps its time; {minutes} of slack left.")
    else:
        form = _("“{title}” keeps its time and starts {minutes} before the rest is over.")
    slack = in_days(abs(push.slack or 0))
    return " ".join((said, form.format(title=push.fixed, minutes=slack)))


nothing_to_push = said_with("{city}: the next part begins as planned, or has a fixed time")


def shortened(short: Shortening, name: str, city: str) -> str:
    """Confirm that the cue that runs is shorter."""
    return _("{city}: {title} is {minutes} shorter").format(
        city=city, title=name, minutes=in_days(short.saved)
    )


nothing_to_shorten = said_with("{city}: nothing to gain by shortening")


def started(name: str, city: str) -> str:
    """Confirm that a cue started."""
    return _("{city}: {title} started").format(city=city, title=name)


def ended(name: str, city: str) -> str:
    """Confirm that a cue ended."""
    return _("{city}: {title} ended").format(city=city, title=name)


def hours(minutes: int) -> str:
    """Write a distance from the own start: -1 h, start, +30 min."""
    if not minutes:
        return own_start()
    return ("+" if minutes > 0 else "\u2212") + in_days(abs(minutes))


def zone_now(zone: str, now: int) -> str:
    """Name a zone with its clock."""
    return f"{words.zone_name(zone)}  {words.zone_clock(now, zone)}".rstrip()


def lane_spoken(lane: Lane, now: int) -> str:
    """Return a run of show in one sentence, for screen readers."""
    parts = (
        words.place_named(lane.state.city),
        now_line(lane, now),
        next_line(lane),
        behind(lane) if lane.cues else "",
        steps(lane),
    )
    return ". ".join(filter(None, parts)) + "."


desk_zone = said_with("{zone} (HQ)")
now_at = said_with("now {time}")
