"""Index gates by due day, because every edit checks which are overdue."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_25_gates_by_day"
down_revision = "2026_11_24_whole_plan"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Index only visible gates: fewer than one task in ten is one."""
    gates = sa.and_(sa.column("is_gate").is_(sa.true()), sa.column("hidden").is_(sa.false()))
    op.create_index("ix_task_gate", "task", ["due_on", "status"], sqlite_where=gates, postgresql_where=gates)


def downgrade() -> None:
    """Drop the index."""
    op.drop_index("ix_task_gate", "task")
