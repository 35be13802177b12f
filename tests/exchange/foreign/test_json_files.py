"""Events and people in JSON become the same rows as those of a table."""

import json
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest

from organizer_app.domain.importing.foreign_files import ForeignFile, ForeignKind
from organizer_app.domain.importing.import_problems import FileKind, ImportProblem, NotText
from organizer_app.domain.importing.incoming import IncomingAction
from organizer_app.domain.importing.incoming_people import IncomingPerson, TableSubject
from organizer_app.exchange.foreign.json_files import read_json
from organizer_app.exchange.reading.incoming_actions import read_actions
from organizer_app.exchange.reading.people_table import read_people

OSDI_EVENT = {
    "identifiers": ["action_network:8a62"],
    "title": "March for parks",
    "start_date": "2026-04-18T18:00:00Z",
    "end_date": "2026-04-18T20:00:00Z",
    "timezone_identifier": "America/Denver",
    "status": "cancelled",
    "browser_url": "https://example.org/8a62",
    "capacity": 40,
    "description": "Bring water.",
    "location": {
        "venue": "City Hall",
        "address_lines": ["150 N Capitol Blvd"],
        "locality": "Boise",
        "region": "ID",
        "postal_code": "83702",
        "country": "US",
        "location": {"latitude": 43.615, "longitude": -116.202, "accuracy": "Rooftop"},
    },
    "contact": {"name": "Ana Ruiz", "email_address": "ana@example.org", "phone_number": "208-555-0142"},
}
MOBILIZE_EVENT = {
    "id": 7,
    "title": "Canvass",
    "event_type": "CANVASS",
    "timezone": "America/Denver",
    "sponsor": {"name": "Parks United"},
    "is_virtual": True,
    "address_visibility": "PRIVATE",
    "visibility": "PRIVATE",
    "location": {"venue": "Park", "address_lines": ["", None], "locality": "Boise", "region": "ID"},
    "timeslots": [
        {"id": 71, "start_date": 1776535200, "end_date": 1776542400},
        {"id": 72, "start_date": 1776621600, "end_date": None, "is_full": True},
    ],
}


def read(content: Any) -> ForeignFile:
    return read_json(json.dumps(content))


def actions(content: Any) -> tuple[IncomingAction, ...]:
    return read_actions(read(content).tables[0]).rows


def page(name: str, *records: Any) -> dict[str, Any]:
    return {
        "total_pages": 1,
        "_links": {"self": {"href": "https://example.org"}},
        "_embedded": {name: records},
    }


@pytest.mark.parametrize(
    "content",
    [page("osdi:events", OSDI_EVENT), [page("osdi:events", OSDI_EVENT)], OSDI_EVENT, [OSDI_EVENT]],
    ids=["page", "pages", "one", "list"],
)
def test_an_event_of_a_server_is_an_action(content: Any) -> None:
    (action,) = actions(content)
    assert (action.title, action.status, action.url) == (
        "March for parks",
        "cancelled",
        "https://example.org/8a62",
    )
    assert (str(action.day), str(action.starts), str(action.ends)) == ("2026-04-18", "12:00:00", "14:00:00")
    assert (action.venue, action.city, action.state, action.zone) == (
        "City Hall",
        "Boise",
        "ID",
        "America/Denver",
    )
    assert (action.lead_name, action.lead_email, action.latitude) == ("Ana Ruiz", "ana@example.org", 43.615)
    assert action.notes == "Bring water.\ncapacity: 40"
    assert action.external_id == "action_network:8a62"


def test_a_page_of_action_network_is_called_so() -> None:
    content = page("osdi:events", OSDI_EVENT)
    content["_links"]["self"]["href"] = "https://actionnetwork.org/api/v2/events"
    assert read(content).kind is ForeignKind.ACTION_NETWORK


def test_people_of_a_server_are_people_and_never_actions() -> None:
    person = {
        "given_name": "Ana",
        "family_name": "Ruiz",
        "email_addresses": [{"address": "ana@example.org"}, {"address": "a@example.org"}],
        "phone_numbers": [{"number": "208-555-0142"}],
        "postal_addresses": [{"locality": "Boise", "region": "ID"}],
        "identifiers": ["x:1"],
    }
    (table,) = read(page("osdi:people", person)).tables
    assert table.subject is TableSubject.PEOPLE
    (found,) = read_people(table)
    assert isinstance(found, IncomingPerson)
    assert (found.name, found.city, len(found.points)) == ("Ana Ruiz", "Boise, ID", 3)


def test_each_timeslot_of_mobilize_is_an_action_with_the_clock_of_its_zone() -> None:
    first, second = actions({"count": 1, "next": None, "data": [MOBILIZE_EVENT]})
    assert (str(first.day), str(first.starts), str(first.ends)) == ("2026-04-18", "12:00:00", "14:00:00")
    assert (first.external_id, second.external_id) == ("7/71", "7/72")
    assert (first.groups, first.city, first.zone) == (("Parks United",), "Boise", "America/Denver")
    assert "virtual: yes" in first.notes
    assert "visibility: private" in first.notes
    assert "address shown: only to those who sign up" in first.notes
    assert (str(second.day), second.ends) == ("2026-04-19", None)
    assert "full: yes" in second.notes


def test_protests_in_lists_by_state_are_actions() -> None:
    protest = {
        "address": "State Capitol -- 700 W Jefferson St, Boise, ID 83720",
        "date": "2/5/2025",
        "time": "2-4pm",
        "organizers": "https://example.org",
        "type": "Rally",
        "notes": "",
        "coords": [43.6, -116.2],
    }
    (action,) = actions([{"state": "ID, Idaho", "protests": [protest]}])
    assert (action.city, action.state, action.postal_code) == ("Boise", "ID", "83720")
    assert (action.venue, action.address) == ("State Capitol", "700 W Jefferson St")
    assert (str(action.day), str(action.starts), str(action.ends)) == ("2025-02-05", "14:00:00", "16:00:00")


@pytest.mark.parametrize(
    "wrapped", [lambda rows: rows, lambda rows: {"events": rows}], ids=["list", "object"]
)
def test_flat_objects_with_known_names_are_rows(wrapped: Any) -> None:
    rows = [{"city": "Boise", "date": "2026-04-18", "venue": {"name": "City Hall"}, "tags": ["a", "b"]}]
    (action,) = actions(wrapped(rows))
    assert (action.city, str(action.day), action.venue) == ("Boise", "2026-04-18", "City Hall")
    assert action.notes == "tags: a; b"


def test_one_object_a_line_is_a_list() -> None:
    lines = '{"city": "Boise", "date": "2026-04-18"}\n{"city": "Reno", "date": "2026-04-19"}\n'
    assert [row.city for row in read_actions(read_json(lines).tables[0]).rows] == ["Boise", "Reno"]


def feature(geometry: Any, **properties: Any) -> dict[str, Any]:
    return {"type": "Feature", "geometry": geometry, "properties": properties}


POINT = {"type": "Point", "coordinates": [-116.2, 43.6]}


def test_points_of_a_map_are_actions_and_areas_are_not() -> None:
    content = {
        "type": "FeatureCollection",
        "features": [
            feature(POINT, name="Rally", description="At noon", date="2026-04-18"),
            feature({"type": "Polygon", "coordinates": []}, name="Area"),
        ],
    }
    (action,) = actions(content)
    assert (action.title, action.latitude, action.longitude) == ("Rally", 43.6, -116.2)
    assert (str(action.day), action.notes) == ("2026-04-18", "At noon")


def test_layers_of_umap_are_told() -> None:
    layer = {
        "type": "FeatureCollection",
        "features": [feature(POINT, name="Rally")],
        "_umap_options": {"name": "West"},
    }
    (action,) = actions({"type": "umap", "layers": [layer]})
    assert (action.title, action.notes) == ("Rally", "layer: West")


def test_a_map_without_points_is_called_so() -> None:
    with pytest.raises(NotText) as raised:
        read({"type": "FeatureCollection", "features": []})
    assert raised.value.kind is FileKind.NO_POINTS


def test_a_moment_with_an_odd_value_is_kept_as_it_is_written() -> None:
    odd = MOBILIZE_EVENT | {
        "timeslots": [{"id": 1, "start_date": 1e30, "end_date": True}],
        "timezone": "a/" * 300,
    }
    (action,) = actions({"data": [odd]})
    assert action.day is None


def test_a_moment_before_the_first_year_leaves_the_other_events_readable() -> None:
    events = [
        {**OSDI_EVENT, "start_date": start} for start in ("0001-01-01T00:00:00+23:59", "2026-04-18T18:00:00Z")
    ]
    rows = actions(page("osdi:events", *events))
    assert [str(row.day) for row in rows] == ["None", "2026-04-18"]


def _changed(value: Any, shape: object) -> Iterator[Any]:
    """Yield a value with each of its parts in turn replaced."""
    yield shape
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in parts:
        for changed in _changed(part, shape):
            copy = value.copy()
            copy[key] = changed
            yield copy


@pytest.mark.parametrize("shape", [None, True, 7, -1.5e300, "x", [], [[1, 2]], {}, {"a": [1]}, ["x", None]])
def test_a_value_of_another_shape_is_read_or_refused_as_what_the_file_is(shape: object) -> None:
    one = feature(POINT, name="Rally", date="2026-04-18")
    for whole in (
        {"_embedded": {"osdi:events": [OSDI_EVENT]}},
        {"data": [MOBILIZE_EVENT]},
        {"type": "FeatureCollection", "features": [one]},
        {"type": "umap", "layers": [{"_umap_options": {"name": "West"}, "features": [one]}]},
    ):
        for changed in _changed(whole, shape):
            with suppress(ImportProblem):
                read(changed)


def test_a_single_word_in_a_list_is_no_list_of_groups() -> None:
    with pytest.raises(NotText):
        read_json('{"responses": ["hc"]}')
    assert read_json('{"pages": ["mijente", "moms-rising"]}').kind is ForeignKind.SLUGS
