"""Add the lists that a plan imports, and what each of their rows said last."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_28_import_sources"
down_revision = "2026_11_28_merging"
branch_labels = None
depends_on = None

_TABLES = {
    "import_source": ("name", "file_name", "headings", "column_map"),
    "imported_rows": ("import_source_id", "rows", "report"),
}


def upgrade() -> None:
    """Create both tables, empty: what earlier imports read is known from the log alone."""
    for name, texts in _TABLES.items():
        table = op.create_table(
            name,
            sa.Column("id", sa.Text, primary_key=True),
            sa.Column("version", sa.BigInteger, nullable=False),
            sa.Column("created_at", sa.Text),
            sa.Column("updated_at", sa.Text),
            sa.Column("source_system", sa.Text, nullable=False),
            sa.Column("external_id", sa.Text, nullable=False),
            sa.Column("hidden", sa.Boolean, nullable=False),
            *(sa.Column(text, sa.Text, nullable=False) for text in texts),
            sa.Column("born_origin", sa.BigInteger, nullable=False),
            sa.Column("born_sequence", sa.BigInteger, nullable=False),
        )
        keys, imported = ["source_system", "external_id"], table.c.external_id != ""
        op.create_index(
            f"ix_{name}_external_id", name, keys, sqlite_where=imported, postgresql_where=imported
        )
    op.create_index("ix_imported_rows_import_source_id", "imported_rows", ["import_source_id"])


def downgrade() -> None:
    """Drop both tables."""
    for name in _TABLES:
        op.drop_table(name)
