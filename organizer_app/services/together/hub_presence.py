"""Seals what is being edited here for the members of the hub, and opens what they tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.merging.merge_problems import ChangesRefused, Refusal
from organizer_app.domain.merging.presence import Attendance, Present
from organizer_app.exchange.bundles.envelope import opened
from organizer_app.exchange.bundles.hub_content import (
    ContentKind,
    content_of,
    presence_bytes,
    read_content,
    read_presence,
)
from organizer_app.exchange.bundles.laptop_keys import LaptopKeys
from organizer_app.services.together.hub_exchange import sealed_for_hub
from organizer_app.services.together.hub_place import place
from organizer_app.services.together.members import members, own_keys
from organizer_app.storage.plan_format import FORMAT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.domain.merging.presence import Spot
    from organizer_app.services.plan.workspace import Workspace


def sealed_presence(workspace: Workspace, *, spot: Spot) -> bytes:
    """Return a note of what is being edited here, which only members can read.

    A laptop with a part of the plan leaves none: it has no key that all of them have.

    Raises:
        NoHub: the plan has joined none.
    """
    if place(workspace).is_part:
        return b""
    content = content_of(ContentKind.PRESENCE, presence_bytes(spot))
    return sealed_for_hub(content, own_keys(workspace), place(workspace).keys)


def opened_presence(workspace: Workspace, *, notes: Sequence[tuple[str, bytes]]) -> tuple[Present, ...]:
    """Return who is there, by name; a note that cannot be believed is left out.

    Args:
        workspace: the plan.
        notes: the key of a member and the note it has left.

    Raises:
        NoHub: the plan has joined none.
    """
    own, keys = own_keys(workspace), place(workspace).keys
    known = {each.sign_key: each.name for each in members(workspace) if not each.is_revoked}
    found = []
    for sign_key, note in notes:
        try:
            content = _content(note, [LaptopKeys(own.sign, each) for each in reversed(keys)], known, sign_key)
            found.append(Present(sign_key, known[sign_key], read_presence(content)))
        except ChangesRefused:
            continue
    return tuple(sorted(found, key=lambda each: (each.name, each.sign_key)))


def attendance(workspace: Workspace, *, notes: Sequence[tuple[str, bytes]] | None) -> Attendance:
    """Return who of the team is there and who is not.

    Members with a part of the plan are neither: they leave no note, and see none.

    Args:
        workspace: the plan.
        notes: the key of a member and the note it has left; None while the hub is away.

    Raises:
        NoHub: the plan has joined none.
    """
    if place(workspace).is_part:
        return Attendance(is_away=notes is None)
    present = opened_presence(workspace, notes=notes or ())
    seen = {each.sign_key for each in present}
    absent = tuple(
        each.name
        for each in members(workspace)
        if not (each.is_revoked or each.is_regional or each.sign_key in seen)
    )
    return Attendance(present, absent, notes is None)


def _content(note: bytes, keys: Sequence[LaptopKeys], known: dict[str, str], sign_key: str) -> bytes:
    """Return what a member's note says, opened with the newest key that fits."""
    for each in keys:
        try:
            found = opened(note, each, senders=known, reader=FORMAT)
        except ChangesRefused as refused:
            if refused.reason is not Refusal.NOT_FOR_HERE:
                raise
            continue
        kind, payload = read_content(found.content)
        if found.sender != sign_key or kind is not ContentKind.PRESENCE:
            raise ChangesRefused(Refusal.BAD_SIGNATURE)
        return payload
    raise ChangesRefused(Refusal.NOT_FOR_HERE)
