"""JSON and GeoJSON hold every field of the audience, and not even the name of one above it."""

import json
from dataclasses import fields, replace

import pytest

from organizer_app.domain.basics.audiences import EXPORT_AUDIENCES, Audience, audiences_of
from organizer_app.domain.model.sites import AccessStatus
from organizer_app.domain.sharing.shared_schedule import SharedEntry
from organizer_app.exchange.schedule.json_schedule import write_geojson, write_json
from organizer_app.wording.sharing.shared_schedules import schedule_words
from tests.support.shared_schedules import SEATTLE, a_schedule

WORDS = schedule_words()


@pytest.mark.parametrize("audience", EXPORT_AUDIENCES)
def test_each_audience_gets_its_fields_and_no_other(audience: Audience) -> None:
    told = json.loads(write_json(a_schedule(audience), WORDS))
    declared = audiences_of(SharedEntry)
    shown = [field.name for field in fields(SharedEntry) if declared[field.name] <= audience]
    assert [list(entry) for entry in told["entries"]] == [shown] * 3
    assert (told["format"], told["shape"], told["audience"]) == ("organizer-schedule", 1, audience.code)


def test_days_hours_and_moments_are_iso_8601_and_the_unknown_is_null() -> None:
    told = json.loads(write_json(a_schedule(), WORDS))
    seattle, _, unset = told["entries"]
    assert (seattle["day"], seattle["starts"]) == ("2019-07-15", "12:00:00")
    assert seattle["starts_utc"] == "2019-07-15T19:00:00+00:00"
    assert seattle["groups"] == ["Tech Workers Coalition", "Mijente"]
    assert (unset["day"], unset["latitude"], unset["venue"]) == (None, None, "")
    assert told["numbers"] == ["3 cities, between 100 and 150 people, 1 of 2 reported"]
    assert told["key_dates"][0]["title"] == "Press call"


def test_geojson_says_which_points_are_only_those_of_a_city_and_spreads_them() -> None:
    spot = replace(SEATTLE, uid="spot", is_spot=True, postal_code="98121", access=AccessStatus.PARTLY)
    entries = (SEATTLE, replace(SEATTLE, uid="second"), spot)
    told = json.loads(write_geojson(a_schedule(Audience.PUBLIC, entries=entries), WORDS))
    points = [tuple(feature["geometry"]["coordinates"]) for feature in told["features"]]
    assert points[0] == points[2] == (-122.3321, 47.6062)
    assert points[1] != points[0]
    first, second, third = (feature["properties"] for feature in told["features"])
    assert [each["point"] for each in (first, second, third)] == ["city", "city", "spot"]
    assert second["city_center"] == [-122.3321, 47.6062]
    assert (third["postal_code"], third["access"], "city_center" in third) == ("98121", "partly", False)
    west, south, east, north = told["bbox"]
    assert all(west <= x <= east and south <= y <= north for x, y in points)


def test_geojson_has_a_point_in_the_order_of_the_standard_or_null() -> None:
    told = json.loads(write_geojson(a_schedule(Audience.PUBLIC), WORDS))
    assert told["type"] == "FeatureCollection"
    points = [feature["geometry"] for feature in told["features"]]
    assert points == [{"type": "Point", "coordinates": [-122.3321, 47.6062]}, None, None]
    assert told["features"][0]["id"] == "seattle@organizer"
    assert "latitude" not in told["features"][0]["properties"]
    assert "lead" not in told["features"][0]["properties"]
