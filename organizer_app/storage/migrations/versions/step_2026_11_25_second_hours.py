"""Let people choose the second of two repeated hours on the night when clocks go back."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_25_second_hours"
down_revision = "2026_11_25_steps_by_fact"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns; existing times mean the first hour."""
    for name in ("starts_second", "ends_second"):
        first = sa.Column(name, sa.Boolean, nullable=False, server_default=sa.false())
        op.add_column("city_action", first)


def downgrade() -> None:
    """Drop the columns."""
    for name in ("ends_second", "starts_second"):
        op.drop_column("city_action", name)
