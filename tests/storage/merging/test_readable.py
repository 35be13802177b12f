"""A value of another laptop enters a field only if this version knows what it means there."""

import pytest

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.model.nouns import RECORD_TYPES
from organizer_app.storage.codecs import codec_of
from organizer_app.storage.merging.readable import apart, empty_values, is_readable


@pytest.mark.parametrize(
    ("noun", "name", "value", "is_read"),
    [
        (Noun.CITY_ACTION, "title", "Rally", True),
        (Noun.CITY_ACTION, "title", 5, False),
        (Noun.CITY_ACTION, "title", None, False),
        (Noun.CITY_ACTION, "expected", 500, True),
        (Noun.CITY_ACTION, "expected", None, True),
        (Noun.CITY_ACTION, "expected", "500", False),
        (Noun.CITY_ACTION, "expected", True, False),
        (Noun.CITY_ACTION, "uses_street", True, True),
        (Noun.CITY_ACTION, "uses_street", 1, False),
        (Noun.CITY_ACTION, "day", "2027-05-01", True),
        (Noun.CITY_ACTION, "day", "May Day", False),
        (Noun.CITY_ACTION, "zone", "America/Chicago", True),
        (Noun.CITY_ACTION, "zone", "", True),
        (Noun.CITY_ACTION, "zone", "America/Atlantis", False),
        (Noun.CITY_ACTION, "version", 7, False),
        (Noun.CITY_ACTION, "field of a newer version", "", False),
        (Noun.PLACE, "latitude", 36.2, True),
        (Noun.PLACE, "latitude", 36, True),
        (Noun.PLACE, "latitude", "36.2", False),
        (Noun.PLACE, "latitude", True, False),
    ],
)
def test_a_value_is_read_where_it_means_something(
    *, noun: Noun, name: str, value: object, is_read: bool
) -> None:
    assert is_readable(noun, name, value) is is_read
    known, newer = apart(noun, {name: value})
    assert (known, newer) == (({name: value}, {}) if is_read else ({}, {name: value}))


def test_a_value_is_said_as_the_journal_says_it() -> None:
    known, _newer = apart(Noun.PLACE, {"latitude": 36, "longitude": None})
    assert (repr(known["latitude"]), known["longitude"]) == ("36.0", None)


@pytest.mark.parametrize("noun", Noun, ids=lambda noun: str(noun.value))
def test_what_nobody_said_is_plain(noun: Noun) -> None:
    values = empty_values(noun)
    assert values.keys() == codec_of(RECORD_TYPES[noun]).journalled
    assert {type(value) for value in values.values()} <= {str, int, float, bool, type(None)}
