"""Define what is shared: the schedule for an audience, with every field above it blanked."""

from __future__ import annotations

from collections import Counter
from dataclasses import MISSING, dataclass, fields, replace
from datetime import UTC, date, datetime, time
from types import MappingProxyType
from typing import TYPE_CHECKING

from organizer_app.domain.basics.audiences import Audience, Internal, Partners, Public, audiences_of
from organizer_app.domain.model.city_actions import ActionStatus, Tactic
from organizer_app.domain.model.simultaneity_rules import SimultaneityRule
from organizer_app.domain.model.sites import AccessStatus
from organizer_app.domain.sharing.shared_changes import AUDIENCE_OF_KIND, SharedChange
from organizer_app.domain.time.local_time import local_of

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedEntry:
    """One city action as shown to an audience; a blanked field holds its default.

    Attributes:
        uid: key of the entry in every format, which never changes; see `sharing_rules.entry_uid`.
        came_from: its key in the plan that it was imported from; empty if it began in this one.
        sequence: increases with every change of what the entry shows.
        title: public name.
        tactic: kind of action.
        city: public label of the city, else the name of the place.
        state: admin1 of the place.
        country: ISO 3166-1 alpha-2.
        zone: IANA zone of the wall times; empty if unknown.
        day: local calendar day; None if undecided.
        starts: local wall time.
        ends: local wall time of the end.
        ends_day: local day of the end if that is another day.
        starts_utc: start, UTC.
        ends_utc: end, UTC.
        status: status of the action.
        cancelled: whether it is called off: canceled, postponed, declined or merged.
        removed: whether it has left the schedule since the last release; city and time are all that is told.
        latitude: decimal degrees north, of the spot if known, else of the city.
        longitude: decimal degrees east.
        is_spot: whether the coordinates are those of the spot.
        venue: the spot.
        address: its street address, with its town when the city is called otherwise.
        postal_code: ZIP code of the spot.
        access: whether everyone can take part there.
        access_notes: how to get in, for the public.
        groups: names of partner groups in credit order, as far as the audience may see them.
        public_url: page of the action.
        expected: people expected.
        interpreter: languages that need an interpreter.
        lead: name of the lead.
        backup: name of the backup lead.
        readiness: code of `Readiness`.
        lead_phone: for HQ.
        lead_email: for HQ.
        count_low: people counted, lowest.
        count_high: people counted, highest.
        notes: for HQ.
        updated_at: last change of what the entry shows, UTC.
        contested: names of the fields behind it that two laptops wrote, while nobody has decided, for HQ.
    """

    uid: Public[str]
    came_from: Public[str] = ""
    sequence: Public[int] = 0
    title: Public[str] = ""
    tactic: Public[Tactic] = Tactic.OTHER
    city: Public[str] = ""
    state: Public[str] = ""
    country: Public[str] = ""
    zone: Public[str] = ""
    day: Public[date | None] = None
    starts: Public[time | None] = None
    ends: Public[time | None] = None
    ends_day: Public[date | None] = None
    starts_utc: Public[datetime | None] = None
    ends_utc: Public[datetime | None] = None
    status: Public[ActionStatus] = ActionStatus.PROSPECT
    cancelled: Public[bool] = False
    removed: Public[bool] = False
    latitude: Public[float | None] = None
    longitude: Public[float | None] = None
    is_spot: Public[bool] = False
    venue: Public[str] = ""
    address: Public[str] = ""
    postal_code: Public[str] = ""
    access: Public[AccessStatus] = AccessStatus.UNKNOWN
    access_notes: Public[str] = ""
    groups: Public[tuple[str, ...]] = ()
    public_url: Public[str] = ""
    interpreter: Partners[str] = ""
    expected: Partners[int | None] = None
    lead: Partners[str] = ""
    backup: Partners[str] = ""
    readiness: Internal[str] = ""
    lead_phone: Internal[str] = ""
    lead_email: Internal[str] = ""
    count_low: Internal[int | None] = None
    count_high: Internal[int | None] = None
    notes: Internal[str] = ""
    updated_at: Public[datetime | None] = None
    contested: Internal[tuple[str, ...]] = ()

    @property
    def table_key(self) -> str:
        """Return its key in tables, which travel from plan to plan; calendars go by `uid`, which does not."""
        return self.came_from or self.uid


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedKeyDate:
    """A date everyone plans around, as all audiences see it; `starts` is local to `zone`."""

    uid: Public[str]
    sequence: Public[int] = 0
    title: Public[str] = ""
    day: Public[date | None] = None
    starts: Public[time | None] = None
    zone: Public[str] = ""
    venue: Public[str] = ""
    updated_at: Public[datetime | None] = None


@dataclass(frozen=True, slots=True)
class SharedHour:
    """The hour that cities share: a wall time in each city's own zone, or in `zone` if set."""

    wall: time
    zone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedSchedule:
    """A schedule for one audience; it cannot hold a field above that audience, no matter who builds it.

    Attributes:
        audience: its audience, the limit of what it shows.
        generated_at: time of creation, UTC.
        campaign_title: its campaign; empty if it covers several.
        title: name of the mobilization, or of the campaign if it covers several.
        demand: what must change, in one sentence.
        anchor_date: T-0, a local calendar day.
        desk_zone: IANA zone of HQ.
        rule: what "at once" means.
        rule_time: wall time of the rule, see `Mobilization.rule_time`.
        hashtags: with their #.
        press_contact: whom the press calls, if the audience may read it.
        key_dates: in order of day.
        entries: in order of day, start and city; those without a date come last.
        release: number of the release, or 0.
        since: number of the release that `changes` compares with, or 0.
        changes: what is new since that release.
        numbers: public lines of the locked numbers, such as how many people took part.
        is_withdrawn: whether it must no longer be used; never in a frozen content.
    """

    audience: Audience
    generated_at: Public[datetime]
    campaign_title: Public[str] = ""
    title: Public[str] = ""
    demand: Public[str] = ""
    anchor_date: Public[date | None] = None
    desk_zone: Public[str] = "America/New_York"
    rule: Public[SimultaneityRule] = SimultaneityRule.FREE
    rule_time: Public[time | None] = None
    hashtags: Public[tuple[str, ...]] = ()
    press_contact: Public[str] = ""
    key_dates: Public[tuple[SharedKeyDate, ...]] = ()
    entries: Public[tuple[SharedEntry, ...]] = ()
    release: Public[int] = 0
    since: Public[int] = 0
    changes: Public[tuple[SharedChange, ...]] = ()
    numbers: Public[tuple[str, ...]] = ()
    is_withdrawn: Public[bool] = False

    def __post_init__(self) -> None:
        """Blank what the audience may not see."""
        shown = tuple(for_audience(entry, self.audience) for entry in self.entries)
        object.__setattr__(self, "entries", shown)
        allowed = tuple(change for change in self.changes if AUDIENCE_OF_KIND[change.kind] <= self.audience)
        object.__setattr__(self, "changes", allowed)

    @property
    def without_date(self) -> int:
        """Return the number of entries without a day, which a calendar leaves out."""
        return sum(entry.day is None for entry in self.entries)


def _blanks(audience: Audience) -> Mapping[str, object]:
    declared = audiences_of(SharedEntry)
    blank: dict[str, object] = {}
    for field in fields(SharedEntry):
        if declared.get(field.name, Audience.SECRET) > audience:
            blank[field.name] = "" if field.default is MISSING else field.default
    return MappingProxyType(blank)


_BLANKS = MappingProxyType({audience: _blanks(audience) for audience in Audience})


def for_audience(entry: SharedEntry, audience: Audience) -> SharedEntry:
    """Blank every field above `audience`, and every field without a declared audience."""
    blanked = {name: blank for name, blank in _BLANKS[audience].items() if getattr(entry, name) != blank}
    return replace(entry, **blanked) if blanked else entry  # type: ignore[arg-type]  # each is that field's own default


def shared_hour(schedule: SharedSchedule) -> SharedHour | None:
    """Return the hour of the rule, else the start shared by more than half of the active entries."""
    if schedule.rule_time and schedule.rule is SimultaneityRule.SAME_LOCAL_TIME:
        return SharedHour(schedule.rule_time)
    if schedule.rule_time and schedule.rule is SimultaneityRule.SAME_INSTANT:
        return SharedHour(schedule.rule_time, schedule.desk_zone)
    starts = Counter(entry.starts for entry in schedule.entries if entry.starts and not entry.cancelled)
    wall, times = starts.most_common(1)[0] if starts else (None, 0)
    return SharedHour(wall) if wall and times > 1 and times * 2 > starts.total() else None


def keeps_hour(entry: SharedEntry, hour: SharedHour | None) -> bool:
    """Return whether an entry starts at the shared hour; without one, every entry does."""
    if hour is None:
        return True
    if not hour.zone:
        return entry.starts == hour.wall
    return entry.starts_utc is not None and local_of(entry.starts_utc, hour.zone).wall == hour.wall


_FAR_DAY = date.max
_FAR_MOMENT = datetime.max.replace(tzinfo=UTC)


def schedule_order(entry: SharedEntry) -> tuple[date, datetime, time, str, str, str]:
    """Return the sort key: day, moment of the start, wall time, city, state, key; open values come last."""
    return (
        entry.day or _FAR_DAY,
        entry.starts_utc or _FAR_MOMENT,
        entry.starts or time.max,
        entry.city.casefold(),
        entry.state,
        entry.table_key,
    )
