"""Values of the journal are written so that a person can read them."""

from enum import Enum
from typing import get_args, get_type_hints

import pytest

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.model.nouns import RECORD_TYPES
from organizer_app.storage.codecs import codec_of
from organizer_app.wording.history.record_fields import value_words


def coded_fields(noun: Noun) -> list[tuple[str, str]]:
    """Return every field that holds a code, with each of its codes."""
    record_type = RECORD_TYPES[noun]
    plain = codec_of(record_type)
    return [
        (name, code)
        for name, hint in get_type_hints(record_type).items()
        for each in (hint, *get_args(hint))
        if isinstance(each, type) and issubclass(each, Enum) and name in plain.journalled
        for code in (plain.column(name, [member])[0] for member in each)
        if isinstance(code, str) and code
    ]


@pytest.mark.parametrize("noun", list(Noun))
def test_every_code_of_every_record_has_words(noun: Noun) -> None:
    assert [each for each in coded_fields(noun) if value_words(noun, *each, {}) == each[1]] == []


def test_the_codes_of_records_are_found() -> None:
    assert ("status", "cancelled") in coded_fields(Noun.CITY_ACTION)
    assert ("preferred_channel", "signal") in coded_fields(Noun.PERSON)


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
