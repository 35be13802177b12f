"""Add people, permits, templates, logistics and releases: the tables and columns of a whole plan."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from alembic import op

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.types import TypeEngine

revision = "2026_11_24_whole_plan"
down_revision = "2026_11_24_first_tables"
branch_labels = None
depends_on = None

_TYPES: Mapping[str, type[TypeEngine[Any]]] = MappingProxyType(
    {"text": sa.Text, "big": sa.BigInteger, "real": sa.Float, "bool": sa.Boolean}
)

# A column is "name:type", with ! if it is part of the primary key and ? if it can be NULL.
_RECORD = (
    "id:text! version:big created_at:text? updated_at:text? source_system:text external_id:text hidden:bool"
)
_BORN = "born_origin:big born_sequence:big"
_TABLES: Mapping[str, str] = MappingProxyType(
    {
        "talk": (
            "person_id:text city_action_id:text at:text? outcome:text caller:text due_at:text? note:text"
        ),
        "permit": (
            "city_action_id:text kind:text rule_code:text authority:text due_on:text? filed_on:text? "
            "decided_on:text? number:text fee_cents:big? currency:text conditions:text status:text "
            "owner_id:text notes:text"
        ),
        "plan_template": ("title:text code:text description:text revision:big"),
        "template_task": (
            "template_id:text title:text offset_days:big offset_unit:text offset_from:text "
            "owner_role:text is_gate:bool weight:big applies_if:text recurrence:text per_city:bool "
            "position:big"
        ),
        "template_use": ("template_id:text mobilization_id:text revision:big"),
        "material": (
            "city_action_id:text name:text needed:big held:big supplier:text unit_cents:big? "
            "ship_by:text? notes:text"
        ),
        "ride": (
            "city_action_id:text vehicle:text leaves_from:text leaves_at:text? returns_at:text? "
            "seats:big taken:big cost_cents:big? notes:text"
        ),
        "budget_line": (
            "name:text mobilization_id:text city_action_id:text planned_cents:big spent_cents:big notes:text"
        ),
        "cue": (
            "city_action_id:text title:text starts:text? minutes:big is_hard:bool owner:text "
            "location:text script:text position:big"
        ),
        "accepted_problem": (
            "kind:text subject_id:text other_id:text reason:text accepted_by:text accepted_at:text?"
        ),
        "release": (
            "mobilization_id:text number:big audience:text released_at:text? released_by:text zone:text "
            "note:text content:text content_hash:text withdrawn_reason:text"
        ),
        "recipient": (
            "mobilization_id:text name:text audience:text person_id:text organization_id:text "
            "city_action_id:text"
        ),
        "notice": ("release_id:text recipient_id:text told_at:text? told_by:text channel:text"),
        "petition_part": (
            "mobilization_id:text title:text host:text signatures:big as_of:text? shares_people:bool "
            "notes:text"
        ),
        "locked_number": ("mobilization_id:text metric:text low:big high:big text:text locked_by:text"),
        "saved_view": ("title:text view:text wanted:text position:big"),
        "distinct_pair": ("noun:text one_id:text other_id:text"),
    }
)
_INDEXES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "talk": (
            "city_action_id",
            "person_id",
        ),
        "permit": ("city_action_id",),
        "template_task": ("template_id",),
        "template_use": (
            "mobilization_id",
            "template_id",
        ),
        "material": ("city_action_id",),
        "ride": ("city_action_id",),
        "budget_line": (
            "city_action_id",
            "mobilization_id",
        ),
        "cue": ("city_action_id",),
        "release": ("mobilization_id",),
        "recipient": (
            "city_action_id",
            "mobilization_id",
            "organization_id",
            "person_id",
        ),
        "notice": ("release_id",),
        "petition_part": ("mobilization_id",),
        "locked_number": ("mobilization_id",),
    }
)
# The value after = goes into existing rows of a column that cannot be NULL.
_ADDED: Mapping[str, str] = MappingProxyType(
    {
        "mobilization": (
            "relay_gap_minutes:big=0 travel_kmh:big=80 stale_after_days:big=14 erase_after_days:big=30 "
            "currency:text=USD"
        ),
        "city_action": (
            "tags:text=[] uses_street:bool=0 amplified_sound:bool=0 in_park:bool=0 relay_position:big? "
            "forced_ready_by:text= forced_ready_reason:text="
        ),
        "place": "other_names:text=[]",
        "site": (
            "access:text=unknown ownership:text=unknown capacity:big? latitude:real? longitude:real? "
            "position:big=0"
        ),
        "organization": ("other_names:text=[] home_place_id:text= people_available:big?"),
        "partnership": ("credit_name:text= withdrawn_on:text?"),
        "person": ("home_place_id:text= rung:text? caller:text= other_names:text=[] vcard_rest:text="),
        "contact_point": ("shown_to:text=internal label:text="),
        "task": (
            "template_task_id:text= template_revision:big=0 is_changed_here:bool=0 is_pinned:bool=0 "
            "offset_days:big? offset_unit:text=calendar_day offset_from:text=anchor owner_role:text= "
            "weight:big=1 done_on:text? occurrence:big=0"
        ),
    }
)


def upgrade() -> None:
    """Create the new tables and add the new columns."""
    for name, columns in _TABLES.items():
        op.create_table(name, *map(_column, f"{_RECORD} {columns} {_BORN}".split()))
        keys = ["source_system", "external_id"]
        imported = sa.text("external_id != ''")
        index = f"ix_{name}_external_id"
        op.create_index(index, name, keys, sqlite_where=imported, postgresql_where=imported)
    for table, indexed in _INDEXES.items():
        for column in indexed:
            op.create_index(f"ix_{table}_{column}", table, [column])
    for table, columns in _ADDED.items():
        for column in columns.split():
            op.add_column(table, _column(column))


def downgrade() -> None:
    """Drop what was added."""
    for table, columns in _ADDED.items():
        for column in columns.split():
            op.drop_column(table, column.split(":")[0])
    for name in reversed(list(_TABLES)):
        op.drop_table(name)


def _column(text: str) -> sa.Column[Any]:
    """Read one column; the default of a new one applies to existing rows."""
    name, rest = text.split(":")
    kind, marked, default = rest.partition("=")
    column_type = _TYPES[kind.rstrip("!?")]
    for_old_rows: Any = None
    if marked:
        for_old_rows = sa.text(("true" if int(default) else "false") if kind == "bool" else f"'{default}'")
    return sa.Column(
        name,
        column_type,
        primary_key=kind.endswith("!"),
        nullable=kind.endswith("?"),
        server_default=for_old_rows,
    )
