"""Decide when a person can be called, when to call again, and what an outcome changes."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.importing.written_times import time_if_any
from organizer_app.domain.model.assignments import AssignmentStatus
from organizer_app.domain.model.talks import TalkOutcome
from organizer_app.domain.people.people_problems import UnclearCallBack
from organizer_app.domain.rows.last_days import talk_days
from organizer_app.domain.time.local_time import LocalMoment, instant_of, local_of, minutes_of

if TYPE_CHECKING:
    from organizer_app.domain.model.people import ContactPoint

# Local wall times between which people are called, in minutes after midnight.
FIRST_MINUTE: Final = 9 * 60
LAST_MINUTE: Final = 21 * 60
_MESSAGE_HOURS: Final = 4
_MORNING: Final = time(10)
_SATURDAY: Final = 5
_WEEK: Final = 7
_REACHING: Final = frozenset({TalkOutcome.REACHED, TalkOutcome.CALL_BACK, TalkOutcome.DECLINED})
_DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_IN: Final = re.compile(r"(?:in )?(\d{1,3}) ?(m|min|h|hours?|d|days?)")
_DAY_CLOCK: Final = re.compile(r"(today|tomorrow|mon|tue|wed|thu|fri|sat|sun)[a-z]*(?: (.+))?")


class CallTime(NamedTuple):
    """The time on a person's clock.

    Attributes:
        minutes: local wall time, minutes after midnight.
        is_ok: whether it is a good time to call.
        opens_in: minutes until a good time; 0 now.
    """

    minutes: int
    is_ok: bool
    opens_in: int


def call_time(now: datetime, zone: str) -> CallTime:
    """Return the local time in an IANA zone and whether it is a good time to call."""
    wall = local_of(now, zone).wall
    minutes = minutes_of(wall)
    if FIRST_MINUTE <= minutes < LAST_MINUTE:
        return CallTime(minutes, is_ok=True, opens_in=0)
    return CallTime(minutes, is_ok=False, opens_in=(FIRST_MINUTE - minutes) % 1440)


def next_due(
    outcome: TalkOutcome, now: datetime, zone: str, *, days_to_go: int | None, stale_after: int
) -> datetime | None:
    """Return when to call again, UTC; None when there is nothing left to ask.

    Reached: the morning after half of the remaining days, but no later than `stale_after` days, so that calls
    come more often as the day gets closer. Message left: in four hours, or the next morning if that is too
    late. No answer: the morning of the next working day; the next day if the working day falls after the
    action; on the day of the action, the same as after a message. Wrong number or declined: never, since
    someone else must be found first.
    """
    today = local_of(now, zone).day
    if outcome is TalkOutcome.LEFT_MESSAGE or (outcome is TalkOutcome.NO_ANSWER and days_to_go == 0):
        later = now + timedelta(hours=_MESSAGE_HOURS)
        when = call_time(later, zone)
        if when.is_ok:
            return later
        return _morning(local_of(later + timedelta(minutes=when.opens_in), zone).day, zone)
    if outcome is TalkOutcome.NO_ANSWER:
        following = _next_working_day(today)
        is_late = days_to_go is not None and 0 < days_to_go < (following - today).days
        return _morning(today + timedelta(days=1) if is_late else following, zone)
    if outcome is not TalkOutcome.REACHED or (days_to_go is not None and days_to_go <= 0):
        return None
    stale = talk_days(stale_after)
    half = stale if days_to_go is None else max(1, days_to_go // 2)
    return _morning(today + timedelta(days=min(stale, half)), zone)


def status_after(outcome: TalkOutcome, status: AssignmentStatus) -> AssignmentStatus:
    """Return the status of an assignment after a call about it; only a refusal changes it."""
    if outcome is not TalkOutcome.DECLINED:
        return status
    if status in {AssignmentStatus.ASKED, AssignmentStatus.ACCEPTED}:
        return AssignmentStatus.DECLINED
    if status in {AssignmentStatus.OPEN, AssignmentStatus.BRIEFED}:
        return AssignmentStatus.REPLACED
    return status


def point_after(outcome: TalkOutcome, point: ContactPoint, today: date) -> ContactPoint:
    """Return a contact point after a call: an answer verifies it, a stranger makes it unusable."""
    if outcome in _REACHING:
        return replace(point, verified_on=today)
    if outcome is TalkOutcome.WRONG_NUMBER:
        return replace(point, verified_on=None, ok_on_the_day=False)
    return point


def call_back_at(text: str, now: datetime, zone: str) -> datetime:
    """Read when to call back, on the person's clock: "2pm", "tue", "tue 2:30", "3d", "2h", "30m".

    Times of day follow `written_times.read_time_span`, as in every field.

    Raises:
        UnclearCallBack: the text cannot be read, or the time has passed.
    """
    typed = " ".join(text.casefold().split())
    found = _after(typed, now, zone) or _on_day(typed, now, zone)
    if found is None or found <= now:
        raise UnclearCallBack(text.strip()[:40])
    return found


def _after(typed: str, now: datetime, zone: str) -> datetime | None:
    match = _IN.fullmatch(typed)
    if match is None:
        return None
    count, unit = int(match[1]), match[2][0]
    if unit == "d":
        return _morning(local_of(now, zone).day + timedelta(days=count), zone)
    return now + (timedelta(minutes=count) if unit == "m" else timedelta(hours=count))


def _on_day(typed: str, now: datetime, zone: str) -> datetime | None:
    here = local_of(now, zone)
    match = _DAY_CLOCK.fullmatch(typed)
    wall = time_if_any((match[2] or "10am") if match else typed)
    if wall is None:
        return None
    if match is None:
        day = here.day if wall > here.wall else here.day + timedelta(days=1)
    elif match[1] in _DAYS:
        ahead = (_DAYS.index(match[1]) - here.day.weekday()) % _WEEK
        day = here.day + timedelta(days=ahead)
        if day == here.day and wall <= here.wall:
            day += timedelta(days=_WEEK)
    else:
        day = here.day + timedelta(days=1 if match[1] == "tomorrow" else 0)
    return instant_of(LocalMoment(day, wall, zone)).astimezone(UTC)


def _morning(day: date, zone: str) -> datetime:
    return instant_of(LocalMoment(day, _MORNING, zone)).astimezone(UTC)


def _next_working_day(day: date) -> date:
    following = day + timedelta(days=1)
    while following.weekday() >= _SATURDAY:
        following += timedelta(days=1)
    return following
