"""A record of another laptop begins here as it began there: version 1, made when that laptop says."""

from datetime import UTC, datetime
from typing import Any

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.model.nouns import RECORD_TYPES
from organizer_app.storage.codecs import codec_of
from organizer_app.storage.merging.new_rows import new_row
from organizer_app.storage.merging.readable import empty_values

MADE = datetime(2027, 5, 1, 9, 30, 15, tzinfo=UTC)


def made(noun: Noun, **values: object) -> Any:
    row = new_row(noun, "new", {**empty_values(noun), **values}, int(MADE.timestamp() * 1000) + 999, "2027a")
    return codec_of(RECORD_TYPES[noun]).record(row)


def test_a_person_was_made_when_the_other_laptop_says() -> None:
    person = made(Noun.PERSON, name="Zuzanna Oyelaran")
    assert (person.id, person.name, person.version, person.hidden) == ("new", "Zuzanna Oyelaran", 1, False)
    assert person.created_at == person.updated_at == MADE


def test_the_moment_of_an_action_is_worked_out_here() -> None:
    action = made(Noun.CITY_ACTION, day="2027-05-01", starts="12:00", zone="America/Chicago")
    assert action.starts_utc == datetime(2027, 5, 1, 17, tzinfo=UTC)
    assert (action.tzdata_version, action.version, action.created_at) == ("2027a", 1, MADE)
