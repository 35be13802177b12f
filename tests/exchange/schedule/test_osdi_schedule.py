"""OSDI events carry the names of the standard, and contacts only for those who may see them."""

import json
from typing import Any

from organizer_app.domain.basics.audiences import Audience
from organizer_app.exchange.schedule.osdi_schedule import write_osdi
from organizer_app.wording.sharing.shared_schedules import schedule_words
from tests.support.shared_schedules import a_schedule


def events(audience: Audience) -> list[dict[str, Any]]:
    page = json.loads(write_osdi(a_schedule(audience), schedule_words()))
    assert page["total_records"] == 3
    found: list[dict[str, Any]] = page["_embedded"]["osdi:events"]
    return found


def test_an_event_says_when_where_and_how_sure_it_is() -> None:
    seattle, called_off, unset = events(Audience.PUBLIC)
    assert seattle["start_date"] == "2019-07-15T19:00:00+00:00"
    assert seattle["end_date"] == "2019-07-15T20:30:00+00:00"
    assert seattle["timezone_identifier"] == "America/Los_Angeles"
    assert [each["status"] for each in (seattle, called_off, unset)] == [
        "confirmed",
        "cancelled",
        "tentative",
    ]
    assert seattle["location"]["location"]["latitude"] == 47.6062
    assert (unset["start_date"], unset["location"]["location"]) == (None, None)
    assert seattle["visibility"] == "public"


def test_contacts_are_for_those_who_may_see_them() -> None:
    assert events(Audience.PUBLIC)[0]["contact"] is None
    partners = events(Audience.PARTNERS)[0]
    assert partners["contact"] == {
        "name": "Wren Castellano", "email_address": None, "phone_number": None, "public": False,
    }  # fmt: skip
    assert partners["visibility"] == "private"
    assert events(Audience.INTERNAL)[0]["contact"]["phone_number"] == "+12065550151"


def test_how_many_are_expected_is_not_how_many_the_place_holds() -> None:
    seattle = events(Audience.PARTNERS)[0]
    assert seattle["capacity"] is None
    assert "Expected: 200" in seattle["description"]
    assert "200" not in json.dumps(events(Audience.PUBLIC)[0])


def test_every_event_is_linked_from_the_page() -> None:
    page = json.loads(write_osdi(a_schedule(), schedule_words()))
    found = [event["_links"]["self"]["href"] for event in page["_embedded"]["osdi:events"]]
    assert [each["href"] for each in page["_links"]["osdi:events"]] == found
    assert len(set(found)) == 3
