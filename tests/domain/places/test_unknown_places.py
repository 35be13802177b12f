"""Only a plain slip of the fingers is answered without asking."""

import pytest

from organizer_app.domain.places.place_names import GazetteerPlace
from organizer_app.domain.places.places import Place
from organizer_app.domain.places.unknown_places import misspelled_place, namesakes, written_name


def found(name: str, state: str) -> GazetteerPlace:
    return GazetteerPlace(1, name, state, "US", 32.2, -110.9, "America/Phoenix", 500_000)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Tuscon", "Tucson"),
        ("Tallahasse", "Tallahassee"),
        ("Rockeville", "Rockville"),
        ("Santa Rose", "Santa Rosa"),
        ("Omaho", "Omaha"),
    ],
)
def test_one_letter_more_less_other_or_swapped_is_plain(written: str, meant: str) -> None:
    place = Place(id="p", name=written, admin1="AZ")
    candidates = [found("Elsewhere", "AZ"), found(meant, "AZ")]
    assert misspelled_place(place, candidates) is candidates[1]


@pytest.mark.parametrize(
    ("written", "candidates"),
    [
        ("Galloway", [("Alloway", "AZ")]),
        ("Topeka", [("Topeka", "KS")]),
        ("Topka", [("Topeka", "KS")]),
        ("Tucson", [("Tucson", "AZ")]),
        ("Tuscan", [("Tucson", "AZ")]),
        ("Rome", [("Roma", "AZ")]),
        ("Middletown", [("Middletown", "AZ"), ("Middletown", "AZ")]),
        ("Marlon", [("Marion", "AZ"), ("Marlow", "AZ")]),
        ("Southington", [("Northington", "AZ")]),
    ],
    ids=[
        "another first letter",
        "another state",
        "a slip in another state",
        "itself alone",
        "two slips",
        "short",
        "the name itself",
        "two near",
        "two letters",
    ],
)
def test_everything_else_is_asked(written: str, candidates: list[tuple[str, str]]) -> None:
    place = Place(id="p", name=written, admin1="AZ")
    assert misspelled_place(place, [found(*each) for each in candidates]) is None


def test_only_places_of_one_name_in_one_state_are_namesakes() -> None:
    one, other, elsewhere = (found("Brentwood", state) for state in ("CA", "CA", "TN"))
    assert namesakes([one, other, elsewhere]) == [one, other]


def test_a_place_is_called_as_it_was_written() -> None:
    assert written_name(Place(id="p", name="Tuscon", admin1="AZ")) == "Tuscon, AZ"
    assert written_name(Place(id="p", name="Tuscon, AZ")) == "Tuscon, AZ"
