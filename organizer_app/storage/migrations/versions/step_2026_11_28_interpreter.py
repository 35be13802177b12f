"""Add the languages that need an interpreter to city actions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_28_interpreter"
down_revision = "2026_11_28_key_date_audience"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; it is unknown for existing actions."""
    op.add_column("city_action", sa.Column("interpreter", sa.Text, nullable=False, server_default=""))


def downgrade() -> None:
    """Drop the column."""
    op.drop_column("city_action", "interpreter")
