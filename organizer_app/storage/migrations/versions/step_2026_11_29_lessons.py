"""Add what cities learned: lessons, proposed edits of templates, and learned ratios."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from alembic import op

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.types import TypeEngine

revision = "2026_11_29_lessons"
down_revision = "2026_11_28_contacts"
branch_labels = None
depends_on = None

_TYPES: Mapping[str, type[TypeEngine[Any]]] = MappingProxyType(
    {"text": sa.Text, "big": sa.BigInteger, "bool": sa.Boolean}
)

# A column is "name:type", with ? if it can be NULL.
_RECORD = "version:big created_at:text? updated_at:text? source_system:text external_id:text hidden:bool"
_BORN = "born_origin:big born_sequence:big"
_TABLES: Mapping[str, str] = MappingProxyType(
    {
        "lesson": "mobilization_id:text city_action_id:text happened:text why:text next_time:text",
        "proposed_task": (
            "mobilization_id:text template_id:text city_action_id:text template_task_id:text title:text "
            "offset_days:big is_gate:bool decision:text"
        ),
        "learned_ratio": (
            "kind:text tactic:text place_id:text ratio:big action_count:big mobilization_id:text"
        ),
    }
)
_INDEXED = ("mobilization_id", "city_action_id", "template_id", "place_id")


def upgrade() -> None:
    """Create the tables."""
    for name, columns in _TABLES.items():
        rest = map(_column, f"{_RECORD} {columns} {_BORN}".split())
        op.create_table(name, sa.Column("id", sa.Text, primary_key=True), *rest)
        imported = sa.text("external_id != ''")
        keys = ["source_system", "external_id"]
        op.create_index(
            f"ix_{name}_external_id", name, keys, sqlite_where=imported, postgresql_where=imported
        )
        for column in _INDEXED:
            if f"{column}:" in columns.replace(" ", ""):
                op.create_index(f"ix_{name}_{column}", name, [column])


def downgrade() -> None:
    """Drop the tables."""
    for name in reversed(list(_TABLES)):
        op.drop_table(name)


def _column(text: str) -> sa.Column[Any]:
    """Read one column."""
    name, kind = text.split(":")
    return sa.Column(name, _TYPES[kind.rstrip("?")], nullable=kind.endswith("?"))
