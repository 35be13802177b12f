"""Every declared field is one of the record, and every cell of an imported row has somewhere to go."""

from dataclasses import fields

from organizer_app.domain.basics.records import Record
from organizer_app.domain.importing.incoming import IncomingAction
from organizer_app.domain.model.action_fields import ACTION_FIELDS, CELL_FIELDS, SHARED_FIELDS
from organizer_app.domain.model.city_actions import DERIVED_FIELDS, CityAction
from organizer_app.domain.model.field_specs import FieldKind, Source
from organizer_app.domain.sharing.shared_schedule import SharedEntry

# Of a city action, but filled by other means than by typing: links, a chain of its own, a way of its own.
UNDECLARED = {
    "mobilization_id", "place_id", "label", "market", "status_reason", "uses_street", "amplified_sound",
    "in_park", "relay_position", "forced_ready_by", "forced_ready_reason",
}  # fmt: skip
# Of a row, but of the records around its action, or about the row itself.
AROUND = {
    "row", "city", "state", "country", "venue", "address", "postal_code", "access", "access_notes", "groups",
    "lead_name", "lead_email",
    "lead_phone", "backup_name", "backup_email", "backup_phone",
    "count_low", "count_high", "count_source", "count_method", "latitude",
    "longitude", "external_id", "mobilization", "campaign", "happened", "content",
    "has_share_key", "credited", "permit",
}  # fmt: skip
WORDS = {"tactic", "status", "zone", "notes"}


def test_every_field_of_a_city_action_is_declared_or_filled_by_other_means() -> None:
    own = {field.name for field in fields(CityAction)} - {field.name for field in fields(Record)}
    declared = [spec.name for spec in ACTION_FIELDS]
    assert len(set(declared)) == len(declared)
    assert set(declared) == own - UNDECLARED - DERIVED_FIELDS


def test_every_cell_of_an_imported_row_belongs_to_a_declared_field_or_to_what_is_around() -> None:
    times = {spec.taken_from for spec in ACTION_FIELDS if spec.source is Source.TIMES}
    cells = {spec.taken_from for spec in CELL_FIELDS}
    assert cells | times | WORDS | AROUND == set(IncomingAction._fields)
    assert not cells & (times | WORDS | AROUND)


def test_what_a_schedule_shows_is_a_field_of_its_entries_under_the_same_name() -> None:
    assert {spec.name for spec in SHARED_FIELDS} <= {field.name for field in fields(SharedEntry)}


def test_what_fills_one_cell_is_text_or_a_number() -> None:
    assert {spec.kind for spec in CELL_FIELDS} <= {FieldKind.LINE, FieldKind.COUNT}
    assert all(spec.column for spec in ACTION_FIELDS if spec.source is not Source.NOTHING)
