"""Every field of a person, a partner group and a permit is declared once, and its reader can tell how."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

import pytest

from organizer_app.domain.basics.records import Record
from organizer_app.domain.importing.incoming_groups import IncomingGroup
from organizer_app.domain.importing.incoming_people import IncomingPerson
from organizer_app.domain.model.field_specs import FieldKind, FieldSpec, Source
from organizer_app.domain.model.organizations import Organization
from organizer_app.domain.model.people import Person
from organizer_app.domain.model.permits import Permit
from organizer_app.domain.model.record_fields import GROUP_FIELDS, PERMIT_FIELDS, PERSON_FIELDS

if TYPE_CHECKING:
    from collections.abc import Sequence

# Filled by other means than by typing: lines of a card, the action, the rule, the life cycle.
UNDECLARED = {
    Person: {"vcard_rest"},
    Organization: set(),
    Permit: {"city_action_id", "rule_code", "currency", "status", "owner_id"},
}
# Of a row, but about the row itself or about the records around its entry.
AROUND = {
    IncomingPerson: {"spot", "points", "external_id", "rest", "role", "city"},
    IncomingGroup: {"spot", "city", "role", "stage"},
}


@pytest.mark.parametrize(
    ("record", "specs"), [(Person, PERSON_FIELDS), (Organization, GROUP_FIELDS), (Permit, PERMIT_FIELDS)]
)
def test_every_field_is_declared_or_filled_by_other_means(
    record: type[Record], specs: Sequence[FieldSpec]
) -> None:
    own = {field.name for field in fields(record)} - {field.name for field in fields(Record)}
    names = [spec.name for spec in specs]
    assert len(set(names)) == len(names)
    assert set(names) == own - UNDECLARED[record]
    assert all((spec.choices is not None) == (spec.kind is FieldKind.CHOICE) for spec in specs)


@pytest.mark.parametrize(("row", "specs"), [(IncomingPerson, PERSON_FIELDS), (IncomingGroup, GROUP_FIELDS)])
def test_every_cell_of_an_imported_row_fills_a_declared_field(
    row: type[IncomingPerson | IncomingGroup], specs: Sequence[FieldSpec]
) -> None:
    filled = [spec for spec in specs if spec.source is not Source.NOTHING]
    assert {spec.taken_from for spec in filled} == {field.name for field in fields(row)} - AROUND[row]
    assert all(spec.column for spec in filled)
    words = [word for spec in filled for word in (spec.column, *spec.headings)]
    assert len(set(words)) == len(words), "a heading means one field"


@pytest.mark.parametrize("specs", [PERSON_FIELDS, GROUP_FIELDS])
def test_likely_duplicates_are_compared_by_every_field_but_their_other_names(
    specs: Sequence[FieldSpec],
) -> None:
    assert {spec.name for spec in specs if not spec.is_compared} == {"other_names"}
