"""A name is read in several ways, and asked about no more often than its first answer needs."""

from __future__ import annotations

from organizer_app.domain.places.place_names import GazetteerPlace, MatchReason, fold_name
from organizer_app.domain.places.regions import Region
from organizer_app.storage.gazetteer.gazetteer_rows import NamedPlace
from organizer_app.storage.gazetteer.place_finding import PlaceFinding, region_of_cells

OHIO = Region("OH", "US")
LIMA = GazetteerPlace(1, "Lima", "OH", "US", 40.7, -84.1, "America/New_York", 35_000)
TWIN = GazetteerPlace(2, "Lima", "OH", "US", 41.9, -81.1, "America/New_York", 30_000)


class Asked:
    """Answers from a few places and remembers what it was asked."""

    def __init__(self, *places: GazetteerPlace) -> None:
        self._places = places
        self.keys: list[str] = []

    def with_key(self, key: str, region: Region) -> list[NamedPlace]:
        """Return the places of any region with this name."""
        self.keys.append(key)
        named = [place for place in self._places if fold_name(place.name) == key]
        return [NamedPlace(place, is_main_name=True) for place in named if region.code in {"", place.admin1}]

    def with_zip(self, code: str) -> GazetteerPlace | None:
        """Return the first place for one code alone."""
        return self._places[0] if code == "45801" else None


def test_the_first_reading_that_names_a_place_is_the_last_one_asked_about() -> None:
    asked = Asked(LIMA)
    finding = PlaceFinding(asked.with_key, asked.with_zip)
    assert finding.find("Lima", "OH", "US").place == LIMA
    assert asked.keys == ["lima"]
    assert finding.find("City Hall, Lima", "OH", "US").place == LIMA
    assert finding.find("45801", "", "").place == LIMA
    assert finding.find("45802", "", "").why is MatchReason.UNKNOWN


def test_two_of_nearly_one_size_are_a_question() -> None:
    asked = Asked(LIMA, TWIN)
    match = PlaceFinding(asked.with_key, asked.with_zip).find("Lima", "Ohio", "")
    assert (match.place, match.candidates, match.why) == (None, (LIMA, TWIN), MatchReason.AMBIGUOUS)


def test_a_state_that_is_not_understood_is_said_and_nothing_is_asked() -> None:
    asked = Asked(LIMA)
    match = PlaceFinding(asked.with_key, asked.with_zip).find("Lima", "Ohioo", "US")
    assert (match.why, asked.keys) == (MatchReason.UNKNOWN_REGION, [])
    assert region_of_cells("Ohio", "US") == OHIO
    assert region_of_cells("Ohioo", "US") is None
