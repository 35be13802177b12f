"""Add the audience of a key date: only HQ until someone widens it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_28_key_date_audience"
down_revision = "2026_11_25_second_hours"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; dates that everyone could read become HQ-only until someone reviews them."""
    internal = sa.Column("shown_to", sa.Text, nullable=False, server_default=sa.text("'internal'"))
    op.add_column("key_date", internal)


def downgrade() -> None:
    """Drop the column."""
    op.drop_column("key_date", "shown_to")
