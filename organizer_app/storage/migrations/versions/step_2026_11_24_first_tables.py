"""The first tables: records, journal, flat rows and facts about the plan."""

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

# A column is "name:type", with ! when it is part of the primary key and ? when it may be NULL.
_RECORD = (
    "id:text! version:big created_at:text? updated_at:text? source_system:text external_id:text hidden:bool"
)
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
        "origin": ("id:text! name:text sequence:big lamport:big"),
        "edit": (
            "id:text! kind:text arguments:text author:text origin:text lamport:big wall_ms:big "
            "undoes:text changes:int"
        ),
        "change": (
            "origin:text! sequence:big! lamport:big edit_id:text noun:text record_id:text "
            "operation:text after:text before:text parents:text salts:text? chain:bytes?"
        ),
        "change_pending": ("origin:text! sequence:big! body:text"),
        "action_summary": (
            "action_id:text! version:big mobilization_id:text place_id:text title:text tactic:text "
            "status:text city:text state:text country:text zone:text day:text starts:int? ends:int? "
            "starts_utc:int? ends_utc:int? latitude:real? longitude:real? usa_x:real? usa_y:real? "
            "world_x:real? world_y:real? readiness:int reasons:text steps_done:int steps_total:int "
            "lead:text backup:text groups:text venue:text expected:big? count_low:big? "
            "count_high:big?"
        ),
    }
)
_INDEXES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "ix_campaign_external_id",
        "campaign",
        (
            "source_system",
            "external_id",
        ),
    ),
    ("ix_mobilization_campaign_id", "mobilization", ("campaign_id",)),
    (
        "ix_mobilization_external_id",
        "mobilization",
        (
            "source_system",
            "external_id",
        ),
    ),
    (
        "ix_key_date_external_id",
        "key_date",
        (
            "source_system",
            "external_id",
        ),
    ),
    ("ix_key_date_mobilization_id", "key_date", ("mobilization_id",)),
    ("ix_demand_campaign_id", "demand", ("campaign_id",)),
    (
        "ix_demand_external_id",
        "demand",
        (
            "source_system",
            "external_id",
        ),
    ),
    ("ix_target_campaign_id", "target", ("campaign_id",)),
    (
        "ix_target_external_id",
        "target",
        (
            "source_system",
            "external_id",
        ),
    ),
    (
        "ix_place_external_id",
        "place",
        (
            "source_system",
            "external_id",
        ),
    ),
    (
        "ix_city_action_external_id",
        "city_action",
        (
            "source_system",
            "external_id",
        ),
    ),
    ("ix_city_action_mobilization_id", "city_action", ("mobilization_id",)),
    ("ix_city_action_place_id", "city_action", ("place_id",)),
    ("ix_site_city_action_id", "site", ("city_action_id",)),
    (
        "ix_site_external_id",
        "site",
        (
            "source_system",
            "external_id",
        ),
    ),
    (
        "ix_organization_external_id",
        "organization",
        (
            "source_system",
            "external_id",
        ),
    ),
    ("ix_partnership_city_action_id", "partnership", ("city_action_id",)),
    (
        "ix_partnership_external_id",
        "partnership",
        (
            "source_system",
            "external_id",
        ),
    ),
    ("ix_partnership_mobilization_id", "partnership", ("mobilization_id",)),
    ("ix_partnership_organization_id", "partnership", ("organization_id",)),
    (
        "ix_person_external_id",
        "person",
        (
            "source_system",
            "external_id",
        ),
    ),
    ("ix_person_organization_id", "person", ("organization_id",)),
    (
        "ix_contact_point_external_id",
        "contact_point",
        (
            "source_system",
            "external_id",
        ),
    ),
    ("ix_contact_point_person_id", "contact_point", ("person_id",)),
    ("ix_assignment_city_action_id", "assignment", ("city_action_id",)),
    (
        "ix_assignment_external_id",
        "assignment",
        (
            "source_system",
            "external_id",
        ),
    ),
    ("ix_assignment_person_id", "assignment", ("person_id",)),
    ("ix_task_city_action_id", "task", ("city_action_id",)),
    (
        "ix_task_external_id",
        "task",
        (
            "source_system",
            "external_id",
        ),
    ),
    ("ix_task_mobilization_id", "task", ("mobilization_id",)),
    ("ix_count_report_city_action_id", "count_report", ("city_action_id",)),
    (
        "ix_count_report_external_id",
        "count_report",
        (
            "source_system",
            "external_id",
        ),
    ),
    ("ix_edit_lamport", "edit", ("lamport",)),
    ("ix_edit_undoes", "edit", ("undoes",)),
    ("ix_change_edit_id", "change", ("edit_id",)),
    ("ix_change_record_id", "change", ("record_id",)),
)


def upgrade() -> None:
    """Create all tables and indexes."""
    for name, columns in _TABLES.items():
        op.create_table(name, *map(_column, columns.split()))
    for name, table, indexed in _INDEXES:
        op.create_index(name, table, list(indexed))


def downgrade() -> None:
    """Drop everything."""
    for name in reversed(list(_TABLES)):
        op.drop_table(name)


def _column(text: str) -> sa.Column[Any]:
    name, kind = text.split(":")
    column_type = _TYPES[kind.rstrip("!?")]
    return sa.Column(name, column_type, primary_key=kind.endswith("!"), nullable=kind.endswith("?"))
