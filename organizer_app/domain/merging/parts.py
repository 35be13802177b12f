"""Say what hangs on a record that can be removed, so that nothing written there goes with it in silence."""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from typing import Final, NamedTuple

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.model.nouns import RECORD_TYPES, REFERENCES

OWNERS: Final = frozenset({Noun.CITY_ACTION, Noun.PERSON, Noun.ORGANIZATION})
# What only names another record: a task its owner, a person the group.
_NAMING: Final = frozenset({"owner_id"})
_ON_THEIR_OWN: Final = frozenset({Noun.PERSON, Noun.ORGANIZATION})


class PartField(NamedTuple):
    """A field by which records of a kind hang on another record.

    Attributes:
        noun: their kind.
        field: holds the id of the other record.
        is_whole: whether everything in them is about it; otherwise this field alone is.
    """

    noun: Noun
    field: str
    is_whole: bool


def hangs_by(noun: Noun, field: str) -> bool:
    """Return whether records of a kind hang on another one by a field."""
    return noun not in _ON_THEIR_OWN and REFERENCES.get(field) in OWNERS


@cache
def parts_of(owner: Noun) -> tuple[PartField, ...]:
    """Return by which fields records hang on one of a kind."""
    return tuple(
        PartField(noun, name, is_whole=name not in _NAMING)
        for noun, record_type in RECORD_TYPES.items()
        for name in (field.name for field in fields(record_type))
        if hangs_by(noun, name) and REFERENCES[name] is owner
    )
