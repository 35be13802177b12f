"""Tables of known programs are recognized by their headings."""

import pytest

from organizer_app.exchange.reading.incoming_fields import Field, heading_key
from organizer_app.exchange.reading.presets import GENERIC, PRESETS, preset_for


def keys(headings: str) -> frozenset[str]:
    return frozenset(heading_key(heading) for heading in headings.split(","))


@pytest.mark.parametrize(
    ("headings", "code"),
    [
        ("CityTown,Location,StateTerritory,Date,EstimateLow,BestGuess,EstimateHigh", "ccc"),
        ("date,locality,state,type,size_low,size_high,size_mean", "ccc-compiled"),
        ("id,title,location__locality,location__region,start_date", "mobilize"),
        ("event_title,location_name,address,city,state,zip,time,date,host", "action-network"),
        ("email,event_title,event_venue,event_starts_at_date", "actionkit"),
        ("title,starts_at,host_is_confirmed,city", "actionkit-events"),
        ("City,State,Country,Estimate (low),Estimate (high)", "generic"),
    ],
)
def test_presets_are_recognized(headings: str, code: str) -> None:
    assert preset_for(keys(headings)).code == code


def test_counting_projects_describe_what_happened() -> None:
    assert {preset.code for preset in PRESETS if preset.happened} == {
        "ccc",
        "ccc-compiled",
        "dissent-turnout",
    }
    assert not GENERIC.happened


def test_what_people_claimed_and_who_they_were_stays_in_the_notes() -> None:
    ccc = PRESETS[0]
    assert ccc.fields["claim"] is None
    assert ccc.fields["actor"] is None
    assert ccc.fields["source3"] is Field.COUNT_SOURCE
