"""One coordinated moment of a campaign: its anchor date and what "at once" means."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import Enum

from organizer_app.domain.basics.audiences import Internal, Partners, Public
from organizer_app.domain.basics.records import Record
from organizer_app.domain.model.simultaneity_rules import SimultaneityRule


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
