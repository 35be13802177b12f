"""A few letters find a city, and several that fit are never narrowed down by guessing."""

import pytest

from organizer_app.domain.day.city_finding import CityIndex, CityName

NAMES = (
    ("Portland", "OR"), ("Portland", "ME"), ("Port Huron", "MI"), ("San Francisco", "CA"), ("New York", "NY"),
    ("St. Paul", "MN"), ("Santa Fe", "NM"), ("Erie", "PA"), ("York", "PA"), ("Yorktown", "VA"),
)  # fmt: skip
INDEX = CityIndex(CityName(f"{city}, {state}", city, state) for city, state in NAMES)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("san f", ["San Francisco, CA"]),
        ("sf", ["San Francisco, CA", "Santa Fe, NM"]),
        ("sf ca", ["San Francisco, CA"]),
        ("frisco", ["San Francisco, CA"]),
        ("nyc", ["New York, NY"]),
        ("nyc n", ["New York, NY"]),
        ("pdx", ["Portland, OR"]),
        ("pdx me", []),
        ("ny", ["New York, NY"]),
        ("portland me", ["Portland, ME"]),
        ("Portland, OR", ["Portland, OR"]),
        ("portland", ["Portland, ME", "Portland, OR"]),
        ("port", ["Port Huron, MI", "Portland, ME", "Portland, OR"]),
        ("saint p", ["St. Paul, MN"]),
        ("st p", ["St. Paul, MN"]),
        ("york", ["York, PA"]),
        ("yor", ["York, PA", "Yorktown, VA"]),
        ("zzz", []),
        ("", []),
        ("...", []),
    ],
)
def test_letters_find_cities(typed: str, found: list[str]) -> None:
    assert [each.action_id for each in INDEX.found(typed)] == found


def test_two_actions_in_one_city_are_two_candidates() -> None:
    index = CityIndex([CityName("a", "Erie", "PA"), CityName("b", "Erie", "PA")])
    assert [each.action_id for each in index.found("erie")] == ["a", "b"]


def test_actions_of_one_city_come_in_the_order_of_their_starts() -> None:
    index = CityIndex([CityName("a", "Erie", "PA", 900), CityName("b", "Erie", "PA", 600)])
    assert [each.action_id for each in index.found("erie")] == ["b", "a"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("erie 3:00 PM", ["a"]),
        ("Erie, PA \u00b7 10:00 AM", ["b"]),
        ("erie 10:00", ["b"]),
        ("er 3:00p", ["a"]),
        ("erie 3:00 AM", []),
        ("erie 4:00", []),
        ("reno 10:00", []),
        ("10:00", []),
    ],
)
def test_the_start_tells_actions_of_one_city_apart(typed: str, found: list[str]) -> None:
    index = CityIndex(
        [CityName("a", "Erie", "PA", 900), CityName("b", "Erie", "PA", 600), CityName("c", "Reno", "NV", 600)]
    )
    assert [each.action_id for each in index.found(typed)] == found


def test_the_short_name_of_a_state_finds_its_cities() -> None:
    index = CityIndex([CityName("a", "Washington", "DC"), CityName("b", "Guam", "")])
    for typed, found in (("dc", ["a"]), ("D.C.", ["a"]), ("md", []), ("", [])):
        assert [each.action_id for each in index.in_state(typed)] == found
