"""Every noun has one record type, and every record type keeps the shape that storage relies on."""

from dataclasses import FrozenInstanceError, fields
from datetime import date, datetime, time
from enum import Enum
from typing import Annotated, get_args, get_origin, get_type_hints

import pytest

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.basics.records import BOOKKEEPING, Record
from organizer_app.domain.model.city_actions import DERIVED_FIELDS, CityAction
from organizer_app.domain.model.nouns import NOT_JOURNALLED, NOUN_OF, RECORD_TYPES
from tests.support.record_values import any_record

COMMON = ["id", "version", "created_at", "updated_at", "source_system", "external_id", "hidden"]
STORABLE = (str, int, float, bool, date, time, datetime, Enum)

each_type = pytest.mark.parametrize("record_type", RECORD_TYPES.values(), ids=lambda each: each.__name__)


def bare_kinds(hint: object) -> list[object]:
    """Return what a field may hold, without its audience and without None."""
    if get_origin(hint) is Annotated:
        hint = get_args(hint)[0]
    return [kind for kind in (get_args(hint) or (hint,)) if kind not in {type(None), ...}]


def test_every_noun_has_exactly_one_record_type() -> None:
    assert set(RECORD_TYPES) == set(Noun)
    assert len(set(RECORD_TYPES.values())) == len(Noun)
    assert {kind: noun for noun, kind in RECORD_TYPES.items()} == {
        kind: NOUN_OF[kind] for kind in RECORD_TYPES.values()
    }


def test_what_is_only_named_like_a_record_has_no_noun() -> None:
    for other in (type("Site", (Record,), {}), type("Nothing", (Record,), {}), Record):
        with pytest.raises(KeyError):
            NOUN_OF[other]


@each_type
def test_a_record_starts_with_the_common_fields(record_type: type[Record]) -> None:
    assert [field.name for field in fields(record_type)][: len(COMMON)] == COMMON


@each_type
def test_a_record_is_a_frozen_slotted_value(record_type: type[Record]) -> None:
    record = any_record(record_type)
    with pytest.raises(FrozenInstanceError):
        record.id = "other"  # type: ignore[misc]  # the point of the test
    assert not hasattr(record, "__dict__")
    assert hash(record) == hash(any_record(record_type))
    assert record == any_record(record_type)


@each_type
def test_a_record_holds_only_what_a_column_can_hold(record_type: type[Record]) -> None:
    for name, hint in get_type_hints(record_type, include_extras=True).items():
        for kind in bare_kinds(hint):
            assert isinstance(kind, type), name
            assert issubclass(kind, STORABLE), name


@each_type
def test_only_ids_and_the_heart_of_a_record_must_be_given(record_type: type[Record]) -> None:
    """A default for all else lets an import take what it finds, and an older plan be read."""
    needed = {field.name for field in fields(record_type) if field.default is field.default_factory}
    assert {name for name in needed if not name.endswith("_id")} <= {
        "id",
        "title",
        "name",
        "text",
        "kind",
        "value",
    }


def test_storage_alone_writes_what_the_journal_leaves_out() -> None:
    assert NOT_JOURNALLED == BOOKKEEPING | DERIVED_FIELDS
    assert {field.name for field in fields(CityAction)} >= DERIVED_FIELDS
    assert "hidden" not in NOT_JOURNALLED


@each_type
def test_status_codes_are_words_that_files_and_commands_can_carry(record_type: type[Record]) -> None:
    for hint in get_type_hints(record_type).values():
        for kind in bare_kinds(hint):
            if isinstance(kind, type) and issubclass(kind, Enum):
                assert all(getattr(member, "code", member.value) == member.name.lower() for member in kind)
