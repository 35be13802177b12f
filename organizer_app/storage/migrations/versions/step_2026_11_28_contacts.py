"""Add whom to call about a permit, and the press contact of a mobilization with its audience."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

import sqlalchemy as sa
from alembic import op

if TYPE_CHECKING:
    from collections.abc import Mapping

revision = "2026_11_28_contacts"
down_revision = "2026_11_28_day"
branch_labels = None
depends_on = None

# What existing records get: nobody is known, and only HQ would read it.
_ADDED: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        ("permit", "contact"): "''",
        ("mobilization", "press_contact"): "''",
        ("mobilization", "press_contact_shown_to"): "'internal'",
    }
)


def upgrade() -> None:
    """Add the columns."""
    for (table, name), value in _ADDED.items():
        column = sa.Column(name, sa.Text, nullable=False, server_default=sa.text(value))
        op.add_column(table, column)


def downgrade() -> None:
    """Drop the columns."""
    for table, name in _ADDED:
        op.drop_column(table, name)
