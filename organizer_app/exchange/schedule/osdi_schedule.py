"""Write a schedule as the events of an OSDI server, for the sign-up systems of groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.model.city_actions import ActionStatus
from organizer_app.domain.people.phone_display import dialled
from organizer_app.exchange.schedule.carried_cells import carried_cells
from organizer_app.exchange.schedule.entry_facts import access_of, city_of, groups_of, inner_facts, name_of
from organizer_app.exchange.schedule.json_schedule import json_bytes
from organizer_app.exchange.schedule.schedule_zones import is_zone
from organizer_app.exchange.text.clean_text import one_line, safe_link
from organizer_app.exchange.text.extension_names import KEY, LEAD, LINK, SPOT, WHEN, WHERE, osdi_name

if TYPE_CHECKING:
    from datetime import date, datetime, time

    from organizer_app.domain.sharing.schedule_words import ScheduleWords
    from organizer_app.domain.sharing.shared_schedule import SharedEntry, SharedSchedule
    from organizer_app.exchange.schedule.schedule_values import Values

# Links are relative to the file as it is published, since nobody knows where it will lie.
_FILE = "osdi.json"
_CURIE = {"name": "osdi", "href": "https://opensupporter.github.io/osdi-docs/{rel}", "templated": True}
_IN_STANDARD = WHEN | WHERE | SPOT | LEAD | {"tactic", LINK, KEY}
_OPEN = frozenset({ActionStatus.PROSPECT, ActionStatus.ASKED, ActionStatus.COMMITTED})


def write_osdi(schedule: SharedSchedule, words: ScheduleWords) -> bytes:
    """Write one collection page with every entry; an entry without a day has a null start."""
    events = [_event(entry, schedule, words) for entry in schedule.entries]
    count = len(events)
    page = {"total_pages": 1, "per_page": count, "page": 1, "total_records": count}
    links = {
        "curies": [_CURIE],
        "self": {"href": _FILE},
        "osdi:events": [event["_links"]["self"] for event in events],
    }
    return json_bytes({**page, "_links": links, "_embedded": {"osdi:events": events}})


def _event(entry: SharedEntry, schedule: SharedSchedule, words: ScheduleWords) -> Values:
    return {
        "identifiers": [f"organizer:{entry.uid}"],
        "origin_system": "Organizer",
        "name": entry.uid,
        "title": name_of(entry, words),
        "description": _description(entry, words),
        "summary": ": ".join(part for part in (city_of(entry), groups_of(entry)) if part),
        "browser_url": safe_link(entry.public_url) or None,
        "type": words.tactics[entry.tactic.value],
        "total_accepted": None,
        "status": _status(entry),
        "instructions": access_of(entry, words),
        "start_date": _moment(entry.day, entry.starts, entry.starts_utc),
        "end_date": _moment(entry.ends_day or entry.day, entry.ends, entry.ends_utc),
        "all_day": entry.day is not None and entry.starts is None,
        "all_day_date": entry.day.isoformat() if entry.day and entry.starts is None else None,
        # How many the place holds; how many are expected is in the description, for those who may know.
        "capacity": None,
        "transparence": "opaque",
        "visibility": "public" if not words.audiences[schedule.audience.code] else "private",
        "location": _location(entry),
        "contact": _contact(entry),
        "timezone_identifier": entry.zone if is_zone(entry.zone) else None,
        "_links": {"self": {"href": f"{_FILE}#{entry.uid}"}},
        "modified_date": entry.updated_at.isoformat() if entry.updated_at else None,
        **{osdi_name(heading): cell for heading, cell in carried_cells(entry, _IN_STANDARD)},
    }


def _description(entry: SharedEntry, words: ScheduleWords) -> str:
    facts = [(words.texts["hosted_by"], groups_of(entry)), *inner_facts(entry, words)]
    return "\n".join(f"{label}: {value}" for label, value in facts if value)


def _status(entry: SharedEntry) -> str:
    if entry.cancelled:
        return "cancelled"
    return "tentative" if entry.status in _OPEN else "confirmed"


def _moment(day: date | None, wall: time | None, utc: datetime | None) -> str | None:
    """Return a moment with its UTC offset if the zone is known, else the plain wall time."""
    if utc is not None:
        return utc.isoformat()
    return f"{day.isoformat()}T{wall.isoformat()}" if day and wall else None


def _location(entry: SharedEntry) -> Values:
    spot = None
    if entry.latitude is not None and entry.longitude is not None:
        # The standard's words for a point of the spot itself, and for one of its city.
        accuracy = "Rooftop" if entry.is_spot else "Approximate"
        spot = {"latitude": entry.latitude, "longitude": entry.longitude, "accuracy": accuracy}
    return {
        "venue": one_line(entry.venue),
        "address_lines": [one_line(entry.address)] if entry.address else [],
        "locality": one_line(entry.city),
        "region": one_line(entry.state),
        "postal_code": one_line(entry.postal_code),
        "country": one_line(entry.country),
        "location": spot,
    }


def _contact(entry: SharedEntry) -> Values | None:
    if not entry.lead:
        return None
    return {
        "name": one_line(entry.lead),
        "email_address": one_line(entry.lead_email) or None,
        "phone_number": dialled(one_line(entry.lead_phone)) or None,
        "public": False,
    }
