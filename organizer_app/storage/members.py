"""Keep which laptops this one exchanges changes with; the table does not travel."""

from __future__ import annotations

import functools
import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, or_, select

from organizer_app.domain.merging.extents import WHOLE, Extent, MemberRole, role_of
from organizer_app.domain.merging.members import Member
from organizer_app.storage.codecs import decode_moment, encode_moment
from organizer_app.storage.statements import constant_rows, put_rows, update_rows
from organizer_app.storage.tables import MEMBER, SEGMENT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection

    from organizer_app.domain.merging.steps import Vector

_COLUMNS = (
    "id",
    "name",
    "role",
    "scope",
    "origin",
    "seal_key",
    "compared",
    "revoked",
    "heard",
    "sent_at",
    "heard_at",
)


# Asked after every arrival, and mostly there is none.
_WHOLE_SCOPES = ("", json.dumps({"areas": [], "number": 1}))
_PARTS = select(MEMBER.c.id, MEMBER.c.role, MEMBER.c.scope).where(
    MEMBER.c.revoked == "",
    or_(MEMBER.c.role != MemberRole.DESK.value, MEMBER.c.scope.not_in(_WHOLE_SCOPES)),
)
_ALL = select(*(MEMBER.c[name] for name in _COLUMNS)).order_by(MEMBER.c.name, MEMBER.c.id)


def last_of_revoked(connection: Connection) -> dict[str, int]:
    """Return up to which number the changes of revoked members are accepted, by the laptop that made them."""
    last: dict[str, int] = {}
    for each in members_of(connection):
        last |= each.revoked or {}
    return last


def members_of(connection: Connection) -> tuple[Member, ...]:
    """Return the members by name, revoked ones too."""
    return tuple(_member(row) for row in constant_rows(connection, _ALL))


def parts_given(connection: Connection) -> dict[str, Extent]:
    """Return what this laptop has decided of members, as far as it is not all of the plan from the first.

    Revoked ones are left out.
    """
    rows = constant_rows(connection, _PARTS)
    found = {key: _extent(role, json.loads(scope or "{}")) for key, role, scope in rows}
    return {key: each for key, each in found.items() if each != WHOLE}


def put_member(connection: Connection, member: Member) -> None:
    """Add or replace a member."""
    put_rows(connection, MEMBER, _COLUMNS, [_row(member)])


def change_member(connection: Connection, before: Member, after: Member) -> None:
    """Write what differs between two states of a member; a member who is not here stays away.

    A second program may have written the other columns since `before` was read.
    """
    pairs = zip(_COLUMNS, _row(before), _row(after), strict=True)
    changed = {name: new for name, old, new in pairs if new != old}
    if changed:
        update_rows(connection, MEMBER, tuple(changed), [(*changed.values(), after.sign_key)])


def segments_of(connection: Connection) -> dict[str, str]:
    """Return the members whose files were taken in from shared folders, by the digest of each file.

    A file that is of no use has no member.
    """
    return {row.id: row.member for row in connection.execute(select(SEGMENT.c.id, SEGMENT.c.member))}


def last_taken(connection: Connection) -> datetime | None:
    """Return when something of a member was last taken in from a shared folder, UTC, or None."""
    moment = connection.scalar(select(func.max(SEGMENT.c.taken_at)).where(SEGMENT.c.member != ""))
    return decode_moment(moment) if moment else None


def put_segment(connection: Connection, digest: str, member: str, at: datetime) -> None:
    """Note that a file of a shared folder needs no second look."""
    put_rows(connection, SEGMENT, ("id", "member", "taken_at"), [(digest, member, encode_moment(at))])


def _row(member: Member) -> tuple[str, ...]:
    return (
        member.sign_key,
        member.name,
        member.extent.role.value,
        json.dumps({"areas": member.extent.areas, "number": member.extent.number}),
        member.origin,
        member.seal_key,
        encode_moment(member.compared),
        "" if member.revoked is None else json.dumps(dict(member.revoked)),
        json.dumps(dict(member.heard)),
        _moment(member.sent_at),
        _moment(member.heard_at),
    )


def _member(values: Sequence[str]) -> Member:
    row = dict(zip(_COLUMNS, values, strict=True))
    return Member(
        sign_key=row["id"],
        name=row["name"],
        seal_key=row["seal_key"],
        compared=decode_moment(row["compared"]),
        origin=row["origin"],
        revoked=_vector(row["revoked"]) if row["revoked"] else None,
        heard=_vector(row["heard"]),
        sent_at=decode_moment(row["sent_at"]) if row["sent_at"] else None,
        heard_at=decode_moment(row["heard_at"]) if row["heard_at"] else None,
        extent=WHOLE if _is_whole(row) else _extent(row["role"], json.loads(row["scope"] or "{}")),
    )


def _is_whole(row: Mapping[str, str]) -> bool:
    return row["role"] == MemberRole.DESK.value and row["scope"] in _WHOLE_SCOPES


# Each arrival asks for all members, and one of fifty has told more since.
@functools.lru_cache(maxsize=512)
def _vector(text: str) -> Vector:
    vector: Vector = json.loads(text)
    return vector


def _extent(role: str, scope: Mapping[str, Any]) -> Extent:
    return Extent(role_of(role), tuple(scope.get("areas", ())), int(scope.get("number", 1)))


def _moment(at: datetime | None) -> str:
    return "" if at is None else encode_moment(at.astimezone(UTC))
