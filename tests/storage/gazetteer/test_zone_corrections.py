"""Every correction of a time zone, each with its reason, has arrived in the shipped gazetteer."""

import runpy
import sqlite3
from pathlib import Path

import pytest

from organizer_app.environment.resource_files import resource_path

FOLDER = Path(__file__).resolve().parents[3] / "packaging" / "reference_data"
CORRECTIONS = runpy.run_path(str(FOLDER / "place_corrections.py"))


@pytest.fixture(scope="module")
def zones() -> dict[int, str]:
    database = sqlite3.connect(f"file:{resource_path('geo', 'places.sqlite')}?mode=ro", uri=True)
    query = "SELECT place.id, zone.name FROM place JOIN zone ON zone.id = place.zone"
    found: dict[int, str] = dict(database.execute(query))
    database.close()
    return found


def test_corrected_zones_are_those_of_the_gazetteer(zones: dict[int, str]) -> None:
    wanted = {key: zone for key, (zone, _) in CORRECTIONS["ZONE_OVERRIDES"].items()}
    wanted |= {-code: zone for code, (zone, _) in CORRECTIONS["POSTAL_ZONES"].items()}
    assert {key: zones.get(key) for key in wanted} == wanted
    assert len(wanted) > 50


def test_every_correction_says_why_and_none_is_made_twice() -> None:
    corrected = {*CORRECTIONS["ZONE_OVERRIDES"], *(-code for code in CORRECTIONS["POSTAL_ZONES"])}
    assert corrected.isdisjoint(CORRECTIONS["KEPT_ZONES"])
    reasons = [
        reason for table in ("ZONE_OVERRIDES", "POSTAL_ZONES") for _, reason in CORRECTIONS[table].values()
    ]
    assert all(len(reason.split()) > 4 for reason in [*reasons, *CORRECTIONS["KEPT_ZONES"].values()])
