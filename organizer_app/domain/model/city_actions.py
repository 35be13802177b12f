"""Record the action in one place: the unit of planning."""

from __future__ import annotations

import functools
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import Enum
from typing import Any, Protocol

from organizer_app.domain.basics.audiences import Internal, Partners, Public
from organizer_app.domain.basics.life_cycles import check_transition, path_with_exits
from organizer_app.domain.basics.records import Record
from organizer_app.domain.time.local_time import LocalMoment, instant_of, is_second, minutes_of


class Tactic(Enum):
    """What people do there."""

    RALLY = "rally"
    MARCH = "march"
    VIGIL = "vigil"
    PICKET = "picket"
    DELIVERY = "delivery"
    PRESS_EVENT = "press_event"
    TEACH_IN = "teach_in"
    SIT_IN = "sit_in"
    WALKOUT = "walkout"
    BANNER_DROP = "banner_drop"
    COUNTER_PROTEST = "counter_protest"
    STRIKE = "strike"
    CANVASS = "canvass"
    TOWN_HALL = "town_hall"
    TRAINING = "training"
    MEETING = "meeting"
    OTHER = "other"


class ActionStatus(Enum):
    """The life cycle of a city action; at risk and overdue are computed, never typed in."""

    PROSPECT = "prospect"
    ASKED = "asked"
    COMMITTED = "committed"
    CONFIRMED = "confirmed"
    READY = "ready"
    LIVE = "live"
    ENDED = "ended"
    REPORTED = "reported"
    CLOSED = "closed"
    DECLINED = "declined"
    MERGED = "merged"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


ACTION_PATH = (
    ActionStatus.PROSPECT,
    ActionStatus.ASKED,
    ActionStatus.COMMITTED,
    ActionStatus.CONFIRMED,
    ActionStatus.READY,
    ActionStatus.LIVE,
    ActionStatus.ENDED,
    ActionStatus.REPORTED,
    ActionStatus.CLOSED,
)
_CALLED_OFF = frozenset({ActionStatus.POSTPONED, ActionStatus.CANCELLED, ActionStatus.MERGED})
ACTION_LIFE_CYCLE = path_with_exits(
    ACTION_PATH,
    {
        ActionStatus.PROSPECT: _CALLED_OFF | {ActionStatus.DECLINED},
        ActionStatus.ASKED: _CALLED_OFF | {ActionStatus.DECLINED},
        ActionStatus.COMMITTED: _CALLED_OFF | {ActionStatus.DECLINED},
        ActionStatus.CONFIRMED: _CALLED_OFF,
        ActionStatus.READY: _CALLED_OFF | {ActionStatus.COMMITTED},
        ActionStatus.LIVE: frozenset({ActionStatus.CANCELLED}),
        ActionStatus.DECLINED: frozenset({ActionStatus.PROSPECT, ActionStatus.ASKED}),
        ActionStatus.MERGED: frozenset({ActionStatus.PROSPECT}),
        ActionStatus.POSTPONED: frozenset(ACTION_PATH[:4]) | {ActionStatus.CANCELLED},
        ActionStatus.CANCELLED: frozenset(ACTION_PATH[:4]),
    },
)
# Planned and not called off: the actions on schedules and maps and in checks.
OFF = frozenset({ActionStatus.DECLINED, ActionStatus.MERGED, ActionStatus.POSTPONED, ActionStatus.CANCELLED})
# The day is over: nothing is left to prepare.
PAST = frozenset({ActionStatus.ENDED, ActionStatus.REPORTED, ActionStatus.CLOSED})


@dataclass(frozen=True, slots=True, kw_only=True)
class CityAction(Record):
    """One action in one place.

    People agree on local wall time and zone; the UTC moments are derived from them.

    Attributes:
        mobilization_id: its mobilization.
        place_id: its place; market, label and site are three different things.
        title: public name.
        label: public city label if it differs from the place's name.
        market: press region.
        tactic: kind of action.
        day: local calendar day; None in a draft without a date.
        starts: local wall time.
        ends_day: local day on which it ends if that is another day.
        ends: local wall time of the end.
        starts_second: whether the start is the second of two on a day with a repeated hour.
        ends_second: the same for the end.
        zone: IANA zone of the wall times; empty if unknown.
        starts_utc: derived, UTC.
        ends_utc: derived, UTC.
        tzdata_version: version of the tz database from which the UTC moments were derived.
        status: its status.
        status_reason: why it was canceled, postponed or forced; for HQ.
        expected: number of people expected, the city's goal.
        tags: HQ's tags.
        interpreter: languages that need an interpreter, such as "Spanish, ASL".
        uses_street: whether it takes a lane or a road.
        amplified_sound: whether loudspeakers are used.
        in_park: whether it is in a park.
        relay_position: its position in a RELAY with a fixed order, from 1; None = by longitude.
        forced_ready_by: who marked it ready despite open gates; empty if no one did.
        forced_ready_reason: their reason.
    """

    mobilization_id: Internal[str] = ""
    place_id: Internal[str] = ""
    title: Public[str] = ""
    label: Public[str] = ""
    market: Partners[str] = ""
    tactic: Public[Tactic] = Tactic.RALLY
    day: Public[date | None] = None
    starts: Public[time | None] = None
    ends_day: Public[date | None] = None
    ends: Public[time | None] = None
    starts_second: Public[bool] = False
    ends_second: Public[bool] = False
    zone: Public[str] = ""
    starts_utc: Public[datetime | None] = None
    ends_utc: Public[datetime | None] = None
    tzdata_version: Internal[str] = ""
    status: Public[ActionStatus] = ActionStatus.PROSPECT
    status_reason: Internal[str] = ""
    expected: Partners[int | None] = None
    public_url: Public[str] = ""
    notes: Internal[str] = ""
    tags: Internal[tuple[str, ...]] = ()
    interpreter: Partners[str] = ""
    uses_street: Internal[bool] = False
    amplified_sound: Internal[bool] = False
    in_park: Internal[bool] = False
    relay_position: Internal[int | None] = None
    forced_ready_by: Internal[str] = ""
    forced_ready_reason: Internal[str] = ""


class LocalTimes(Protocol):
    """Anything with the local times of an action: a `CityAction`, or a row that will become one."""

    @property
    def day(self) -> date | None:
        """Return the local day."""

    @property
    def starts(self) -> time | None:
        """Return the local wall time of the start."""

    @property
    def ends_day(self) -> date | None:
        """Return the local day of the end, if it is another day."""

    @property
    def ends(self) -> time | None:
        """Return the local wall time of the end."""

    @property
    def starts_second(self) -> bool:
        """Return whether the start is the second of two."""

    @property
    def ends_second(self) -> bool:
        """Return whether the end is the second of two."""

    @property
    def zone(self) -> str:
        """Return the IANA zone of the wall times."""


# Derived by `with_derived_times` on every write, so never in the journal and never edited.
DERIVED_FIELDS = frozenset({"starts_utc", "ends_utc", "tzdata_version"})


# An action of at most 12 hours that ends on the next day ends at least this long before its start on the
# clock.
_NIGHT_MINUTES = 12 * 60


def with_derived_times(written: CityAction, tzdata_version: str) -> CityAction:
    """Recompute the UTC moments; raise `UnknownZone` for a zone that is not in the tz database."""
    action = without_idle_seconds(written)
    derived = derived_values(action, tzdata_version)
    if all(getattr(action, name) == value for name, value in derived.items()):
        return action
    return replace(action, **derived)


def derived_values(action: CityAction, tzdata_version: str) -> dict[str, Any]:
    """Return the `DERIVED_FIELDS` of an action by name; raise `UnknownZone` as `with_derived_times` does."""
    starts, ends = derived_times(action)
    version = tzdata_version if starts or ends else ""
    return {"starts_utc": starts, "ends_utc": ends, "tzdata_version": version}


def derived_times(times: LocalTimes) -> tuple[datetime | None, datetime | None]:
    """Return start and end in UTC; raise `UnknownZone` for a zone that is not in the tz database."""
    return (
        _instant(start_of(times)),
        _instant(end_of(times)),
    )


def start_of(times: LocalTimes) -> LocalMoment | None:
    """Return the start in local time, or None if day, time or zone is unknown."""
    if times.day is None or times.starts is None or not times.zone:
        return None
    return LocalMoment(times.day, times.starts, times.zone, times.starts_second)


def end_of(times: LocalTimes) -> LocalMoment | None:
    """Return the end in local time, or None if day, time or zone is unknown."""
    day = times.ends_day or times.day
    if day is None or times.ends is None or not times.zone:
        return None
    return LocalMoment(day, times.ends, times.zone, times.ends_second)


# A thousand actions on one day share a few dozen wall times and zones.
@functools.lru_cache(maxsize=4096)
def _instant(moment: LocalMoment | None) -> datetime | None:
    return None if moment is None else instant_of(moment)


def without_idle_seconds(action: CityAction) -> CityAction:
    """Return an action without a "second of two" mark on times that occur once on their day."""
    if not (action.starts_second or action.ends_second):
        return action
    starts, ends = start_of(action), end_of(action)
    return replace(
        action,
        starts_second=starts is not None and is_second(starts),
        ends_second=ends is not None and is_second(ends),
    )


def with_status(action: CityAction, wanted: ActionStatus, *, reason: str = "") -> CityAction:
    """Move an action to another status; raise `ForbiddenTransition` if its life cycle forbids it."""
    check_transition("city_action", ACTION_LIFE_CYCLE, action.status, wanted)
    return replace(action, status=wanted, status_reason=reason)


def moved_to_day(action: CityAction, day: date | None) -> CityAction:
    """Move an action to another local day; an end on a later day keeps its distance."""
    if action.ends_day is None or action.day is None or day is None:
        return replace(action, day=day, ends_day=None)
    return replace(action, day=day, ends_day=day + (action.ends_day - action.day))


def starting_at(action: CityAction, starts: time | None, *, is_second: bool = False) -> CityAction:
    """Set another local start; the end moves with it and keeps the wall-clock duration."""
    if action.starts is None or action.ends is None or starts is None or starts == action.starts:
        return replace(action, starts=starts, starts_second=is_second)
    nights = (action.ends_day - action.day).days if action.ends_day and action.day else 0
    length = minutes_of(action.ends) + nights * 1440 - minutes_of(action.starts)
    if length < 0:
        return replace(action, starts=starts, starts_second=is_second)
    later, minute = divmod(minutes_of(starts) + length, 1440)
    ends_day = action.day + timedelta(days=later) if action.day and later else None
    ends = time(minute // 60, minute % 60)
    moved = replace(action, starts=starts, starts_second=is_second, ends=ends, ends_day=ends_day)
    return replace(moved, ends_second=False)


def with_end(action: CityAction, ends: time | None) -> CityAction:
    """Set another local end on the action's own day, or none.

    An end far before the start, as in 9 PM to 1 AM, is on the next day; an end just before it is a typing
    error and stays, so that it can be reported.
    """
    overnight = (
        ends is not None
        and action.day is not None
        and action.starts is not None
        and minutes_of(action.starts) - minutes_of(ends) >= _NIGHT_MINUTES
    )
    ends_day = action.day + timedelta(days=1) if overnight and action.day else None
    return replace(action, ends=ends, ends_day=ends_day, ends_second=False)
