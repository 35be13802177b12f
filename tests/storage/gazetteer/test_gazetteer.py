"""Written places find the right town, and a doubtful one becomes a question."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import available_timezones

import pytest

from organizer_app.domain.places.place_names import MatchReason
from organizer_app.environment.resource_files import resource_path
from organizer_app.storage.gazetteer.gazetteer import Gazetteer
from tests.support.work_counts import calls_of


@pytest.fixture(scope="module")
def gazetteer() -> Iterator[Gazetteer]:
    with Gazetteer(resource_path("geo", "places.sqlite")) as opened:
        yield opened


@pytest.mark.parametrize(
    ("city", "state", "country", "found"),
    [
        ("Seattle", "WA", "", ("Seattle", "WA", "America/Los_Angeles")),
        ("Portland", "Oregon", "US", ("Portland", "OR", "America/Los_Angeles")),
        ("Portland, OR", "", "", ("Portland", "OR", "America/Los_Angeles")),
        ("Portland (downtown)", "Ore.", "", ("Portland", "OR", "America/Los_Angeles")),
        ("Portland ME", "", "", ("Portland", "ME", "America/New_York")),
        ("Arlington", "VA", "", ("Arlington", "VA", "America/New_York")),
        ("New York City", "NY", "", ("New York", "NY", "America/New_York")),
        ("New York", "NY", "US`", ("New York", "NY", "America/New_York")),
        ("NYC", "NY", "", ("New York", "NY", "America/New_York")),
        ("Manhattan", "NY", "", ("Manhattan", "NY", "America/New_York")),
        ("Brooklyn", "New York", "", ("Brooklyn", "NY", "America/New_York")),
        ("St. Paul", "MN", "", ("Saint Paul", "MN", "America/Chicago")),
        ("Washington", "D.C.", "", ("Washington", "DC", "America/New_York")),
        ("Washington DC", "", "", ("Washington", "DC", "America/New_York")),
        ("Winston Salem", "NC", "", ("Winston-Salem", "NC", "America/New_York")),
        ("Coeur d'Alene", "ID", "", ("Coeur d'Alene", "ID", "America/Los_Angeles")),
        ("Ventura", "CA", "", ("Ventura", "CA", "America/Los_Angeles")),
        ("Union Station, Kansas City", "MO", "", ("Kansas City", "MO", "America/Chicago")),
        ("Kansas City, MO", "MO", "", ("Kansas City", "MO", "America/Chicago")),
        ("Ewing Township", "NJ", "", ("Ewing", "NJ", "America/New_York")),
        ("San Juan", "PR", "US", ("San Juan", "PR", "America/Puerto_Rico")),
        ("San Juan", "", "Puerto Rico", ("San Juan", "PR", "America/Puerto_Rico")),
        ("Toronto", "Ontario", "Canada", ("Toronto", "ON", "America/Toronto")),
        ("Toronto", "", "Canada", ("Toronto", "ON", "America/Toronto")),
        ("London", "", "UK", ("London", "", "Europe/London")),
        ("London, UK", "", "", ("London", "", "Europe/London")),
        ("Sydney", "NSW", "Australia", ("Sydney", "NSW", "Australia/Sydney")),
        ("Seoul", "South Korea", "US", ("Seoul", "", "Asia/Seoul")),
        ("Vincennes", "IN", "", ("Vincennes", "IN", "America/Indiana/Vincennes")),
        ("Rockwood", "TN", "", ("Rockwood", "TN", "America/New_York")),
        ("West Wendover", "NV", "", ("West Wendover", "NV", "America/Denver")),
        ("LeChee", "AZ", "", ("LeChee", "AZ", "America/Denver")),
        ("Adak", "AK", "", ("Adak", "AK", "America/Adak")),
        ("Atka", "AK", "", ("Atka", "AK", "America/Adak")),
        ("Bonnieville", "KY", "", ("Bonnieville", "KY", "America/Chicago")),
        ("Marble Canyon", "AZ", "", ("Marble Canyon", "AZ", "America/Phoenix")),
        ("Ciudad Río Bravo", "", "Mexico", ("Ciudad Río Bravo", "", "America/Matamoros")),
    ],
)
def test_a_place_is_found(
    gazetteer: Gazetteer, city: str, state: str, country: str, found: tuple[str, str, str]
) -> None:
    match = gazetteer.find(city=city, state=state, country=country)
    assert match.place is not None
    assert match.candidates == ()
    assert (match.place.name, match.place.admin1, match.place.zone) == found


@pytest.mark.parametrize("name", ["Arlington", "Springfield", "Portland", "Columbus"])
def test_a_bare_name_of_many_places_is_a_question(gazetteer: Gazetteer, name: str) -> None:
    match = gazetteer.find(city=name)
    assert match.why is MatchReason.AMBIGUOUS
    assert match.place is None
    assert len(match.candidates) > 1
    populations = [place.population for place in match.candidates]
    assert populations == sorted(populations, reverse=True)


@pytest.mark.parametrize(("name", "country"), [("London", "GB"), ("Seattle", "US"), ("Chicago", "US")])
def test_a_bare_name_of_one_great_city_is_none(gazetteer: Gazetteer, name: str, country: str) -> None:
    match = gazetteer.find(city=name)
    assert match.place is not None
    assert match.place.country == country
    assert match.why in {MatchReason.DOMINANT, MatchReason.EXACT}


def test_many_cells_at_once_are_answered_like_each_alone(gazetteer: Gazetteer) -> None:
    wanted = [
        ("Springfield", "IL", "US"),
        ("Springfield", "", "US"),
        ("Springfield", "", ""),
        ("Arlington", "VA", ""),
        (" Winston Salem ", "NC", "US"),
        ("22202", "", ""),
        ("Nowhereville", "ZZ", "US"),
        ("Paris", "", "FR"),
        ("Tampa/St. Petersburg", "FL", "US"),
        ("Portland, OR", "", ""),
        ("Union Station, Kansas City", "MO", "US"),
    ]
    wanted += [(place.name, place.admin1, "US") for place in gazetteer.largest_in_region("US", limit=2500)]
    found = gazetteer.find_all(wanted)
    assert found == {
        cells: gazetteer.find(city=cells[0], state=cells[1], country=cells[2], suggesting=False)
        for cells in wanted
    }
    assert gazetteer.find_all([]) == {}


@pytest.mark.parametrize(
    ("city", "state"), [("Franklinville", "NJ"), ("Brookfield", "OH"), ("Hastings", "NY")]
)
def test_a_town_of_the_postal_service_is_not_one_that_was_once_called_so(
    gazetteer: Gazetteer, city: str, state: str
) -> None:
    found = gazetteer.find(city=city, state=state, country="US").place
    assert found is not None
    assert found.name == city


@pytest.mark.parametrize(
    ("city", "state", "asked"), [("Pacific Beach", "CA", "Huntington Beach"), ("Harrison", "PA", "Scranton")]
)
def test_a_name_of_another_town_is_asked_and_never_taken(
    gazetteer: Gazetteer, city: str, state: str, asked: str
) -> None:
    match = gazetteer.find(city=city, state=state, country="US")
    assert match.place is None
    assert [each.name for each in match.candidates] == [asked]


@pytest.mark.parametrize(
    ("city", "state", "name"),
    [
        ("Philly", "PA", "Philadelphia"),
        ("Vegas", "NV", "Las Vegas"),
        ("LA", "CA", "Los Angeles"),
        ("St Pete", "FL", "St. Petersburg"),
    ],
)
def test_a_short_name_of_a_city_is_taken(gazetteer: Gazetteer, city: str, state: str, name: str) -> None:
    found = gazetteer.find(city=city, state=state, country="US").place
    assert found is not None
    assert found.name == name


def test_reasons_say_how_a_place_was_found(gazetteer: Gazetteer) -> None:
    assert gazetteer.find(city="Denver", state="CO").why is MatchReason.EXACT
    assert gazetteer.find(city="NYC", state="NY").why is MatchReason.ALTERNATE
    assert gazetteer.find(city="22201").why is MatchReason.ZIP
    assert gazetteer.find(city="Eugene-Springfield", state="OR").why is MatchReason.FIRST_OF_TWO
    assert gazetteer.find(city="Denver", state="Atlantis").why is MatchReason.UNKNOWN_REGION


@pytest.mark.parametrize(
    ("typed", "state", "meant"),
    [
        ("Seatle", "WA", "Seattle"),
        ("San Fransisco", "CA", "San Francisco"),
        ("Pittsburg", "PA", "Pittsburgh"),
    ],
)
def test_a_typing_error_is_never_corrected_only_suggested(
    gazetteer: Gazetteer, typed: str, state: str, meant: str
) -> None:
    match = gazetteer.find(city=typed, state=state)
    assert match.place is None
    assert match.why is MatchReason.UNKNOWN
    assert match.candidates[0].name == meant
    assert len(match.candidates) <= 3


def test_a_city_in_the_wrong_state_is_unknown_and_its_namesakes_are_offered(gazetteer: Gazetteer) -> None:
    match = gazetteer.find(city="Green Bay", state="MI")
    assert match.place is None
    assert ("Green Bay", "WI") in [(place.name, place.admin1) for place in match.candidates]


@pytest.mark.parametrize(
    "city", ["", "   ", "-", ",", "00000", "\x00", "%_'\"; DROP TABLE place", "a" * 5000]
)
def test_nonsense_is_unknown(gazetteer: Gazetteer, city: str) -> None:
    match = gazetteer.find(city=city, state="OR")
    assert match.place is None
    assert gazetteer.look_up(city) == () or city == "-"


def test_look_up_lists_namesakes_largest_first(gazetteer: Gazetteer) -> None:
    places = gazetteer.look_up("Arlington")
    assert (places[0].name, places[0].admin1) == ("Arlington", "TX")
    assert "VA" in [place.admin1 for place in places]
    assert len(gazetteer.look_up("Arlington", limit=2)) == 2


def test_look_up_of_a_city_and_state_gives_one(gazetteer: Gazetteer) -> None:
    assert [place.admin1 for place in gazetteer.look_up("Arlington, VA")] == ["VA"]


def test_look_up_takes_zip_codes_beginnings_and_near_spellings(gazetteer: Gazetteer) -> None:
    assert [(place.name, place.admin1) for place in gazetteer.look_up("22201")] == [("Arlington", "VA")]
    assert gazetteer.look_up("Philadelph")[0].name == "Philadelphia"
    assert gazetteer.look_up("Seatle, WA")[0].name == "Seattle"


def test_near_misses_prefer_the_state(gazetteer: Gazetteer) -> None:
    assert gazetteer.near_misses("Portlnd", state="ME")[0].admin1 == "ME"


def test_the_nearest_place_of_a_point(gazetteer: Gazetteer) -> None:
    near = gazetteer.near_point(45.52, -122.68)
    assert near is not None
    assert near.admin1 == "OR"
    assert near.zone == "America/Los_Angeles"
    assert gazetteer.near_point(-60.0, -120.0) is None


def test_postal_places_have_the_zone_of_their_neighbours(gazetteer: Gazetteer) -> None:
    match = gazetteer.find(city="Seldovia", state="AK")
    assert match.place is not None
    assert match.place.zone == "America/Anchorage"


def test_every_zone_is_known_to_the_time_zone_data(gazetteer: Gazetteer) -> None:
    assert gazetteer.zones() <= available_timezones()


@pytest.fixture
def places(monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the list of places, of which each step that SQLite takes is a call, too."""
    connect = sqlite3.connect

    def connected(*where: str, uri: bool, check_same_thread: bool) -> sqlite3.Connection:
        connection = connect(*where, uri=uri, check_same_thread=check_same_thread)
        connection.set_progress_handler(lambda: None, 1)
        return connection

    monkeypatch.setattr(sqlite3, "connect", connected)
    return resource_path("geo", "places.sqlite")


def test_ten_thousand_rows_are_answered_quickly(places: Path) -> None:
    with Gazetteer(places) as opened:
        rows = [(place.name, place.admin1) for place in opened.largest_in_region("US", "", limit=10_000)]

        def find() -> None:
            for city, state in rows:
                opened.find(city=city, state=state, country="US")

        # 130 for each, two thirds of them in SQLite.
        assert calls_of(find) / len(rows) < 500


def test_opening_and_one_answer_are_instant(places: Path) -> None:
    def answer() -> None:
        with Gazetteer(places) as opened:
            opened.find(city="Omaha", state="NE")

    # 3,400 where nothing was asked before.
    assert calls_of(answer) < 20_000


def test_boroughs_and_quarters_are_found_and_counted_with_their_city_alone(gazetteer: Gazetteer) -> None:
    borough = gazetteer.find(city="Brooklyn", state="NY").place
    assert borough is not None
    assert borough.population > 2_500_000
    counted = {place.place_id: place for place in gazetteer.spatial_index("US").places}
    for part, city in (
        ("Brooklyn, NY", "New York"),
        ("Queens, NY", "New York"),
        ("Manhattan, NY", "New York"),
        ("The Bronx, NY", "New York"),
        ("Staten Island, NY", "New York"),
        ("Harlem, NY", "New York"),
        ("Hollywood, CA", "Los Angeles"),
        ("South Boston, MA", "Boston"),
    ):
        (place, *_others) = gazetteer.look_up(part)
        assert place.geoname_id not in counted
        assert counted[gazetteer.whole_city(place.geoname_id)].name == city
    for name in ("Yonkers, NY", "Newark, CA", "West Hollywood, CA", "Glendale, CO"):
        (place, *_others) = gazetteer.look_up(name)
        assert gazetteer.whole_city(place.geoname_id) == place.geoname_id
        assert place.geoname_id in counted


@pytest.mark.parametrize(
    ("state", "census_2020"),
    [("NY", 20_201_249), ("IL", 12_812_508), ("DC", 689_545), ("PA", 13_002_700), ("MA", 7_029_917)],
)
def test_the_places_of_a_state_have_no_more_people_than_the_census_counts(
    gazetteer: Gazetteer, state: str, census_2020: int
) -> None:
    people = sum(place.population for place in gazetteer.spatial_index("US").places if place.admin1 == state)
    assert census_2020 / 2 < people < census_2020 * 1.03


def test_namesakes_are_told_apart_by_the_city_they_belong_to_or_lie_near(gazetteer: Gazetteer) -> None:
    def near(city: str, state: str) -> set[str | None]:
        candidates = gazetteer.find(city=city, state=state).candidates
        landmarks = (gazetteer.landmark(each) for each in candidates)
        return {each.name if each else None for each in landmarks}

    assert near("Brentwood", "CA") == {"Los Angeles", "Stockton"}
    assert near("Fairwood", "WA") == {"Renton", "Spokane"}
    assert near("Chatham", "IL") == {"Chicago", "Springfield"}
    alone = gazetteer.find(city="Utqiagvik", state="AK").place
    assert alone is not None
    assert gazetteer.landmark(alone) is None
