"""Read the events and people of OSDI servers (opensupporter.github.io/osdi-docs), such as Action Network."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from organizer_app.domain.importing.incoming_people import TableSubject
from organizer_app.exchange.foreign.event_rows import EventRows, agreeing
from organizer_app.exchange.foreign.object_fields import list_at, object_at, span_cells, text_at
from organizer_app.exchange.text.extension_names import osdi_heading

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from organizer_app.domain.importing.foreign_files import ForeignTable
    from organizer_app.exchange.foreign.object_fields import Object

_OURS: Final = "organizer:"
_EVENTS: Final = ("osdi:events", "osdi:event")
_PEOPLE: Final = ("osdi:people", "osdi:person")


def embedded(page: Object) -> list[Object]:
    """Return the events and people on a page of a server."""
    held = object_at(page, "_embedded")
    found = [held.get(name) for name in (*_EVENTS, *_PEOPLE)]
    lists = [each if isinstance(each, list) else [each] for each in found if each]
    return [each for held in lists for each in held if isinstance(each, dict)]


def is_event(each: Object) -> bool:
    """Return whether an object is an event: it has a name and a start or a location."""
    named = text_at(each, "title") or text_at(each, "name")
    is_spot = isinstance(each.get("location"), dict) and (
        "locality" in each["location"] or "venue" in each["location"]
    )
    return (
        bool(named)
        and (is_spot or ("start_date" in each and "timeslots" not in each))
        and not is_person(each)
    )


def is_person(each: Object) -> bool:
    """Return whether an object is a person."""
    return ("given_name" in each or "family_name" in each) and bool(
        {"email_addresses", "phone_numbers", "postal_addresses", "identifiers"} & each.keys()
    )


def events_table(events: Sequence[Object], source: str) -> ForeignTable | None:
    """Return the events as a table; None without any."""
    rows = EventRows(source)
    for event in events:
        rows.add(_event(event))
    return rows.table() if events else None


def _event(event: Object) -> dict[str, object]:
    place, contact = object_at(event, "location"), object_at(event, "contact")
    spot = object_at(place, "location")
    own = next((text for each in list_at(event, "identifiers") if (text := str(each)).startswith(_OURS)), "")
    start = text_at(event, "start_date") or text_at(event, "all_day_date")
    # Only the point of the spot itself; that of its city is known from the gazetteer.
    is_exact = text_at(spot, "accuracy").casefold() != "approximate"
    status = text_at(event, "status").casefold()
    cells: dict[str, object] = {
        "title": text_at(event, "title") or text_at(event, "name"),
        "tactic": text_at(event, "type") if own else "",
        "event type": "" if own else text_at(event, "type"),
        **span_cells(start, text_at(event, "end_date"), text_at(event, "timezone_identifier")),
        "venue": text_at(place, "venue"),
        "address": ", ".join(filter(None, (str(line or "") for line in list_at(place, "address_lines")))),
        "city": text_at(place, "locality"),
        "state": text_at(place, "region"),
        "zip": text_at(place, "postal_code"),
        "country": text_at(place, "country"),
        "latitude": text_at(spot, "latitude") if is_exact else "",
        "longitude": text_at(spot, "longitude") if is_exact else "",
        "lead": text_at(contact, "name"),
        "lead email": text_at(contact, "email_address"),
        "lead phone": text_at(contact, "phone_number"),
        "status": "cancelled" if status in {"cancelled", "canceled"} else "",
        "notes": "" if own else "\n".join(
            filter(None, (text_at(event, "description"), text_at(event, "instructions")))
        ),
        "summary": "" if own else text_at(event, "summary"),
        "capacity": text_at(event, "capacity"),
        "signed up": text_at(event, "total_accepted"),
        "visibility": "" if own else text_at(event, "visibility"),
        "url": text_at(event, "browser_url"),
        "external_id": own.removeprefix(_OURS) or text_at(event, "identifiers", 0),
    }  # fmt: skip
    return _with_carried(cells, event) if own else cells


def _with_carried(cells: dict[str, object], event: Object) -> dict[str, object]:
    """Return the cells of an event of ours with what the standard has no field for."""
    carried = {heading: text_at(event, name) for name in event if (heading := osdi_heading(name))}
    if not carried:
        # An earlier version wrote it.
        return cells
    carried = agreeing(carried, str(cells["title"]), is_off=bool(cells["status"]))
    if "title" not in carried and cells["title"] == cells["tactic"]:
        carried["title"] = ""
    return cells | carried


def people_table(people: Iterable[Object]) -> ForeignTable | None:
    """Return the people as a table; None without any."""
    rows = EventRows("osdi")
    for person in people:
        name = " ".join(
            filter(None, (text_at(person, part) for part in ("given_name", "additional_name", "family_name")))
        )
        address = next((each for each in list_at(person, "postal_addresses") if isinstance(each, dict)), {})
        rows.add(
            {
                "name": name,
                "email": "; ".join(_all(person, "email_addresses", "address")),
                "phone": "; ".join(_all(person, "phone_numbers", "number")),
                "city": text_at(address, "locality"),
                "state": text_at(address, "region"),
                "languages": "; ".join(map(str, list_at(person, "languages_spoken"))),
                "external id": text_at(person, "identifiers", 0),
            }
        )
    return replace(rows.table(), subject=TableSubject.PEOPLE) if rows.rows else None


def _all(person: Object, name: str, part: str) -> list[str]:
    return list(dict.fromkeys(text for each in list_at(person, name) if (text := text_at(each, part))))
