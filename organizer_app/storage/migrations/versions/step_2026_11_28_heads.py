"""Keep the changes that each field stands on as rows, so that an edit need not read a record's history."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from alembic import op

if TYPE_CHECKING:
    from collections.abc import Sequence

revision = "2026_11_28_heads"
down_revision = "2026_11_28_interpreter"
branch_labels = None
depends_on = None

_BATCH = 500
_CHANGE = sa.table(
    "change",
    *map(sa.column, ("origin", "sequence", "lamport", "noun", "record_id", "operation", "after", "parents")),
)
_ORIGIN = sa.table("origin", sa.column("number"), sa.column("sequence"))


def upgrade() -> None:
    """Create the table and fill it from the log."""
    head = op.create_table(
        "head",
        sa.Column("record_id", sa.Text, primary_key=True),
        sa.Column("noun", sa.Text, nullable=False),
        sa.Column("heads", sa.Text, nullable=False),
        sa.Column("contested", sa.Text, nullable=False),
        sa.Column("erased", sa.Boolean, nullable=False),
    )
    contested = sa.column("contested") != ""
    op.create_index("ix_head_contested", "head", ["noun"], sqlite_where=contested, postgresql_where=contested)
    connection = op.get_bind()
    # What one laptop wrote, it wrote knowing all it had written before.
    writers = connection.execute(sa.select(_ORIGIN.c.number).where(_ORIGIN.c.sequence > 0)).all()
    is_one_line = len(writers) <= 1
    changed = list(connection.scalars(sa.select(_CHANGE.c.record_id).distinct()))
    for start in range(0, len(changed), _BATCH):
        rows = _heads(connection, changed[start : start + _BATCH], is_one_line=is_one_line)
        connection.execute(sa.insert(head), rows)


def downgrade() -> None:
    """Drop the table; the log holds all of it."""
    op.drop_table("head")


def _heads(
    connection: sa.Connection, record_ids: Sequence[str], *, is_one_line: bool
) -> list[dict[str, Any]]:
    order = (_CHANGE.c.lamport, _CHANGE.c.origin, _CHANGE.c.sequence)
    log = sa.select(_CHANGE).where(_CHANGE.c.record_id.in_(record_ids)).order_by(*order)
    found = connection.execute(log).all()
    nouns = {change.record_id: change.noun for change in found}
    births = {} if is_one_line else _births(connection, nouns)
    heads: dict[str, dict[str, list[str]]] = {record_id: {} for record_id in nouns}
    erased: set[str] = set()
    for change in found:
        after, parents = json.loads(change.after), json.loads(change.parents)
        if change.operation == "D" and not after:
            erased.add(change.record_id)
        known = heads[change.record_id]
        for name in after:
            replaced = parents.get(name, ())
            before = [] if is_one_line else known.get(name, [births[change.record_id]])
            standing = [each for each in before if each not in replaced]
            known[name] = [*standing, f"{change.origin}:{change.sequence}"]
    return [
        _row(record_id, nouns[record_id], heads[record_id], is_erased=record_id in erased)
        for record_id in nouns
    ]


def _births(connection: sa.Connection, nouns: dict[str, str]) -> dict[str, str]:
    births: dict[str, str] = {}
    for noun in sorted(set(nouns.values())):
        born = sa.table(noun, *map(sa.column, ("id", "born_origin", "born_sequence")))
        ids = [record_id for record_id, of in nouns.items() if of == noun]
        for record_id, origin, sequence in connection.execute(sa.select(born).where(born.c.id.in_(ids))):
            births[record_id] = f"{origin}:{sequence}"
    return births


def _row(record_id: str, noun: str, heads: dict[str, list[str]], *, is_erased: bool) -> dict[str, Any]:
    plain = {name: each[0] if len(each) == 1 else each for name, each in heads.items()}
    return {
        "record_id": record_id,
        "noun": noun,
        "heads": json.dumps(plain, separators=(",", ":")),
        "contested": ",".join(sorted(name for name, each in heads.items() if len(each) > 1)),
        "erased": is_erased,
    }
