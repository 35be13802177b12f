"""The keys that scripts rely on, and values they can read."""

import re
from dataclasses import replace
from datetime import time
from pathlib import Path

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.places.places import Place
from organizer_app.services.actions import city_actions
from tests.support.command_line import Organizer
from tests.support.open_plans import add_action, opened

ACTION_KEYS = [
    "id", "campaign", "mobilization", "title", "tactic", "label", "city", "state", "country", "latitude",
    "longitude", "timezone", "date", "starts_local", "ends_local", "starts_utc", "ends_utc", "venue",
    "groups", "lead", "backup_lead", "expected", "count_low", "count_high", "status", "readiness",
    "reasons", "notes", "external_id",
]  # fmt: skip
OTHER_KEYS = {
    "campaigns": ["id", "title", "demand", "started_on"],
    "mobilizations": [
        "id", "title", "anchor_date", "desk_timezone", "rule", "rule_time", "status", "goal_cities",
        "goal_turnout", "petition_signatures", "hashtags", "press_contact", "press_contact_shown_to",
    ],
    "cities": ["city", "state", "country", "latitude", "longitude", "timezone", "actions"],
    "people": [
        "id", "name", "phone", "email", "roles", "languages", "timezone", "caller", "reached_utc",
        "last_outcome", "due_utc",
    ],
    "groups": ["id", "name", "kind", "website"],
    "tasks": [
        "id", "title", "city", "state", "due_on", "status", "is_gate", "owner", "owner_role", "is_pinned",
        "offset_days", "fact", "settled_by",
    ],
    "permits": [
        "id", "city", "state", "kind", "authority", "contact", "status", "latest_filing_day",
        "best_filing_day", "filed_on", "decided_on", "number", "fee_cents", "currency", "conditions",
        "rule", "source_url", "checked_on", "without_permit",
    ],
}  # fmt: skip


def test_an_action_has_the_promised_keys_in_their_order(organizer: Organizer, sample: Path) -> None:
    for action in organizer("list", sample, "actions", "--json").data:
        assert list(action) == ACTION_KEYS


def test_every_other_noun_has_its_keys(organizer: Organizer, sample: Path) -> None:
    found = {noun: organizer("list", sample, noun, "--json").data for noun in OTHER_KEYS}
    assert all(found.values())
    assert all(list(each) == OTHER_KEYS[noun] for noun, records in found.items() for each in records)


def test_seattle_on_prime_day_reads_as_planned(organizer: Organizer, sample: Path) -> None:
    (seattle,) = organizer("list", sample, "actions", "--city", "Seattle", "--json").data
    assert re.fullmatch(r"[0-9a-f-]{36}", seattle.pop("id"))
    assert seattle == {
        "campaign": "No tech for deportations", "mobilization": "Prime Day 2019",
        "title": "Rally at the Spheres", "tactic": "rally", "label": "Seattle", "city": "Seattle",
        "state": "WA", "country": "US", "latitude": 47.60621, "longitude": -122.33207,
        "timezone": "America/Los_Angeles", "date": "2019-07-15",
        "starts_local": "2019-07-15T12:00:00-07:00", "ends_local": "2019-07-15T13:30:00-07:00",
        "starts_utc": "2019-07-15T19:00:00Z", "ends_utc": "2019-07-15T20:30:00Z",
        "venue": "Amazon Spheres", "groups": ["Tech Workers Coalition"], "lead": "Wren Castellano",
        "backup_lead": None, "expected": 150, "count_low": None, "count_high": None, "status": "confirmed",
        "readiness": "forming", "reasons": ["No backup lead"],
        "notes": "Ask the union local for a backup lead.", "external_id": None,
    }  # fmt: skip


def test_what_is_unknown_is_null(organizer: Organizer, plan: Path) -> None:
    with opened(plan) as workspace:
        add_action(workspace, "Boston, MA", day=None, starts=None, mobilization_id="")
    (action,) = organizer("list", plan, "actions", "--json").data
    unknown = {name for name, value in action.items() if value is None}
    assert unknown == {
        "campaign", "mobilization", "date", "starts_local", "ends_local", "starts_utc", "ends_utc",
        "venue", "lead", "backup_lead", "expected", "count_low", "count_high", "notes", "external_id",
    }  # fmt: skip
    assert (action["groups"], action["title"]) == ([], "")


def test_an_unresolved_place_keeps_its_names_and_its_wall_times(organizer: Organizer, plan: Path) -> None:
    with opened(plan) as workspace:
        late = add_action(workspace)
        city_actions.set_start(workspace, action_id=late, starts=time(22))
        city_actions.set_end(workspace, action_id=late, ends=time(1))
        with workspace.edit(EditKind.CHANGED_PLACE) as editor:
            place = editor.put(Place(id=workspace.new_id(), name="Smalltownville", admin1="WA", country="US"))
            editor.put(replace(editor.get(CityAction, late), place_id=place.id, zone=""))
    (action,) = organizer("list", plan, "actions", "--json").data
    assert (action["city"], action["state"], action["country"]) == ("Smalltownville", "WA", "US")
    assert action["latitude"] is action["longitude"] is action["timezone"] is action["starts_utc"] is None
    assert (action["starts_local"], action["ends_local"]) == ("2027-04-17T22:00:00", "2027-04-18T01:00:00")


def test_a_public_label_is_not_the_city(organizer: Organizer, plan: Path) -> None:
    with opened(plan) as workspace:
        known = add_action(workspace, "Shakopee, MN")
        with workspace.edit(EditKind.CHANGED_TITLE) as editor:
            editor.put(replace(editor.get(CityAction, known), label="Minneapolis"))
    (action,) = organizer("list", plan, "actions", "--city", "Shakopee, MN", "--json").data
    assert organizer("list", plan, "actions", "--city", "minneapolis", "--json").data == [action]
    assert (action["label"], action["city"]) == ("Minneapolis", "Shakopee")


def test_a_city_with_two_actions_is_listed_once(organizer: Organizer, sample: Path) -> None:
    counts = {
        f"{each['city']}, {each['state']}": each["actions"]
        for each in organizer("list", sample, "cities", "--json").data
    }
    assert len(counts) == 8
    assert counts["New York, NY"] == 2


def test_an_id_of_a_file_is_listed_as_it_was_written(
    organizer: Organizer, plan: Path, tmp_path: Path
) -> None:
    file = tmp_path / "rows.csv"
    file.write_text("external id,city,state,date\nS247,Reno,NV,2027-04-17\n,Boise,ID,2027-04-17\n", "utf-8")
    organizer("import", plan, file)
    found = organizer("list", plan, "actions", "--json").data
    assert {each["city"]: each["external_id"] for each in found} == {"Reno": "S247", "Boise": None}
