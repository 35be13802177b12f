"""Leaves at the hub, for each laptop that is sent a part of the plan only, its part sealed for it alone.

Such a laptop never has the key that the others share. A sender leaves each of them their part
of it in the same transaction, and all of their part again when more of what is here belongs to it. So every
desk looks after what itself has made, and knows from the others' messages what these have looked after.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.merging.extents import WHOLE, MemberRole
from organizer_app.domain.merging.members import Member
from organizer_app.domain.merging.withholding import without_secrets
from organizer_app.exchange.bundles.envelope import PADDED_LIVE, sealed
from organizer_app.exchange.bundles.hub_content import (
    ContentKind,
    IntroducedMember,
    IntroducedPart,
    content_of,
    member_bytes,
)
from organizer_app.exchange.bundles.step_lines import step_lines
from organizer_app.services.together.checkpoints import with_checkpoints
from organizer_app.services.together.exchanging import highest, own_extents
from organizer_app.services.together.hub_place import HubPart
from organizer_app.services.together.member_sights import MemberSights
from organizer_app.services.together.members import members, own_keys
from organizer_app.storage.hub.hub_link import NewSegment

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from organizer_app.domain.merging.extents import Extent
    from organizer_app.domain.merging.steps import StepBundle, Vector
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.services.together.hub_place import HubPlace


class PartsLeft(NamedTuple):
    """The sealed parts to leave at the hub, and where every part is with them."""

    segments: tuple[NewSegment, ...]
    parts: Mapping[str, HubPart]


def parts_to_leave(workspace: Workspace, found: HubPlace, now: Vector) -> PartsLeft:
    """Return what laptops with a part of the plan lack of it at the hub.

    Args:
        workspace: the plan.
        found: its place at the hub.
        now: what is here.
    """
    if not found.parts:
        return PartsLeft((), {})
    known = {each.sign_key: each for each in members(workspace) if not each.is_revoked}
    sights = MemberSights(workspace)
    segments: list[NewSegment] = []
    parts: dict[str, HubPart] = {}
    for sign_key, part in found.parts.items():
        member = known.get(sign_key)
        if member is not None:
            segment, parts[sign_key] = _left(workspace, sights, member, part, now)
            segments += [segment] if segment is not None else []
    return PartsLeft(tuple(segments), parts)


def _left(
    workspace: Workspace, sights: MemberSights, member: Member, part: HubPart, now: Vector
) -> tuple[NewSegment | None, HubPart]:
    code = code_of(member.given)
    if part.code == code and dict(part.vector) == dict(now):
        return None, part
    is_more = part.code != code or _sight(sights, member, part.vector) != part.sight
    since = {} if is_more else highest(part.vector, part.served)
    own = {member.origin: now[member.origin]} if member.origin in now else {}
    bundle = part_for(workspace, member, since={**since, **own}, sights=sights)
    # What is held back until its laptop has signed it is still to come.
    reached = {**bundle.vector, **own}
    left = HubPart(code, reached, _sight(sights, member, reached), {})
    return (sealed_part(workspace, member, bundle) if bundle.steps else None), left


def part_for(workspace: Workspace, member: Member, *, since: Vector, sights: MemberSights) -> StepBundle:
    """Return the steps that somebody lacks, without what the member is not sent."""
    bundle = sights.steps(since)
    is_part = member.given.role is not MemberRole.DESK
    if is_part:
        bundle = without_secrets(bundle, sights.of(member).shows)
    else:
        bundle = replace(bundle, extents=own_extents(workspace))
    bundle = with_checkpoints(workspace, bundle, is_part=is_part)
    return replace(bundle, names={**bundle.names, bundle.sender: workspace.author or bundle.sender[:8]})


def sealed_part(workspace: Workspace, member: Member, bundle: StepBundle) -> NewSegment:
    """Return steps sealed for one laptop."""
    content = content_of(ContentKind.STEPS, step_lines(bundle))
    return sealed_for_one(workspace, member, content, min_reader=bundle.min_reader)


def sealed_for_one(
    workspace: Workspace, member: Member, content: bytes, *, min_reader: int = 1
) -> NewSegment:
    """Return content sealed for one laptop."""
    own = own_keys(workspace)
    file = sealed(content, own, recipients=[member.seal_key], min_reader=min_reader, padded=PADDED_LIVE)
    return NewSegment(file, reader=member.sign_key)


def first_part(member: Member, vector: Vector, sights: MemberSights) -> HubPart:
    """Return the part of a laptop that was left everything it may see here."""
    return HubPart(code_of(member.given), dict(vector), _sight(sights, member, vector), {})


def part_told(part: IntroducedPart) -> HubPart:
    """Return the part of a laptop that another desk has let in and looked after so far."""
    return HubPart(code_of(part.extent), {}, "", dict(part.vector))


def with_served(parts: Mapping[str, HubPart], served: Iterable[str], reached: Vector) -> dict[str, HubPart]:
    """Return the parts after a desk has left some laptops theirs of what it sent."""
    looked_after = frozenset(served)
    return {
        key: replace(part, served=highest(part.served, reached)) if key in looked_after else part
        for key, part in parts.items()
    }


def tell_parts(workspace: Workspace, found: HubPlace, kind: ContentKind, payload: bytes) -> list[NewSegment]:
    """Return a notice, such as who joined, for each laptop that cannot open those for all."""
    content = content_of(kind, payload)
    return [
        sealed_for_one(workspace, each, content)
        for each in members(workspace)
        if each.sign_key in found.parts and not each.is_revoked
    ]


def introduced(member: Member) -> bytes:
    """Return a laptop as the payload of an introduction."""
    return member_bytes(introduced_member(member))


def introduced_member(member: Member) -> IntroducedMember:
    """Return the public side of a laptop."""
    return IntroducedMember(member.name, member.sign_key, member.seal_key, member.origin)


def introduced_parts(workspace: Workspace, found: HubPlace) -> tuple[IntroducedPart, ...]:
    """Return the laptops with a part of the plan, for a new desk."""
    return tuple(
        IntroducedPart(
            introduced_member(each),
            each.given,
            highest(found.parts[each.sign_key].vector, found.parts[each.sign_key].served),
        )
        for each in members(workspace)
        if each.sign_key in found.parts and not each.is_revoked
    )


def member_met(
    told: IntroducedMember, at: datetime, keys: Mapping[str, str], extent: Extent = WHOLE
) -> Member:
    """Return the member that a desk has let in.

    Args:
        told: what the desk says of it; nobody can be introduced as a laptop that has another key.
        at: when.
        keys: by the id of each known laptop, its key.
        extent: what it is sent.
    """
    is_right = keys.get(told.origin, told.sign_key) == told.sign_key
    origin = told.origin if is_right else ""
    return Member(told.sign_key, told.name, told.seal_key, at, origin=origin, extent=extent)


def code_of(given: Extent) -> str:
    """Return the same text for the same part of a plan."""
    return f"{given.role.value}:{';'.join(sorted(area.casefold() for area in given.areas))}"


def _sight(sights: MemberSights, member: Member, vector: Vector) -> str:
    # A member who may see all cities comes by no other record later.
    return sights.digest([member], vector) if member.given.areas and vector else ""
