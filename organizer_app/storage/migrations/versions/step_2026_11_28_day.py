"""Add the day: its log, incidents, arrests, deliveries and settings; when cues and counts really were."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from alembic import op

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.types import TypeEngine

revision = "2026_11_28_day"
down_revision = "2026_11_28_import_sources"
branch_labels = None
depends_on = None

_TYPES: Mapping[str, type[TypeEngine[Any]]] = MappingProxyType(
    {"text": sa.Text, "big": sa.BigInteger, "bool": sa.Boolean}
)

# A column is "name:type", with ! if it is the primary key and ? if it can be NULL.
_RECORD = (
    "id:text! version:big created_at:text? updated_at:text? source_system:text external_id:text hidden:bool"
)
_BORN = "born_origin:big born_sequence:big"
_TABLES: Mapping[str, str] = MappingProxyType(
    {
        "log_entry": (
            "text:text mobilization_id:text city_action_id:text tier:text heard:text? occurred_at:text? "
            "entered_at:text? entered_by:text heard_from:text channel:text is_key:bool is_released:bool "
            "corrects_id:text incident_id:text"
        ),
        "legal_entry": (
            "text:text mobilization_id:text city_action_id:text occurred_at:text? entered_at:text? "
            "entered_by:text heard_from:text channel:text is_key:bool corrects_id:text"
        ),
        "incident": (
            "title:text mobilization_id:text city_action_id:text category:text severity:big status:text "
            "assignee:text actions:text next_step:text next_at:text? occurred_at:text? closed_at:text? "
            "entered_by:text"
        ),
        "arrest": (
            "initials:text mobilization_id:text city_action_id:text arrested_at:text? held_at:text "
            "needs:text next_call_at:text? note:text released_at:text? picked_up_by:text purge_on:text?"
        ),
        "delivery": (
            "city_action_id:text outcome:text signatures:big? received_by:text note:text "
            "delivered_at:text? entered_by:text"
        ),
        "day_setting": "number:text value:big mobilization_id:text city_action_id:text tag:text",
    }
)
_INDEXED = ("mobilization_id", "city_action_id")
# Columns of older tables; what is not NULL is empty in old rows.
_ADDED: Mapping[str, str] = MappingProxyType(
    {
        "count_report": "counter:text locked_at:text? note:text",
        "cue": "started_at:text? ended_at:text?",
    }
)


def upgrade() -> None:
    """Create the new tables and add the new columns."""
    for name, columns in _TABLES.items():
        op.create_table(name, *map(_column, f"{_RECORD} {columns} {_BORN}".split()))
        imported = sa.text("external_id != ''")
        index = f"ix_{name}_external_id"
        keys = ["source_system", "external_id"]
        op.create_index(index, name, keys, sqlite_where=imported, postgresql_where=imported)
        for column in _INDEXED:
            if f" {column}:" in f" {columns}":
                op.create_index(f"ix_{name}_{column}", name, [column])
    for table, columns in _ADDED.items():
        for column in columns.split():
            op.add_column(table, _column(column, for_old_rows="''"))


def downgrade() -> None:
    """Drop what was added."""
    for table, columns in _ADDED.items():
        for column in columns.split():
            op.drop_column(table, column.split(":")[0])
    for name in reversed(list(_TABLES)):
        op.drop_table(name)


def _column(text: str, for_old_rows: str | None = None) -> sa.Column[Any]:
    """Read one column."""
    name, kind = text.split(":")
    is_optional = kind.endswith("?")
    default = sa.text(for_old_rows) if for_old_rows is not None and not is_optional else None
    return sa.Column(
        name,
        _TYPES[kind.rstrip("!?")],
        primary_key=kind.endswith("!"),
        nullable=is_optional,
        server_default=default,
    )
