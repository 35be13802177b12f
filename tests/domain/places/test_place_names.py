"""Written place names are read the way people mean them."""

import pytest
from holidays import country_holidays

from organizer_app.domain.places.countries import country_code
from organizer_app.domain.places.place_names import (
    fold_name,
    name_variants,
    split_city_state,
    state_code,
    two_names,
    zip_code,
)
from organizer_app.domain.places.regions import (
    AUSTRALIAN_STATES,
    CANADIAN_PROVINCES,
    Region,
    region_name,
    region_of,
)
from organizer_app.domain.places.us_states import US_STATES, US_TERRITORIES


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("St. Paul", "SAINT PAUL"),
        ("Ft. Worth", "Fort Worth"),
        ("Mt Vernon", "Mount Vernon"),
        ("Rocky Mt.", "Rocky Mount"),
        ("Sault Ste. Marie", "Sault Sainte Marie"),
        ("Winston-Salem", "winston salem"),
        ("Ho\u02bbolehua", "Hoolehua"),
        ("Coeur d\u2019Alene", "Coeur d'Alene"),
        ("Ca\u00f1on City", "Canon City"),
        ("N. Charleston", "North Charleston"),
        ("St.Petersburg", "Saint Petersburg"),
        ("D.C.", "DC"),
        ("  San   Jos\u00e9 ", "san jose"),
        ("Champaign & Urbana", "Champaign and Urbana"),
    ],
)
def test_two_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert fold_name(one) == fold_name(other)


def test_a_typing_error_keeps_a_key_of_its_own() -> None:
    assert fold_name("Seatle") != fold_name("Seattle")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Portland, OR", ("Portland", "OR", "US")),
        ("Portland OR", ("Portland", "OR", "US")),
        ("portland oregon", ("portland", "OR", "US")),
        ("Portland, Oregon, USA", ("Portland", "OR", "US")),
        ("New York, NY 10001", ("New York", "NY", "US")),
        ("St. Paul, Minn.", ("St. Paul", "MN", "US")),
        ("Washington, D.C.", ("Washington", "DC", "US")),
        ("Washington DC", ("Washington", "DC", "US")),
        ("Washington D.C.", ("Washington", "DC", "US")),
        ("Charleston West Virginia", ("Charleston", "WV", "US")),
        ("San Juan, Puerto Rico", ("San Juan", "PR", "US")),
        ("London, UK", ("London", "", "GB")),
        ("London, Ontario", ("London", "ON", "CA")),
        ("Toronto, ON, CA", ("Toronto", "ON", "CA")),
        ("Sydney, NSW, Australia", ("Sydney", "NSW", "AU")),
        ("Arlington", ("Arlington", "", "")),
        ("Kansas City", ("Kansas City", "", "")),
        ("Port Washington", ("Port Washington", "", "")),
        ("West Virginia", ("West Virginia", "", "")),
        ("New York", ("New York", "", "")),
        ("Nowhere, Atlantis", ("Nowhere, Atlantis", "", "")),
        ("", ("", "", "")),
        (" , ", ("", "", "")),
    ],
)
def test_city_and_state_of_one_cell(text: str, expected: tuple[str, str, str]) -> None:
    assert split_city_state(text) == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("N.Y.", "NY"),
        (" ny ", "NY"),
        ("Calif", "CA"),
        ("Calif.", "CA"),
        ("OREGON", "OR"),
        ("W. Va.", "WV"),
        ("N. Carolina", "NC"),
        ("So. Dakota", "SD"),
        ("D.C.", "DC"),
        ("Washington D.C.", "DC"),
        ("US-OR", "OR"),
        ("State of Maine", "ME"),
        ("U.S. Virgin Islands", "VI"),
        ("Guam", "GU"),
        ("Ontario", ""),
        ("Neverland", ""),
        ("", ""),
    ],
)
def test_state_codes_out_of_dirty_cells(text: str, code: str) -> None:
    assert state_code(text) == code


def test_every_state_is_known_by_code_and_name() -> None:
    for code, name in (US_STATES | US_TERRITORIES).items():
        assert state_code(code.lower()) == state_code(name) == code


def test_provinces_belong_to_their_country() -> None:
    assert region_of("Qu\u00e9bec") == Region("QC", "CA")
    assert region_of("WA") == Region("WA", "US")
    assert region_of("WA", country="AU") == Region("WA", "AU")
    assert region_of("Transylvania") == Region("", "")
    assert region_name("NS", country="CA") == "Nova Scotia"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("US`", "US"),
        ("U.S.A.", "US"),
        ("uk", "GB"),
        ("Scotland", "GB"),
        ("The Netherlands", "NL"),
        ("Czech Republic", "CZ"),
        ("S. Korea", "KR"),
        ("C\u00f4te d'Ivoire", "CI"),
        ("Atlantis", ""),
    ],
)
def test_country_codes(text: str, code: str) -> None:
    assert country_code(text) == code


@pytest.mark.parametrize(
    ("cell", "key"),
    [
        ("Portland (downtown)", "portland"),
        ("City of Saint Louis", "saint louis"),
        ("Ewing Twp.", "ewing"),
        ("Downtown Detroit", "detroit"),
        ("Seattle - Westlake Park", "seattle"),
    ],
)
def test_what_stands_around_a_name_is_dropped(cell: str, key: str) -> None:
    variants = name_variants(cell)
    assert variants[0] == fold_name(cell)
    assert key in variants


def test_an_empty_cell_has_no_keys() -> None:
    assert name_variants(" - ") == ()


def test_two_names_in_one_cell() -> None:
    assert two_names("Douglas-Saugatuck") == ("Douglas", "Saugatuck")
    assert two_names("St. Paul/Minneapolis") == ("St. Paul", "Minneapolis")
    assert two_names("Seattle") is None


@pytest.mark.parametrize(
    ("text", "code"), [("22201", "22201"), (" 02139-4307 ", "02139"), ("2220", ""), ("Boston", "")]
)
def test_zip_codes(text: str, code: str) -> None:
    assert zip_code(text) == code


@pytest.mark.parametrize(
    ("country", "known"), [("CA", CANADIAN_PROVINCES), ("AU", AUSTRALIAN_STATES)], ids=["Canada", "Australia"]
)
def test_every_region_of_a_country_is_listed(country: str, known: dict[str, str]) -> None:
    assert set(known) == {code for code in country_holidays(country).subdivisions if " " not in code}
    for code, name in known.items():
        assert region_of(name, country=country) == region_of(code, country=country) == Region(code, country)
        assert region_name(code, country=country) == name


@pytest.mark.parametrize(
    ("short", "code"),
    [
        ("Alta.", "AB"),
        ("Man.", "MB"),
        ("Newfoundland", "NL"),
        ("Nfld", "NL"),
        ("Labrador", "NL"),
        ("Ont.", "ON"),
        ("PEI", "PE"),
        ("P.E.I.", "PE"),
        ("Que.", "QC"),
        ("PQ", "QC"),
        ("Sask.", "SK"),
        ("Yukon Territory", "YT"),
    ],
)
def test_provinces_have_short_names_too(short: str, code: str) -> None:
    assert region_of(short, country="CA") == Region(code, "CA")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rocky Mtn", "Rocky Mountain"),
        ("Shaker Hts", "Shaker Heights"),
        ("Silver Spgs", "Silver Springs"),
        ("Lower Merion Twp", "Lower Merion Township"),
        ("Grand Jct", "Grand Junction"),
        ("Ste Genevieve", "Saint Genevieve"),
        ("S. Bend", "South Bend"),
        ("E. Lansing", "East Lansing"),
        ("W. Covina", "West Covina"),
        ("No. Adams", "North Adams"),
        ("So. Portland", "South Portland"),
        ("K\u00f8benhavn", "Kobenhavn"),
        ("\u0141\u00f3d\u017a", "Lodz"),
        ("\u0110akovo", "Dakovo"),
        ("Reykjav\u00edk-\u00d0", "Reykjavik D"),
        ("\u00deing", "Thing"),
        ("N\u00e6stved", "Naestved"),
        ("B\u0153uf", "Boeuf"),
        ("I\u011fd\u0131r", "Igdir"),
    ],
)
def test_short_words_directions_and_letters_have_one_key(one: str, other: str) -> None:
    assert fold_name(one) == fold_name(other)


@pytest.mark.parametrize(
    "mark", [0x27, 0x2019, 0x2018, 0x2BB, 0x2BC, 0x60, 0xB4, 0x2BE, 0x2BF, 0x2032], ids=hex
)
def test_every_apostrophe_a_keyboard_offers_is_none(mark: int) -> None:
    assert fold_name(f"O{chr(mark)}Fallon") == "ofallon"


@pytest.mark.parametrize(
    "first",
    [
        "East",
        "Fort",
        "Lake",
        "Little",
        "Mount",
        "Mountain",
        "New",
        "North",
        "Old",
        "Point",
        "Port",
        "South",
        "West",
    ],
)
def test_a_name_that_ends_in_a_states_name_is_no_city_and_state(first: str) -> None:
    assert split_city_state(f"{first} Washington")[:2] == (f"{first} Washington", "")
    assert split_city_state("Spokane Washington")[:2] == ("Spokane", "WA")


@pytest.mark.parametrize(
    "cell",
    ["City of Portland (main square)", "Downtown Portland - at the fountain", "Portland Township @ noon"],
)
def test_what_stands_around_a_name_is_left_out_step_by_step(cell: str) -> None:
    assert "portland" in name_variants(cell)
