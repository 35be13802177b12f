"""Names the tables of the hub, as its migration steps make them.

`segment` holds what members sent, sealed and never changed; `member` their public keys, `acknowledgement` up
to which segment each has everything, and `presence` a sealed note of who is editing what. A plan has a random
name there, which nothing else tells. What the hub learns is in `SECURITY.md`.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import ColumnElement, Text, column, literal_column, table

SCHEMA: Final = "organizer_hub"
# What the names of the logins of laptops begin with.
LOGIN_PREFIX: Final = "organizer_"
# Every login of a laptop is a member of this role, which has all the rights that it needs.
MEMBER_ROLE: Final = "organizer_hub_member"
# What this version reads and writes, and the oldest version of the tables that it gets on with.
HUB_FORMAT: Final = 2
OLDEST_HUB: Final = 1

FORMAT: Final = table("format", column("format"), column("min_reader"), column("min_writer"), schema=SCHEMA)
PLAN: Final = table("plan", *map(column, ("id", "pruned_to", "created_at")), schema=SCHEMA)
MEMBER: Final = table(
    "member",
    *map(column, ("plan", "id", "login", "seal_key", "role", "revoked_at", "joined_at")),
    schema=SCHEMA,
)
# How the hub calls the plan of the login that asks; empty for a stranger.
OWN_PLAN: Final[ColumnElement[str]] = literal_column(
    "coalesce((SELECT plan FROM organizer_hub.own_members() WHERE revoked_at IS NULL), '')", Text
)
SEGMENT: Final = table(
    "segment",
    *map(column, ("plan", "number", "member", "reader", "first_sequence", "last_sequence", "content")),
    column("received_at"),
    schema=SCHEMA,
)
ACKNOWLEDGEMENT: Final = table(
    "acknowledgement", *map(column, ("plan", "member", "number", "at")), schema=SCHEMA
)
PRESENCE: Final = table("presence", *map(column, ("plan", "member", "content", "at")), schema=SCHEMA)
