"""Keep what merging needs: what each step had seen, who brought it, members, and parts of newer versions."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from alembic import op

revision = "2026_11_28_merging"
down_revision = "2026_11_28_heads"
branch_labels = None
depends_on = None

_EDIT = sa.table(
    "edit", *map(sa.column, ("id", "kind", "undoes", "first_sequence", "changes", "seen", "brought_by"))
)
_CHANGE = sa.table("change", *map(sa.column, ("edit_id", "operation", "after")))
_HEAD = sa.table("head", *map(sa.column, ("heads", "contested", "erased")))
_TEXTS: Final = {
    "newer_change": ("edit_id", "noun", "record_id", "operation", "after", "before", "parents"),
    "member": (
        "name", "role", "scope", "origin", "seal_key", "compared", "revoked", "heard", "sent_at", "heard_at",
    ),
    "segment": ("member", "taken_at"),
}  # fmt: skip


def upgrade() -> None:
    """Add columns and tables; an erasure gets an operation of its own."""
    for name in ("seen", "brought_by"):
        op.add_column("edit", sa.Column(name, sa.Text, nullable=False, server_default=sa.text("''")))
    op.add_column("edit", sa.Column("chain", sa.LargeBinary))
    op.create_index("ix_edit_origin", "edit", ["origin", "first_sequence"])
    op.create_table(
        "newer_change",
        sa.Column("origin", sa.BigInteger, nullable=False),
        sa.Column("sequence", sa.BigInteger, nullable=False),
        sa.Column("lamport", sa.BigInteger, nullable=False),
        *_texts("newer_change"),
        sa.PrimaryKeyConstraint("origin", "sequence"),
    )
    op.create_table("erased_print", sa.Column("print", sa.Text, primary_key=True))
    for table in ("member", "segment"):
        op.create_table(table, sa.Column("id", sa.Text, primary_key=True), *_texts(table))
    connection = op.get_bind()
    erasing = sa.select(_EDIT.c.id).where(_EDIT.c.kind == "erased_person")
    emptied = (_CHANGE.c.operation == "D") & (_CHANGE.c.after == "{}") & _CHANGE.c.edit_id.in_(erasing)
    connection.execute(sa.update(_CHANGE).where(emptied).values(operation="X"))
    # Nothing can change an erased record any more, so its fields stand on nothing.
    connection.execute(sa.update(_HEAD).where(_HEAD.c.erased).values(heads="{}", contested=""))
    # A step without any change shared its number with the next one; without a number it does not travel.
    connection.execute(sa.update(_EDIT).where(_EDIT.c.changes == 0).values(first_sequence=0))


def downgrade() -> None:
    """Drop them; an erasure is a removal without content again."""
    connection = op.get_bind()
    connection.execute(sa.update(_CHANGE).where(_CHANGE.c.operation == "X").values(operation="D"))
    for table in ("newer_change", "erased_print", "member", "segment"):
        op.drop_table(table)
    op.drop_index("ix_edit_origin", "edit")
    for name in ("seen", "brought_by", "chain"):
        op.drop_column("edit", name)


def _texts(table: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in _TEXTS[table]]
