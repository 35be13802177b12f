"""Every field says who may see it, and one that does not is seen by nobody."""

from dataclasses import dataclass, fields

import pytest

from organizer_app.domain.basics.audiences import EXPORT_AUDIENCES, Audience, Internal, Public, audiences_of
from organizer_app.domain.basics.records import Record
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.nouns import RECORD_TYPES
from organizer_app.domain.model.people import ContactPoint, Person
from organizer_app.domain.sharing.shared_schedule import SharedEntry, SharedKeyDate

DECLARING = [*RECORD_TYPES.values(), SharedEntry, SharedKeyDate]


def undeclared(record_type: type) -> list[str]:
    declared = audiences_of(record_type)
    return [field.name for field in fields(record_type) if field.name not in declared]


@pytest.mark.parametrize("record_type", DECLARING, ids=lambda each: each.__name__)
def test_every_field_declares_its_audience(record_type: type) -> None:
    assert undeclared(record_type) == []


def test_a_field_without_an_audience_is_noticed() -> None:
    @dataclass(frozen=True, slots=True, kw_only=True)
    class Leaky(Record):
        title: Public[str]
        home_address: str

    assert undeclared(Leaky) == ["home_address"]


def test_the_last_word_on_a_field_is_its_own() -> None:
    @dataclass(frozen=True, slots=True, kw_only=True)
    class Narrow(Record):
        hidden: Public[bool] = False
        notes: Internal[str | None] = None

    declared = audiences_of(Narrow)
    assert declared["hidden"] is Audience.PUBLIC
    assert declared["notes"] is Audience.INTERNAL
    assert declared["id"] is Audience.INTERNAL


@pytest.mark.parametrize(
    ("record_type", "field", "audience"),
    [
        (CityAction, "starts", Audience.PUBLIC),
        (CityAction, "expected", Audience.PARTNERS),
        (CityAction, "notes", Audience.INTERNAL),
        (CityAction, "status_reason", Audience.INTERNAL),
        (ContactPoint, "value", Audience.INTERNAL),
        (Person, "name", Audience.PARTNERS),
        (Person, "private_notes", Audience.SECRET),
    ],
)
def test_what_protects_people_stays_where_it_was_put(
    record_type: type, field: str, audience: Audience
) -> None:
    assert audiences_of(record_type)[field] is audience


def test_audiences_widen_from_nobody_to_everybody() -> None:
    assert Audience.PUBLIC < Audience.PARTNERS < Audience.INTERNAL < Audience.SECRET
    assert [audience.code for audience in Audience] == ["public", "partners", "internal", "secret"]


def test_no_export_is_made_for_the_audience_of_secrets() -> None:
    assert Audience.SECRET not in EXPORT_AUDIENCES
