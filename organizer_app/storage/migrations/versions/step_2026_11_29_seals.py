"""Seal the steps of this laptop from now on; those that were made before stay as they are."""

from __future__ import annotations

import hashlib
import json
import secrets

import sqlalchemy as sa
from alembic import op

revision = "2026_11_29_seals"
down_revision = "2026_11_29_lessons"
branch_labels = None
depends_on = None

_META = sa.table("meta", *map(sa.column, ("key", "value")))
_ORIGIN = sa.table("origin", *map(sa.column, ("id", "number", "sequence")))
_MEMBER = sa.table("member", sa.column("id"))
_EDIT = sa.table("edit", sa.column("chain"))
_CHECKPOINT = sa.table(
    "checkpoint", *map(sa.column, ("origin", "sequence", "chain", "sealed_from", "sign_key", "signature"))
)
_SECRET_BYTES = 32
_CHAIN_BYTES = 20


def upgrade() -> None:
    """Add the salts of steps, and the checkpoints."""
    op.add_column("edit", sa.Column("salts", sa.Text, nullable=False, server_default=sa.text("''")))
    op.create_table(
        "checkpoint",
        sa.Column("origin", sa.BigInteger, nullable=False),
        sa.Column("sequence", sa.BigInteger, nullable=False),
        sa.Column("chain", sa.LargeBinary, nullable=False),
        sa.Column("sealed_from", sa.BigInteger, nullable=False),
        sa.Column("sign_key", sa.Text, nullable=False),
        sa.Column("signature", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("origin", "sequence"),
    )
    connection = op.get_bind()
    origin = connection.scalar(sa.select(_META.c.value).where(_META.c.key == "origin"))
    found = connection.execute(sa.select(_ORIGIN).where(_ORIGIN.c.id == origin)).one_or_none()
    if found is None:
        return
    kept = json.dumps({"origin": origin, "secret": secrets.token_hex(_SECRET_BYTES)})
    connection.execute(sa.insert(_META).values(key="seal_secret", value=kept))
    if connection.scalar(sa.select(_MEMBER.c.id).limit(1)) is None:
        # Nobody else has its steps, so all of them can be sealed when they are first sent.
        return
    # As `seals.first_chain`: others have the steps up to here without a seal.
    chain = hashlib.blake2b(b"organizer-chain-1\0" + str(origin).encode(), digest_size=_CHAIN_BYTES).digest()
    begins = {"origin": found.number, "sequence": found.sequence, "sealed_from": found.sequence + 1}
    nobody = {"sign_key": "", "signature": b""}
    connection.execute(sa.insert(_CHECKPOINT).values(**begins, chain=chain, **nobody))


def downgrade() -> None:
    """Drop them."""
    op.drop_table("checkpoint")
    op.drop_column("edit", "salts")
    connection = op.get_bind()
    connection.execute(sa.update(_EDIT).values(chain=None))
    connection.execute(sa.delete(_META).where(_META.c.key == "seal_secret"))
