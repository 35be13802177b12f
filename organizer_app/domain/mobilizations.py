"""One coordinated moment of a campaign: its anchor date and what "at once" means."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time
from enum import Enum

from organizer_app.domain.audiences import Internal, Partners, Public
from organizer_app.domain.life_cycles import check_transition, path_with_exits
from organizer_app.domain.records import Record


class SimultaneityRule(Enum):
    """What "at once" means for the cities of a mobilization.

    SAME_INSTANT: one moment in UTC. SAME_LOCAL_TIME: the same wall time everywhere. WINDOW: anywhere inside
    a span of UTC. RELAY: one after the other with given gaps. FREE: the day is all they share.
    """

    SAME_INSTANT = "same_instant"
    SAME_LOCAL_TIME = "same_local_time"
    WINDOW = "window"
    RELAY = "relay"
    FREE = "free"


class MobilizationStatus(Enum):
    """Life cycle of a mobilization."""

    DRAFT = "draft"
    RECRUITING = "recruiting"
    SCHEDULED = "scheduled"
    LOCKED = "locked"
    LIVE = "live"
    WRAPPING = "wrapping"
    CLOSED = "closed"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


_PATH = (
    MobilizationStatus.DRAFT,
    MobilizationStatus.RECRUITING,
    MobilizationStatus.SCHEDULED,
    MobilizationStatus.LOCKED,
    MobilizationStatus.LIVE,
    MobilizationStatus.WRAPPING,
    MobilizationStatus.CLOSED,
)
_SIDE_EXITS = frozenset({MobilizationStatus.POSTPONED, MobilizationStatus.CANCELLED})
MOBILIZATION_LIFE_CYCLE = path_with_exits(
    _PATH,
    {
        **dict.fromkeys(_PATH[:5], _SIDE_EXITS),
        MobilizationStatus.POSTPONED: frozenset(_PATH[:3]) | {MobilizationStatus.CANCELLED},
        MobilizationStatus.CANCELLED: frozenset({MobilizationStatus.DRAFT}),
    },
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mobilization(Record):
    """One coordinated moment.

    Attributes:
        campaign_id: the campaign it serves.
        title: its public name, such as "Prime Day 2019".
        anchor_date: T-0, a local calendar day.
        desk_zone: IANA zone the national desk thinks in.
        rule: what "at once" means.
        rule_time: wall time of the rule: local for SAME_LOCAL_TIME, in the desk zone for SAME_INSTANT and for
            the start of WINDOW; None when the rule needs none or it is still open.
        window_minutes: length of WINDOW, or what counts as the same moment for the other rules, in minutes.
        goal_cities: how many cities are wanted.
        goal_turnout: how many people are wanted.
        petition_signatures: signatures to be delivered, as announced.
        hashtags: with their #.
        status: where in its life it is.
        notes: for the desk alone.
        relay_gap_minutes: minutes between one city and the next in a RELAY.
        travel_kmh: how fast people get from one city to the next, for double bookings.
        stale_after_days: a lead not reached for so many days is to be rung again.
        erase_after_days: days after the anchor date from which people are to be erased.
        currency: ISO 4217 code of its budget.
    """

    campaign_id: Internal[str]
    title: Public[str]
    anchor_date: Public[date | None] = None
    desk_zone: Public[str] = "America/New_York"
    rule: Public[SimultaneityRule] = SimultaneityRule.FREE
    rule_time: Public[time | None] = None
    window_minutes: Partners[int] = 0
    goal_cities: Partners[int | None] = None
    goal_turnout: Internal[int | None] = None
    petition_signatures: Public[int | None] = None
    hashtags: Public[tuple[str, ...]] = ()
    status: Partners[MobilizationStatus] = MobilizationStatus.DRAFT
    notes: Internal[str] = ""
    relay_gap_minutes: Partners[int] = 0
    travel_kmh: Internal[int] = 80
    stale_after_days: Internal[int] = 14
    erase_after_days: Internal[int] = 30
    currency: Internal[str] = "USD"


def with_status(mobilization: Mobilization, wanted: MobilizationStatus) -> Mobilization:
    """Move a mobilization to another status; raise `ForbiddenTransition` when its life cycle forbids it."""
    check_transition("mobilization", MOBILIZATION_LIFE_CYCLE, mobilization.status, wanted)
    return replace(mobilization, status=wanted)
