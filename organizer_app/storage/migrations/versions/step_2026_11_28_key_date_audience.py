"""Who reads of a key date: the desk alone, until somebody chooses more."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_28_key_date_audience"
down_revision = "2026_11_25_second_hours"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; dates that everybody read until now are for the desk until somebody looks at them."""
    internal = sa.Column("shown_to", sa.Text, nullable=False, server_default=sa.text("'internal'"))
    op.add_column("key_date", internal)


def downgrade() -> None:
    """Drop the column."""
    op.drop_column("key_date", "shown_to")
