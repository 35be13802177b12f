"""What leaves the house shows nothing above its audience, and knows the hour that cities share."""

from dataclasses import fields, make_dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random

import pytest

from organizer_app.domain.basics.audiences import Audience, audiences_of
from organizer_app.domain.basics.records import Record
from organizer_app.domain.model.action_fields import TYPED_FIELDS
from organizer_app.domain.model.assignments import Assignment
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.day.count_reports import CountReport
from organizer_app.domain.model.key_dates import KeyDate
from organizer_app.domain.model.organizations import Organization
from organizer_app.domain.model.partnerships import Partnership
from organizer_app.domain.model.people import ContactPoint, Person
from organizer_app.domain.model.simultaneity_rules import SimultaneityRule
from organizer_app.domain.model.sites import Site
from organizer_app.domain.model.tasks import Task
from organizer_app.domain.places.places import Place
from organizer_app.domain.sharing import shared_schedule as module
from organizer_app.domain.sharing.shared_schedule import (
    SharedEntry,
    SharedHour,
    SharedKeyDate,
    SharedSchedule,
    for_audience,
    keeps_hour,
    schedule_order,
    shared_hour,
)

NOW = datetime(2019, 7, 5, 19, tzinfo=UTC)

# Field of an entry -> the record fields it is filled from.
COMES_FROM: dict[str, list[tuple[type[Record], str]]] = {
    **{spec.name: [(CityAction, spec.name)] for spec in TYPED_FIELDS},
    "title": [(CityAction, "title")],
    "tactic": [(CityAction, "tactic")],
    "city": [(CityAction, "label"), (Place, "name")],
    "state": [(Place, "admin1")],
    "country": [(Place, "country")],
    "zone": [(CityAction, "zone")],
    "day": [(CityAction, "day")],
    "starts": [(CityAction, "starts")],
    "ends": [(CityAction, "ends")],
    "ends_day": [(CityAction, "ends_day")],
    "starts_utc": [(CityAction, "starts_utc")],
    "ends_utc": [(CityAction, "ends_utc")],
    "status": [(CityAction, "status")],
    "cancelled": [(CityAction, "status")],
    "removed": [(CityAction, "status")],
    "latitude": [(Place, "latitude"), (Site, "latitude")],
    "longitude": [(Place, "longitude"), (Site, "longitude")],
    "is_spot": [(Site, "latitude"), (Site, "longitude")],
    "venue": [(Site, "venue")],
    "address": [(Site, "address"), (Site, "locality"), (Site, "region")],
    "postal_code": [(Site, "postal_code")],
    "access": [(Site, "access")],
    "access_notes": [(Site, "access_notes")],
    "groups": [(Organization, "name"), (Organization, "credit_name"), (Partnership, "credit_name")],
    "public_url": [(CityAction, "public_url")],
    "expected": [(CityAction, "expected")],
    "lead": [(Person, "name"), (Assignment, "role")],
    "backup": [(Person, "name"), (Assignment, "is_backup")],
    "readiness": [(Assignment, "status"), (Task, "status"), (Task, "is_gate")],
    "lead_phone": [(ContactPoint, "value")],
    "lead_email": [(ContactPoint, "value")],
    "count_low": [(CountReport, "low")],
    "count_high": [(CountReport, "high")],
    "notes": [(CityAction, "notes")],
}
# Calendars cannot do without: a digest, a number and a moment, none of which tells what was changed.
MADE_FOR_READERS = {"uid", "came_from", "sequence", "updated_at", "contested"}


def full_entry(**changes: object) -> SharedEntry:
    values: dict[str, object] = {
        "uid": "u", "city": "Seattle", "day": date(2019, 7, 15), "starts": time(12), "lead": "Ada Example",
        "zone": "America/Los_Angeles", "starts_utc": datetime(2019, 7, 15, 19, tzinfo=UTC), "expected": 40,
        "notes": "inner", "lead_phone": "+1 206 555 0100", "lead_email": "ada@example.org", "count_low": 1,
        "count_high": 2, "readiness": "ready", "backup": "Bo Example",
    }  # fmt: skip
    return SharedEntry(**{**values, **changes})


def schedule(*entries: SharedEntry, **changes: object) -> SharedSchedule:
    values: dict[str, object] = {"audience": Audience.PUBLIC, "generated_at": NOW, "entries": entries}
    return SharedSchedule(**{**values, **changes})


def test_every_field_that_leaves_declares_its_audience() -> None:
    for shape in (SharedEntry, SharedKeyDate):
        assert set(audiences_of(shape)) == {field.name for field in fields(shape)}


def test_no_field_is_more_open_than_the_record_field_it_comes_from() -> None:
    declared = audiences_of(SharedEntry)
    assert set(COMES_FROM) | MADE_FOR_READERS == set(declared)
    for name, sources in COMES_FROM.items():
        closed = max(audiences_of(record)[field] for record, field in sources)
        assert declared[name] >= closed, name


def test_key_dates_show_only_public_fields() -> None:
    for name in set(audiences_of(SharedKeyDate)) - MADE_FOR_READERS:
        assert audiences_of(KeyDate)[name] is Audience.PUBLIC, name


@pytest.mark.parametrize("audience", list(Audience))
def test_an_entry_is_blank_above_the_audience_and_unchanged_below(audience: Audience) -> None:
    entry, declared = full_entry(), audiences_of(SharedEntry)
    shown = for_audience(entry, audience)
    defaults = SharedEntry(uid="u")
    for field in fields(SharedEntry):
        source = entry if declared[field.name] <= audience else defaults
        assert getattr(shown, field.name) == getattr(source, field.name), field.name


def test_a_field_that_declares_nothing_is_blanked(monkeypatch: pytest.MonkeyPatch) -> None:
    careless = make_dataclass("careless", [("uid", str), ("secret", str, "")], frozen=True)
    monkeypatch.setattr(module, "SharedEntry", careless)
    assert module._blanks(Audience.INTERNAL) == {"uid": "", "secret": ""}  # noqa: SLF001  # the table is the rule


def test_a_schedule_cannot_hold_more_than_its_audience_may_see() -> None:
    shown = schedule(full_entry()).entries[0]
    assert (shown.lead, shown.notes, shown.lead_phone, shown.expected) == ("", "", "", None)
    assert schedule(full_entry(), audience=Audience.PARTNERS).entries[0].lead == "Ada Example"
    assert schedule(full_entry(), audience=Audience.PARTNERS).entries[0].lead_phone == ""


def test_entries_without_a_date_are_counted() -> None:
    assert schedule(full_entry(), full_entry(uid="v", day=None)).without_date == 1


def test_the_rule_says_which_hour_is_shared() -> None:
    local = schedule(rule=SimultaneityRule.SAME_LOCAL_TIME, rule_time=time(12))
    assert shared_hour(local) == SharedHour(time(12))
    instant = schedule(rule=SimultaneityRule.SAME_INSTANT, rule_time=time(15), desk_zone="America/New_York")
    assert shared_hour(instant) == SharedHour(time(15), "America/New_York")
    assert keeps_hour(full_entry(), shared_hour(instant)), "noon in Seattle is three at the desk"
    assert not keeps_hour(full_entry(starts_utc=None), shared_hour(instant))


def test_without_a_rule_most_cities_decide() -> None:
    noon, five = full_entry(), full_entry(uid="v", starts=time(17))
    assert shared_hour(schedule(noon, noon, five)) == SharedHour(time(12))
    assert shared_hour(schedule(noon, five)) is None
    assert shared_hour(schedule(noon, full_entry(uid="w", cancelled=True))) is None
    assert keeps_hour(five, None)
    assert not keeps_hour(five, SharedHour(time(12)))


def test_what_is_open_comes_last() -> None:
    open_day, open_time = full_entry(uid="a", day=None), full_entry(uid="b", starts=None, starts_utc=None)
    ordered = sorted([open_day, open_time, full_entry(uid="c")], key=schedule_order)
    assert [entry.uid for entry in ordered] == ["c", "b", "a"]


def test_what_is_open_comes_last_in_the_order_of_a_schedule() -> None:
    base = SharedEntry(uid="m", sequence=0, city="Miami", state="FL", day=date(2019, 7, 15))
    ordered = [
        replace(base, uid="a", starts=time(9), starts_utc=datetime(2019, 7, 15, 13, tzinfo=UTC)),
        replace(base, uid="b", starts=time(8), starts_utc=datetime(2019, 7, 15, 14, tzinfo=UTC)),
        replace(base, uid="c", starts=time(7)),
        replace(base, uid="d", starts=time(23)),
        replace(base, uid="e", city="ames", state="IA"),
        replace(base, uid="f", city="Miami", state="AZ"),
        replace(base, uid="g"),
        replace(base, uid="h"),
        replace(base, uid="i", day=date(2019, 7, 16), starts=time(1)),
        replace(base, uid="j", day=None, starts=time(1)),
    ]
    mixed = Random(4).sample(ordered, len(ordered))
    assert sorted(mixed, key=schedule_order) == ordered


def test_an_entry_at_another_hour_of_the_shared_clock_does_not_keep_it() -> None:
    hour = SharedHour(time(15), "America/New_York")
    kept = datetime(2019, 7, 15, 19, tzinfo=UTC)
    assert keeps_hour(full_entry(starts_utc=kept), hour)
    assert not keeps_hour(full_entry(starts_utc=kept + timedelta(minutes=1)), hour)
