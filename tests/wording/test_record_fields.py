"""Values of the journal are written so that a person can read them."""

from enum import Enum

import pytest

from organizer_app.domain.changes import Noun
from organizer_app.domain.nouns import RECORD_TYPES
from organizer_app.storage.codecs import codec_of
from organizer_app.wording.record_fields import knows_code, value_words


@pytest.mark.parametrize("noun", list(Noun))
def test_every_code_of_every_record_has_words(noun: Noun) -> None:
    codec = codec_of(RECORD_TYPES[noun])
    unknown = [
        (field.name, member.value)
        for field in codec.fields
        if isinstance(field.decode, type) and issubclass(field.decode, Enum)
        for member in field.decode
        if not knows_code(noun, field.name, member.value)
    ]
    assert unknown == []


@pytest.mark.parametrize(
    ("noun", "field", "value", "words"),
    [
        (Noun.CITY_ACTION, "starts", "13:30", "1:30 PM"),
        (Noun.CITY_ACTION, "day", "2019-07-15", "Mon, Jul 15 2019"),
        (Noun.CITY_ACTION, "expected", 1200, "1,200"),
        (Noun.CITY_ACTION, "expected", None, "nothing"),
        (Noun.CITY_ACTION, "place_id", "p", "Reno, NV"),
        (Noun.CITY_ACTION, "place_id", "q", "a record without a name"),
        (Noun.CITY_ACTION, "tags", '["noon", "coast"]', "noon, coast"),
        (Noun.CITY_ACTION, "notes", "[not a list", "[not a list"),
        (Noun.CITY_ACTION, "hidden", True, "no"),
        (Noun.TASK, "is_gate", True, "yes"),
        (Noun.TASK, "title", "done", "done"),
        (Noun.TASK, "status", "done", "Done"),
        (Noun.TALK, "at", "2019-07-06T14:40:00Z", "Sat, Jul 6 2019, 2:40 PM UTC"),
        (Noun.BUDGET_LINE, "planned_cents", 123456, "1,234.56"),
        (Noun.MOBILIZATION, "window_minutes", 30, "30 minutes"),
    ],
)
def test_values_are_written_in_words(noun: Noun, field: str, value: object, words: str) -> None:
    assert value_words(noun, field, value, {"p": "Reno, NV"}) == words
