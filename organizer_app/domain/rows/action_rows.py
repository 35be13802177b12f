"""Define the read model of every view: one flat, precomputed row per city action."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime


class ActionRow(NamedTuple):
    """What map, list, calendars and exports show of one city action.

    It is a tuple because ten thousand of them are read straight from the database driver before the first
    paint.

    Attributes:
        action_id: id of the city action.
        version: version of the city action that the row was computed from.
        mobilization_id: its mobilization, empty when none.
        place_id: its place, empty when none.
        title: public name.
        tactic: code of `Tactic`.
        status: code of `ActionStatus`.
        city: public label of the city: the action's label, else the place's name.
        state: admin1 of the place.
        country: ISO 3166-1 alpha-2.
        zone: IANA zone, empty when unknown.
        day: local day as ISO text, empty when unknown.
        starts: local start, minutes after midnight, or None.
        ends: local end, minutes after midnight of `day` (over 1440 when it ends on a later day), or None.
        starts_utc: start, minutes since 1970-01-01 UTC, or None.
        ends_utc: end, minutes since 1970-01-01 UTC, or None.
        latitude: decimal degrees north, or None when unresolved.
        longitude: decimal degrees east, or None.
        usa_x: point in the 975 by 610 Albers space of the base map, or None outside the United States.
        usa_y: the same, downwards.
        world_x: point in the Equal Earth space of the base map, or None when unresolved.
        world_y: the same, downwards.
        readiness: number of `Readiness`, 0 at risk to 4 ready, 5 past.
        reasons: codes of `ReadinessReason`, worst first, joined by spaces.
        steps_done: completed tasks.
        steps_total: all tasks.
        lead: name of the lead, empty when none.
        backup: name of the backup lead, empty when none.
        groups: names of partner groups in credit order, joined by "; ".
        venue: venue of the first site, empty when none.
        expected: people expected, or None.
        count_low: lowest count reported, or None.
        count_high: highest count reported, or None.
        facts: codes of the `PlanFact`s that hold and that its steps wait for, joined by spaces.
    """

    action_id: str
    version: int
    mobilization_id: str
    place_id: str
    title: str
    tactic: str
    status: str
    city: str
    state: str
    country: str
    zone: str
    day: str
    starts: int | None
    ends: int | None
    starts_utc: int | None
    ends_utc: int | None
    latitude: float | None
    longitude: float | None
    usa_x: float | None
    usa_y: float | None
    world_x: float | None
    world_y: float | None
    readiness: int
    reasons: str
    steps_done: int
    steps_total: int
    lead: str
    backup: str
    groups: str
    venue: str
    expected: int | None
    count_low: int | None
    count_high: int | None
    facts: str = ""


def ends_backwards(row: ActionRow) -> bool:
    """Return whether an action ends before it starts: in UTC if its zone is known, else on the clock."""
    if row.starts_utc is not None and row.ends_utc is not None:
        return row.ends_utc < row.starts_utc
    return row.ends is not None and row.starts is not None and row.ends < row.starts


def reading_order(row: ActionRow) -> tuple[str, int, str, str]:
    """Return the sort key of a row: day, start, city; rows without a day come last."""
    return row.day or "~", -1 if row.starts is None else row.starts, row.city, row.action_id


# Statuses of called-off actions: drawn struck through, left out of counts and readiness mixes.
OFF_STATUSES = frozenset({"declined", "merged", "postponed", "cancelled"})
# Statuses of actions that can no longer be changed: called off or past.
OVER_STATUSES = OFF_STATUSES | {"ended", "reported", "closed"}


# The number of `Readiness.PAST`; the first screen loads no level for it.
PAST_LEVEL: Final = 5


def is_past(row: ActionRow) -> bool:
    """Return whether an action is over."""
    return row.readiness == PAST_LEVEL


def past_day(row: ActionRow | None) -> str:
    """Return the day of an action that is over; empty for one that is not, and without an action."""
    return row.day if row is not None and is_past(row) else ""


def is_to_come(row: ActionRow) -> bool:
    """Return whether an action can still be planned: it is neither called off nor past."""
    return not is_past(row) and row.status not in OVER_STATUSES


_NO_TURNS: Final[Mapping[str, tuple[int, int]]] = {}


class MobilizationHead(NamedTuple):
    """What the window needs of a mobilization before the first paint.

    Attributes:
        mobilization_id: its id.
        title: its public name.
        campaign_title: title of its campaign.
        anchor_date: T-0 as ISO text, empty when open.
        desk_zone: IANA zone of HQ.
        rule: code of `SimultaneityRule`.
        rule_time: minutes after midnight, or None.
        window_minutes: length of the window in minutes.
        turns: for a relay, first and last start of each action in minutes since 1970-01-01 UTC, by action id;
            empty until they are read, after the first paint.
    """

    mobilization_id: str
    title: str
    campaign_title: str
    anchor_date: str
    desk_zone: str
    rule: str
    rule_time: int | None
    window_minutes: int
    turns: Mapping[str, tuple[int, int]] = _NO_TURNS


class KeyDateHead(NamedTuple):
    """A key date as calendars show it: local day as ISO text, start in minutes after midnight or None."""

    key_date_id: str
    title: str
    day: str
    starts: int | None
    zone: str
    venue: str


def main_mobilization(
    heads: Sequence[MobilizationHead], rows: Sequence[ActionRow]
) -> MobilizationHead | None:
    """Return the main mobilization of a plan: the one with the most actions, else the last."""
    if len(heads) <= 1:
        return heads[0] if heads else None
    counts = Counter(row.mobilization_id for row in rows)
    return max(heads, key=lambda each: (counts[each.mobilization_id], each.anchor_date), default=None)


class PlanSnapshot(NamedTuple):
    """Everything the first painted window needs; rows are sorted by day, start and city.

    Attributes:
        sample_moment: from when a sample plan lives, UTC; None for any other plan.
    """

    title: str
    mobilizations: tuple[MobilizationHead, ...]
    key_dates: tuple[KeyDateHead, ...]
    rows: Sequence[ActionRow]
    sample_moment: datetime | None = None

    @property
    def desk_zone(self) -> str:
        """The IANA zone of headquarters, empty if the plan has no mobilization."""
        main = main_mobilization(self.mobilizations, self.rows)
        return main.desk_zone if main else ""

    def busiest(self) -> str:
        """Return the id of the mobilization with most actions, of equals the last; empty if there is none."""
        counts = Counter(row.mobilization_id for row in self.rows)
        known = [head.mobilization_id for head in self.mobilizations]
        return max(reversed(known), key=lambda each: counts[each], default="")


def in_city_order(row: ActionRow) -> tuple[str, str, str, int, str]:
    """Return the sort key of an action in a list of cities: city name first, then date and time."""
    starts = -1 if row.starts is None else row.starts
    return (row.city or row.title).casefold(), row.state, row.day, starts, row.action_id
