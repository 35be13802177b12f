"""Create the first tables: records, journal, flat rows and facts about the plan."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from alembic import op

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.types import TypeEngine

revision = "2026_11_24_first_tables"
down_revision = None
branch_labels = None
depends_on = None

_TYPES: Mapping[str, type[TypeEngine[Any]]] = MappingProxyType(
    {
        "text": sa.Text,
        "big": sa.BigInteger,
        "int": sa.Integer,
        "real": sa.Float,
        "bool": sa.Boolean,
        "bytes": sa.LargeBinary,
    }
)

# A column is "name:type", with ! if it is part of the primary key and ? if it can be NULL.
_RECORD = (
    "id:text! version:big created_at:text? updated_at:text? source_system:text external_id:text hidden:bool"
)
# Every table of records ends with these.
_BORN = "born_origin:big born_sequence:big"
_TABLES: Mapping[str, str] = MappingProxyType(
    {
        "campaign": (f"{_RECORD} title:text demand:text background:text started_on:text? notes:text"),
        "mobilization": (
            f"{_RECORD} "
            "campaign_id:text title:text anchor_date:text? desk_zone:text rule:text rule_time:text? "
            "window_minutes:big goal_cities:big? goal_turnout:big? petition_signatures:big? "
            "hashtags:text status:text notes:text"
        ),
        "key_date": (
            f"{_RECORD} "
            "mobilization_id:text title:text day:text? starts:text? zone:text venue:text notes:text"
        ),
        "demand": (f"{_RECORD} campaign_id:text text:text position:big"),
        "target": (f"{_RECORD} campaign_id:text name:text title:text body:text level:text notes:text"),
        "place": (
            f"{_RECORD} "
            "name:text admin1:text country:text latitude:real? longitude:real? zone:text "
            "population:big geoname_id:big"
        ),
        "city_action": (
            f"{_RECORD} "
            "mobilization_id:text place_id:text title:text label:text market:text tactic:text "
            "day:text? starts:text? ends_day:text? ends:text? zone:text starts_utc:text? "
            "ends_utc:text? tzdata_version:text status:text status_reason:text expected:big? "
            "public_url:text notes:text"
        ),
        "site": (
            f"{_RECORD} "
            "city_action_id:text role:text venue:text address:text locality:text region:text "
            "postal_code:text access_notes:text notes:text"
        ),
        "organization": (
            f"{_RECORD} "
            "name:text short_name:text credit_name:text kind:text parent_id:text website:text "
            "notes:text"
        ),
        "partnership": (
            f"{_RECORD} "
            "organization_id:text mobilization_id:text city_action_id:text role:text status:text "
            "credit_order:big logo_ok:bool name_public_from:text? asked_on:text? signed_on:text? "
            "turnout_pledge:big?"
        ),
        "person": (
            f"{_RECORD} "
            "name:text pronouns:text languages:text preferred_channel:text? zone:text "
            "organization_id:text private_notes:text"
        ),
        "contact_point": (
            f"{_RECORD} person_id:text kind:text value:text verified_on:text? ok_on_the_day:bool"
        ),
        "assignment": (
            f"{_RECORD} "
            "city_action_id:text person_id:text role:text status:text is_backup:bool report_at:text? "
            "trained_on:text?"
        ),
        "task": (
            f"{_RECORD} "
            "title:text mobilization_id:text city_action_id:text due_on:text? status:text "
            "is_gate:bool owner_id:text skip_reason:text notes:text"
        ),
        "count_report": (
            f"{_RECORD} city_action_id:text low:big? high:big? method:text source:text counted_at:text?"
        ),
        "meta": ("key:text! value:text"),
        "origin": ("id:text! number:big name:text sequence:big lamport:big"),
        "edit": (
            "id:text! kind:text arguments:text author:text origin:big lamport:big wall_ms:big "
            "undoes:text first_sequence:big inserts:big changes:big"
        ),
        "change": (
            "origin:big! sequence:big! lamport:big edit_id:text noun:text record_id:text "
            "operation:text after:text before:text parents:text salts:text? chain:bytes?"
        ),
        "change_pending": ("origin:big! sequence:big! body:text"),
        "action_summary": (
            "action_id:text! version:big mobilization_id:text place_id:text title:text tactic:text "
            "status:text city:text state:text country:text zone:text day:text starts:int? ends:int? "
            "starts_utc:int? ends_utc:int? latitude:real? longitude:real? usa_x:real? usa_y:real? "
            "world_x:real? world_y:real? readiness:int reasons:text steps_done:int steps_total:int "
            "lead:text backup:text groups:text venue:text expected:big? count_low:big? "
            "count_high:big?"
        ),
        "packed_rows": "name:text! lamport:big packed:bytes",
    }
)
# Columns by table; each index is named ix_<table>_<column>.
_INDEXES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "mobilization": ("campaign_id",),
        "key_date": ("mobilization_id",),
        "demand": ("campaign_id",),
        "target": ("campaign_id",),
        "city_action": (
            "mobilization_id",
            "place_id",
        ),
        "site": ("city_action_id",),
        "partnership": (
            "city_action_id",
            "mobilization_id",
            "organization_id",
        ),
        "person": ("organization_id",),
        "contact_point": ("person_id",),
        "assignment": (
            "city_action_id",
            "person_id",
        ),
        "task": (
            "city_action_id",
            "mobilization_id",
        ),
        "count_report": ("city_action_id",),
        "edit": (
            "lamport",
            "undoes",
        ),
        "change": ("record_id",),
    }
)


def upgrade() -> None:
    """Create all tables and indexes."""
    for name, columns in _TABLES.items():
        born = _BORN if columns.startswith(_RECORD) else ""
        op.create_table(name, *map(_column, f"{columns} {born}".split()))
    for table, indexed in _INDEXES.items():
        for column in indexed:
            op.create_index(f"ix_{table}_{column}", table, [column])
    imported = sa.text("external_id != ''")
    for table, columns in _TABLES.items():
        if columns.startswith(_RECORD):
            keys = ["source_system", "external_id"]
            name = f"ix_{table}_external_id"
            op.create_index(name, table, keys, sqlite_where=imported, postgresql_where=imported)


def downgrade() -> None:
    """Drop everything."""
    for name in reversed(list(_TABLES)):
        op.drop_table(name)


def _column(text: str) -> sa.Column[Any]:
    name, kind = text.split(":")
    column_type = _TYPES[kind.rstrip("!?")]
    return sa.Column(name, column_type, primary_key=kind.endswith("!"), nullable=kind.endswith("?"))
