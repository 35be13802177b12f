"""Define every table of a plan: one per noun, from its record type, plus journal, summary and meta."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    and_,
    text,
)
from sqlalchemy.schema import CreateIndex, CreateTable

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.model.nouns import RECORD_TYPES
from organizer_app.storage.codecs import FieldCodec, codec_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection
    from sqlalchemy.schema import DDLElement
    from sqlalchemy.types import TypeEngine

_METADATA = MetaData()
# Texts that create the tables, by database: SQLAlchemy would compile them again for every new plan.
_DEFINITIONS: dict[str, tuple[str, ...]] = {}

_COLUMN_TYPES: Mapping[type, type[TypeEngine[Any]]] = {
    str: Text,
    int: BigInteger,
    float: Float,
    bool: Boolean,
}

# Columns by which records are looked up.
_INDEXED = frozenset(
    {
        "campaign_id", "mobilization_id", "place_id", "city_action_id", "organization_id", "person_id",
        "template_id", "release_id", "import_source_id",
    }
)  # fmt: skip


def _column(field: FieldCodec) -> Column[Any]:
    is_id = field.name == "id"
    return Column(field.name, _COLUMN_TYPES[field.plain_type], primary_key=is_id, nullable=field.nullable)


# The change and origin that created the row. The row itself is that change's image, minus the values that
# later changes replaced, so an insert needs no entry in `change`.
BORN = ("born_origin", "born_sequence")


def _tracked_table(noun: Noun) -> Table:
    columns = [_column(field) for field in codec_of(RECORD_TYPES[noun]).fields]
    born = [Column(name, BigInteger, nullable=False) for name in BORN]
    table = Table(noun.value, _METADATA, *columns, *born)
    for column in columns:
        if column.name in _INDEXED:
            Index(f"ix_{noun.value}_{column.name}", column)
    imported = table.c.external_id != ""
    keys = (table.c.source_system, table.c.external_id)
    # Its engine adds PostgreSQL's condition: naming it here would import that dialect for a file too.
    Index(f"ix_{noun.value}_external_id", *keys, sqlite_where=imported)
    if noun is Noun.TASK:
        # Every edit checks which gates are overdue, and fewer than one task in ten is a gate.
        gates = and_(table.c.is_gate.is_(True), table.c.hidden.is_(False))
        Index("ix_task_gate", table.c.due_on, table.c.status, sqlite_where=gates)
    return table


class _Tracked(Mapping[Noun, Table]):
    """The table of each noun, built on first use: building all takes half the time of an empty window."""

    def __getitem__(self, noun: Noun) -> Table:
        return table_of(noun)

    def __iter__(self) -> Iterator[Noun]:
        return iter(Noun)

    def __len__(self) -> int:
        return len(Noun)


TRACKED = _Tracked()

# Facts about the plan itself: format, min_reader, app_version, origin, plan_id.
META = Table("meta", _METADATA, Column("key", Text, primary_key=True), Column("value", Text, nullable=False))

# Every laptop that ever wrote to the plan, with its last sequence and Lamport number. Other tables refer to
# an origin by its `number` in this database; a bundle lists the ids once.
ORIGIN = Table(
    "origin",
    _METADATA,
    Column("id", Text, primary_key=True),
    Column("number", BigInteger, nullable=False),
    Column("name", Text, nullable=False),
    Column("sequence", BigInteger, nullable=False),
    Column("lamport", BigInteger, nullable=False),
)

# One row per user-level step; append-only. `undoes` names the step that this one undoes. Its changes are
# those of its origin from `first_sequence` on: inserts first, then those in `change`. A step without changes
# takes a number too, so that others can ask for it; one whose number is 0 stays on this laptop. `seen` says
# what its laptop knew of others, if that grew since its step before; `brought_by` names the local step that
# took it in from elsewhere. `chain` is its seal, over the one before it on its laptop too, and `salts` opens
# it; both are empty until its laptop seals it, and for good if that was before laptops did.
EDIT = Table(
    "edit",
    _METADATA,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("arguments", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("origin", BigInteger, nullable=False),
    Column("lamport", BigInteger, nullable=False),
    Column("wall_ms", BigInteger, nullable=False),
    Column("undoes", Text, nullable=False),
    Column("first_sequence", BigInteger, nullable=False),
    Column("inserts", BigInteger, nullable=False),
    Column("changes", BigInteger, nullable=False),
    Column("seen", Text, nullable=False, server_default=text("''")),
    Column("brought_by", Text, nullable=False, server_default=text("''")),
    Column("chain", LargeBinary),
    Column("salts", Text, nullable=False, server_default=text("''")),
    Index("ix_edit_lamport", "lamport"),
    Index("ix_edit_undoes", "undoes"),
    Index("ix_edit_origin", "origin", "first_sequence"),
)

# One row per record that an edit changed or hid; append-only. Salts and chain stay empty: whole steps are
# sealed.
CHANGE = Table(
    "change",
    _METADATA,
    Column("origin", BigInteger, nullable=False),
    Column("sequence", BigInteger, nullable=False),
    Column("lamport", BigInteger, nullable=False),
    Column("edit_id", Text, nullable=False),
    Column("noun", Text, nullable=False),
    Column("record_id", Text, nullable=False),
    Column("operation", Text, nullable=False),
    Column("after", Text, nullable=False),
    Column("before", Text, nullable=False),
    Column("parents", Text, nullable=False),
    Column("salts", Text),
    Column("chain", LargeBinary),
    PrimaryKeyConstraint("origin", "sequence"),
    Index("ix_change_record_id", "record_id"),
)

# Which changes the value of each field stands on, for records that were changed since their insert: a field
# without an entry stands on the insert. A field with several was changed on two laptops; `contested` names
# it. Kept, because computing it from `change` reads the whole history of a record for every edit.
HEAD = Table(
    "head",
    _METADATA,
    Column("record_id", Text, primary_key=True),
    Column("noun", Text, nullable=False),
    Column("heads", Text, nullable=False),
    Column("contested", Text, nullable=False),
    Column("erased", Boolean, nullable=False),
)
Index("ix_head_contested", HEAD.c.noun, sqlite_where=HEAD.c.contested != "")

# Steps of other laptops that wait, because something that their laptop had seen has not arrived yet.
CHANGE_PENDING = Table(
    "change_pending",
    _METADATA,
    Column("origin", BigInteger, nullable=False),
    Column("sequence", BigInteger, nullable=False),
    Column("body", Text, nullable=False),
    PrimaryKeyConstraint("origin", "sequence"),
)

# What a newer version wrote and this one cannot read: kinds of records, fields and values that it does not
# know. They travel on unchanged and enter the records after an update.
NEWER_CHANGE = Table(
    "newer_change",
    _METADATA,
    Column("origin", BigInteger, nullable=False),
    Column("sequence", BigInteger, nullable=False),
    Column("lamport", BigInteger, nullable=False),
    *(
        Column(name, Text, nullable=False)
        for name in ("edit_id", "noun", "record_id", "operation", "after", "before", "parents")
    ),
    PrimaryKeyConstraint("origin", "sequence"),
)

# Keyed digests of the names and numbers of erased people: a text that arrives later is cleaned by them.
ERASED_PRINT = Table("erased_print", _METADATA, Column("print", Text, primary_key=True))

# The laptops whose changes this one accepts; the id is their public signing key. Every laptop decides that
# for itself, so the table does not travel. `heard` is the last version vector that the member told; `revoked`
# says up to which changes it is still believed.
MEMBER = Table(
    "member",
    _METADATA,
    Column("id", Text, primary_key=True),
    *(
        Column(name, Text, nullable=False)
        for name in (
            "name", "role", "scope", "origin", "seal_key", "compared", "revoked", "heard", "sent_at",
            "heard_at",
        )
    ),
)  # fmt: skip

# What laptops signed of their steps: up to which number, how they are sealed there, and since which number. A
# row without a key is what the first sealed step of an origin here builds on.
CHECKPOINT = Table(
    "checkpoint",
    _METADATA,
    Column("origin", BigInteger, nullable=False),
    Column("sequence", BigInteger, nullable=False),
    Column("chain", LargeBinary, nullable=False),
    Column("sealed_from", BigInteger, nullable=False),
    Column("sign_key", Text, nullable=False),
    Column("signature", LargeBinary, nullable=False),
    PrimaryKeyConstraint("origin", "sequence"),
)

# Files in shared folders that were taken in, by the digest of their content.
SEGMENT = Table(
    "segment",
    _METADATA,
    Column("id", Text, primary_key=True),
    Column("member", Text, nullable=False),
    Column("taken_at", Text, nullable=False),
)

# Flat rows computed from the records by `action_summaries`; they can be rebuilt at any time.
ACTION_SUMMARY = Table(
    "action_summary",
    _METADATA,
    Column("action_id", Text, primary_key=True),
    Column("version", BigInteger, nullable=False),
    *(
        Column(name, Text, nullable=False)
        for name in (
            "mobilization_id", "place_id", "title", "tactic", "status", "city", "state", "country", "zone",
            "day",
        )
    ),
    *(Column(name, Integer) for name in ("starts", "ends", "starts_utc", "ends_utc")),
    *(
        Column(name, Float)
        for name in ("latitude", "longitude", "usa_x", "usa_y", "world_x", "world_y")
    ),
    Column("readiness", Integer, nullable=False),
    Column("reasons", Text, nullable=False),
    Column("steps_done", Integer, nullable=False),
    Column("steps_total", Integer, nullable=False),
    *(Column(name, Text, nullable=False) for name in ("lead", "backup", "groups", "venue")),
    *(Column(name, BigInteger) for name in ("expected", "count_low", "count_high")),
    Column("facts", Text, nullable=False),
)  # fmt: skip

# A copy of the flat rows in one blob, valid while `lamport` is the newest of the plan; see `packed_rows`.
PACKED_ROWS = Table(
    "packed_rows",
    _METADATA,
    Column("name", Text, primary_key=True),
    Column("lamport", BigInteger, nullable=False),
    Column("packed", LargeBinary, nullable=False),
)


def whole_metadata() -> MetaData:
    """Return the description of every table of a plan."""
    for noun in Noun:
        table_of(noun)
    return _METADATA


def create_tables(connection: Connection) -> None:
    """Create every table of a plan in an empty database."""
    dialect = connection.dialect
    if dialect.name not in _DEFINITIONS:
        tables = whole_metadata().sorted_tables
        indexes = [each for table in tables for each in table.indexes]
        indexes.sort(key=lambda each: str(each.name))
        made: list[DDLElement] = [*map(CreateTable, tables), *map(CreateIndex, indexes)]
        _DEFINITIONS[dialect.name] = tuple(str(each.compile(dialect=dialect)) for each in made)
    for definition in _DEFINITIONS[dialect.name]:
        connection.exec_driver_sql(definition)


@functools.cache
def table_of(noun: Noun) -> Table:
    """Return the table of a noun."""
    return _tracked_table(noun)
