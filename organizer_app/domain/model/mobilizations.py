"""Record one coordinated day of a campaign: its anchor date and its simultaneity rule."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import Enum

from organizer_app.domain.basics.audiences import Audience, Internal, Partners, Public
from organizer_app.domain.basics.records import Record
from organizer_app.domain.model.simultaneity_rules import SimultaneityRule


class MobilizationStatus(Enum):
    """The life cycle of a mobilization."""

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
    """One coordinated day.

    Attributes:
        campaign_id: its campaign.
        title: public name, such as "Prime Day 2019".
        anchor_date: T-0, a local calendar day.
        desk_zone: IANA zone of HQ.
        rule: what "at once" means.
        rule_time: wall time of the rule: local for SAME_LOCAL_TIME, in HQ's zone for SAME_INSTANT and for the
            start of WINDOW; None if the rule needs none or it is undecided.
        window_minutes: length of WINDOW, or the tolerance of the other rules, in minutes.
        goal_cities: goal for the number of cities.
        goal_turnout: goal for the number of people.
        petition_signatures: announced number of signatures to deliver.
        hashtags: with their #.
        press_contact: whom the press calls: name, phone and email, in words; `redaction.py` shows it to the
            audience that somebody chose.
        press_contact_shown_to: the widest audience that may read the press contact.
        status: its status.
        notes: only for HQ.
        relay_gap_minutes: minutes between one city and the next in a RELAY.
        travel_kmh: travel speed between cities, to detect double bookings.
        stale_after_days: days after which a lead must be called again.
        erase_after_days: days after the anchor date until people are erased.
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
    press_contact: Internal[str] = ""
    press_contact_shown_to: Internal[Audience] = Audience.INTERNAL
