"""Read the events of Mobilize's API (github.com/mobilizeamerica/api): each timeslot is an action."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from organizer_app.exchange.foreign.event_rows import EventRows
from organizer_app.exchange.foreign.object_fields import (
    list_at,
    object_at,
    second_moment,
    span_cells,
    text_at,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from organizer_app.domain.importing.foreign_files import ForeignTable
    from organizer_app.exchange.foreign.object_fields import Object

_PUBLIC: Final = "PUBLIC"


def is_mobilize_event(each: Object) -> bool:
    """Return whether an object is an event of Mobilize."""
    return isinstance(each.get("timeslots"), list) and "title" in each


def mobilize_table(events: Iterable[Object]) -> ForeignTable:
    """Return the events as a table, one row for each of their timeslots."""
    rows = EventRows("mobilize")
    for event in events:
        facts = _facts(event)
        slots = [slot for slot in list_at(event, "timeslots") if isinstance(slot, dict)]
        for slot in slots or [{}]:
            start, end = (second_moment(slot.get(name)) for name in ("start_date", "end_date"))
            key = "/".join(filter(None, (text_at(event, "id"), text_at(slot, "id"))))
            more = {
                "instructions": text_at(slot, "instructions"),
                "full": slot.get("is_full") or "",
                "external_id": key,
            }
            rows.add({**facts, **span_cells(start, end, text_at(event, "timezone")), **more})
    return rows.table()


def _facts(event: Object) -> dict[str, object]:
    place, contact = object_at(event, "location"), object_at(event, "contact")
    spot = object_at(place, "location")
    lines = [str(line).strip() for line in list_at(place, "address_lines") if line]
    visibility = text_at(event, "address_visibility")
    return {
        "title": text_at(event, "title"),
        "event type": text_at(event, "event_type").replace("_", " ").casefold(),
        "groups": text_at(object_at(event, "sponsor"), "name"),
        "venue": text_at(place, "venue"),
        "address": ", ".join(filter(None, lines)),
        "city": text_at(place, "locality"),
        "state": text_at(place, "region"),
        "zip": text_at(place, "postal_code"),
        "country": text_at(place, "country"),
        "latitude": text_at(spot, "latitude"),
        "longitude": text_at(spot, "longitude"),
        "lead": text_at(contact, "name"),
        "lead email": text_at(contact, "email_address"),
        "lead phone": text_at(contact, "phone_number"),
        "notes": text_at(event, "description") or text_at(event, "summary"),
        "url": text_at(event, "browser_url"),
        "virtual": event.get("is_virtual") or "",
        "virtual link": text_at(event, "virtual_action_url"),
        "address shown": "" if visibility in {"", _PUBLIC} else "only to those who sign up",
        "visibility": "" if text_at(event, "visibility") in {"", _PUBLIC} else "private",
        "tags": "; ".join(text for tag in list_at(event, "tags") if (text := text_at(tag, "name"))),
    }
