"""Time zones have everyday names."""

import pytest

from organizer_app.wording.language.zones import zone_family, zone_name, zone_plain, zone_short


@pytest.mark.parametrize(
    ("zone", "name", "short"),
    [
        ("America/Chicago", "Central Time", "CT"),
        ("America/Phoenix", "Arizona Time", "MST"),
        ("America/Indiana/Indianapolis", "Eastern Time", "ET"),
        ("America/Anchorage", "Alaska Time", "AKT"),
        ("Pacific/Honolulu", "Hawaii Time", "HT"),
        ("America/Puerto_Rico", "Atlantic Time", "AT"),
        ("Pacific/Guam", "Chamorro Time", "ChT"),
        ("Europe/Berlin", "Berlin", "Berlin"),
        ("America/Argentina/Buenos_Aires", "Buenos Aires", "Buenos Aires"),
    ],
)
def test_zones_have_names(zone: str, name: str, short: str) -> None:
    assert (zone_name(zone), zone_short(zone)) == (name, short)


def test_zones_of_one_name_are_one_family() -> None:
    assert zone_family("America/Detroit") == zone_family("America/New_York")
    assert zone_family("America/Phoenix") != zone_family("America/Denver")
    assert zone_family("Europe/Berlin") == "Europe/Berlin"


def test_a_zone_is_named_plainly_where_it_is_plain_that_times_are_meant() -> None:
    assert zone_plain("America/Detroit") == "Eastern"
    assert zone_plain("Europe/Paris") == "Paris"
