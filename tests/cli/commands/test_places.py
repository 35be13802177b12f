"""`places` answers with one place, or with several when the name does not tell."""

from tests.support.command_line import Organizer

KEYS = ["name", "state", "country", "latitude", "longitude", "timezone", "population", "geoname_id"]


def test_a_city_with_its_state_is_one_place(organizer: Organizer) -> None:
    (arlington,) = organizer("places", "Arlington, VA", "--json").data
    assert list(arlington) == KEYS
    assert (arlington["name"], arlington["state"], arlington["timezone"]) == (
        "Arlington",
        "VA",
        "America/New_York",
    )


def test_a_name_alone_offers_the_largest_first(organizer: Organizer) -> None:
    found = organizer("places", "Arlington", "--limit", "3", "--json").data
    assert len(found) == 3
    assert [each["population"] for each in found] == sorted(
        (each["population"] for each in found), reverse=True
    )
    assert len(organizer("places", "Arlington").out.splitlines()) > 3


def test_a_name_nobody_knows_finds_nothing(organizer: Organizer) -> None:
    assert organizer("places", "zzzzqqqq").out == "Nothing found.\n"
    assert organizer("places", "zzzzqqqq", "--json").data == []
