"""A small schedule as readers get it: an action in Seattle, one called off in New York, one without a day."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.model.city_actions import ActionStatus, Tactic
from organizer_app.domain.sharing.shared_schedule import SharedEntry, SharedKeyDate, SharedSchedule

NOON_UTC = datetime(2019, 7, 15, 19, tzinfo=UTC)
SEATTLE = SharedEntry(
    uid="seattle@organizer",
    sequence=3,
    title="Rally at the Spheres",
    tactic=Tactic.RALLY,
    city="Seattle",
    state="WA",
    country="US",
    zone="America/Los_Angeles",
    day=date(2019, 7, 15),
    starts=time(12),
    ends=time(13, 30),
    starts_utc=NOON_UTC,
    ends_utc=datetime(2019, 7, 15, 20, 30, tzinfo=UTC),
    status=ActionStatus.CONFIRMED,
    latitude=47.6062,
    longitude=-122.3321,
    venue="Amazon Spheres",
    address="2111 7th Ave",
    access_notes="Lift at the corner",
    groups=("Tech Workers Coalition", "Mijente"),
    public_url="https://example.org/seattle",
    expected=200,
    lead="Wren Castellano",
    backup="Bo Marsh",
    lead_phone="+12065550151",
    lead_email="wren@example.org",
    count_low=100,
    count_high=150,
    notes="Bring water",
    updated_at=datetime(2019, 7, 1, tzinfo=UTC),
)
NEW_YORK = SharedEntry(
    uid="ny@organizer",
    title="March",
    city="New York",
    state="NY",
    country="US",
    zone="America/New_York",
    day=date(2019, 7, 15),
    starts=time(12),
    starts_utc=datetime(2019, 7, 15, 16, tzinfo=UTC),
    status=ActionStatus.CANCELLED,
    cancelled=True,
)
OPEN = SharedEntry(uid="open@organizer", title="Vigil", city="Ames", state="IA", country="US")


def a_schedule(audience: Audience = Audience.INTERNAL, **overrides: Any) -> SharedSchedule:
    """Return the schedule for an audience."""
    told = SharedSchedule(
        audience=audience,
        generated_at=datetime(2019, 7, 5, 15, tzinfo=UTC),
        title="Prime Day 2019",
        demand="End the contracts.",
        anchor_date=date(2019, 7, 15),
        hashtags=("#NoTech",),
        key_dates=(SharedKeyDate(uid="key@organizer", title="Press call", day=date(2019, 7, 12)),),
        entries=(SEATTLE, NEW_YORK, OPEN),
        numbers=("3 cities, between 100 and 150 people, 1 of 2 reported",),
    )
    return replace(told, **overrides)
