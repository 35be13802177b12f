"""Makes a hub for a team, lets laptops in and out, and says how it stands."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.merging.hub_address import hub_address
from organizer_app.domain.merging.hub_problems import HubJoined, InvitationUnreadable
from organizer_app.domain.merging.members import Member
from organizer_app.domain.merging.merge_problems import ChangesRefused, PartAtHub
from organizer_app.environment.new_files import built_beside
from organizer_app.exchange.bundles.envelope import opened, sealed
from organizer_app.exchange.bundles.hub_content import (
    ContentKind,
    IntroducedMember,
    IntroducedPart,
    Invitation,
    content_of,
    departure_bytes,
    invitation_bytes,
    keys_bytes,
    part_bytes,
    read_invitation,
)
from organizer_app.exchange.bundles.laptop_keys import new_opening_key
from organizer_app.exchange.bundles.step_lines import step_lines
from organizer_app.services.together import hub_exchange, hub_parts, merging
from organizer_app.services.together.checkpoints import with_checkpoints
from organizer_app.services.together.exchanging import read
from organizer_app.services.together.hub_parts import introduced, introduced_member
from organizer_app.services.together.hub_place import (
    HubPlace,
    enter_place,
    forget_place,
    has_hub,
    keep_place,
    link,
    place,
)
from organizer_app.services.together.members import members, named, own_keys, revoke
from organizer_app.storage.hub.hub_administration import HubOwner
from organizer_app.storage.hub.hub_link import NewSegment
from organizer_app.storage.members import put_member
from organizer_app.storage.plan_format import FORMAT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from organizer_app.domain.merging.exchange_books import HubLive
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.hub.hub_administration import Login
    from organizer_app.storage.hub.hub_link import HubLink, HubMember, HubSize
    from organizer_app.storage.reader import Reader

_DESK: Final = "desk"
_REGIONAL: Final = "regional"


class HubStatus(NamedTuple):
    """How a plan stands with its hub.

    Attributes:
        host: where it is; empty for this computer.
        waiting: number of steps here that the hub lacks.
        arriving: whether the hub has segments that are not here.
        is_pruned: whether segments were removed that never arrived here.
        size: how much the hub holds.
        members: the other laptops by name, each with what the hub knows of it, or None.
    """

    host: str
    waiting: int
    arriving: bool
    is_pruned: bool
    size: HubSize
    members: tuple[tuple[Member, HubMember | None], ...]

    @property
    def seeing_too_much(self) -> frozenset[str]:
        """Keys of regional members who came in before they were, and have the key to all that is sent."""
        return frozenset(
            member.sign_key
            for member, told in self.members
            if member.is_regional and told is not None and told.role == _DESK and not told.is_revoked
        )


def create(workspace: Workspace, *, address: str, password: str = "") -> str:
    """Make the hub's tables if need be, and let the plan and this laptop in; return where the hub is.

    A plan that has joined this hub already stays as it is; only the tables are brought up to date.

    Args:
        workspace: the plan.
        address: of a PostgreSQL database whose login may make roles and schemas.
        password: of that login; it is not kept.

    Raises:
        HubJoined: the plan has another hub.
        HubAddressRefused, HubRefused: nothing was changed.
    """
    wanted = hub_address(address)
    if has_hub(workspace):
        if place(workspace).address.logging_in_as("") != wanted.logging_in_as(""):
            raise HubJoined
        with _owner(address, password) as owner:
            owner.make()
        return wanted.host
    with _owner(address, password) as owner:
        owner.make()
        own = own_keys(workspace)
        login = owner.put_member(workspace.plan_id, own.sign_key, own.seal_key, _DESK)
    found = wanted.logging_in_as(login.name)
    sent = merging.vector(workspace)
    enter_place(workspace, HubPlace(found, login.password, (new_opening_key(),), 0, sent))
    return wanted.host


def invite(workspace: Workspace, *, address: str, password: str = "", name: str, out: Path) -> Member:
    """Let a member use the hub: introduce it to the others, leave it its plan, write an invitation.

    The invitation is sealed for that laptop. It starts from what is on the hub then, and need not have any of
    the plan. A member with a part of the plan gets that part, and no key to what the others send; if it had
    one, the others get a new key.

    Args:
        workspace: the plan, which has joined the hub.
        address: of the hub, with a login that may make roles.
        password: of that login; it is not kept.
        name: of a member whose words were compared.
        out: the new file.

    Raises:
        UnknownMember, NoHub: there is no such member, or no hub.
        PartAtHub: this laptop is sent a part of the plan only.
        HubAddressRefused, HubRefused, PlanExists, CannotWrite: there is no invitation.
    """
    member = named(workspace, name)
    with _linked(workspace) as at_hub, built_beside(out) as draft:
        hub_exchange.exchange(workspace, link=at_hub)
        had_keys = any(
            each.key == member.sign_key and each.role == _DESK and not each.is_revoked
            for each in at_hub.members()
        )
        with _owner(address, password) as owner:
            role = _REGIONAL if member.is_regional else _DESK
            login = owner.put_member(workspace.plan_id, member.sign_key, member.seal_key, role)
        if member.is_regional:
            told = _introduce_part(workspace, at_hub, member, login)
            if had_keys:
                _change_keys(workspace, at_hub)
        else:
            told = _introduce(workspace, at_hub, member, login)
        sealed_told = sealed(
            invitation_bytes(told), own_keys(workspace), recipients=[member.seal_key], min_reader=1
        )
        draft.write_bytes(sealed_told)
    return member


def _introduce(workspace: Workspace, at_hub: HubLink, member: Member, login: Login) -> Invitation:
    """Tell the others of a new member, leave it all of the plan, and return what it has to know."""
    own, found = own_keys(workspace), place(workspace)
    bundle = with_checkpoints(workspace, merging.steps_for(workspace, since={}))
    payload = introduced(member)
    introduction = content_of(ContentKind.INTRODUCTION, payload)
    snapshot = sealed(
        content_of(ContentKind.STEPS, step_lines(bundle)),
        own,
        recipients=[member.seal_key],
        min_reader=bundle.min_reader,
    )
    at_hub.send(
        [
            NewSegment(hub_exchange.sealed_for_hub(introduction, own, found.keys)),
            NewSegment(snapshot, reader=member.sign_key),
            *hub_parts.tell_parts(workspace, found, ContentKind.INTRODUCTION, payload),
        ]
    )
    kept = {key: each for key, each in found.parts.items() if key != member.sign_key}
    found = replace(found, parts=kept)
    keep_place(workspace, found)
    return Invitation(
        str(found.address.logging_in_as(login.name)),
        login.password,
        found.keys,
        _desks(workspace, but=member.sign_key),
        found.number,
        bundle.vector,
        hub_parts.introduced_parts(workspace, found),
    )


def _introduce_part(workspace: Workspace, at_hub: HubLink, member: Member, login: Login) -> Invitation:
    """Do the same for a member with a part of the plan."""
    own, found = own_keys(workspace), place(workspace)
    bundle = hub_parts.part_for(workspace, member, since={})
    told = IntroducedPart(introduced_member(member), member.given, bundle.vector)
    introduction = content_of(ContentKind.PART, part_bytes(told))
    at_hub.send(
        [
            NewSegment(hub_exchange.sealed_for_hub(introduction, own, found.keys)),
            hub_parts.sealed_part(workspace, member, bundle),
        ]
    )
    part = hub_parts.first_part(workspace, member, bundle.vector)
    keep_place(workspace, replace(found, parts={**found.parts, member.sign_key: part}))
    return Invitation(
        str(found.address.logging_in_as(login.name)),
        login.password,
        (),
        _desks(workspace, but=member.sign_key),
        found.number,
        bundle.vector,
    )


def _desks(workspace: Workspace, *, but: str) -> tuple[IntroducedMember, ...]:
    present = [each for each in members(workspace) if not each.is_revoked and each.sign_key != but]
    return tuple(introduced_member(each) for each in present if not each.is_regional)


def join(workspace: Workspace, *, invitation: Path) -> int:
    """Join the hub of an invitation; return how many members it introduces.

    What the hub holds comes with the next exchange.

    Raises:
        HubJoined: the plan has a hub already.
        CannotRead, InvitationUnreadable, ChangesRefused: it is none for this laptop; nothing was changed.
    """
    if has_hub(workspace):
        raise HubJoined
    known = {each.sign_key: each.name for each in members(workspace) if not each.is_revoked}
    own = own_keys(workspace)
    found = opened(read(invitation), own, senders=known, reader=FORMAT)
    try:
        told = read_invitation(found.content)
    except ChangesRefused as refused:
        raise InvitationUnreadable from refused
    strangers = [
        Member(each.sign_key, each.name, each.seal_key, workspace.clock())
        for each in told.members
        if each.sign_key not in known and each.sign_key != own.sign_key
    ]
    parts = {each.member.sign_key: each for each in told.parts if each.member.sign_key != own.sign_key}
    strangers += [
        hub_parts.member_of_part(workspace, each) for key, each in parts.items() if key not in known
    ]

    def write(reader: Reader) -> None:
        for member in strangers:
            put_member(reader.connection, member)

    workspace.keep_aside(write)
    # What the inviter had is on the hub, or in what it left there for this laptop.
    enter_place(
        workspace,
        HubPlace(
            hub_address(told.address),
            told.password,
            told.keys,
            told.number,
            told.vector,
            parts={key: hub_parts.part_told(each) for key, each in parts.items()},
        ),
    )
    return len(strangers)


def expel(workspace: Workspace, *, address: str, password: str = "", name: str) -> Member:
    """Let a member use the hub no more, and seal everything from now on with a key that it never had.

    Raises:
        UnknownMember, NoHub: there is no such member, or no hub.
        PartAtHub: this laptop is sent a part of the plan only.
        HubAddressRefused, HubRefused: nothing was changed.
    """
    member = named(workspace, name)
    with _linked(workspace) as at_hub:
        hub_exchange.exchange(workspace, link=at_hub)
        with _owner(address, password) as owner:
            owner.revoke(workspace.plan_id, member.sign_key)
        revoked = revoke(workspace, name=name)
        own, found = own_keys(workspace), place(workspace)
        payload = departure_bytes(member.sign_key, revoked.revoked or {})
        gone = content_of(ContentKind.DEPARTURE, payload)
        told = NewSegment(hub_exchange.sealed_for_hub(gone, own, found.keys))
        others = hub_parts.tell_parts(workspace, found, ContentKind.DEPARTURE, payload)
        _change_keys(workspace, at_hub, told, *others)
    return revoked


def _change_keys(workspace: Workspace, at_hub: HubLink, *told: NewSegment) -> None:
    """Seal everything from now on with a new key, for members who are sent all of the plan.

    Args:
        workspace: the plan.
        at_hub: the hub.
        told: what is sent with it.
    """
    found = place(workspace)
    keys = (*found.keys, new_opening_key())
    renewed = content_of(ContentKind.KEYS, keys_bytes(keys))
    desks = [
        each
        for each in members(workspace)
        if not (each.is_revoked or each.is_regional or each.sign_key in found.parts)
    ]
    at_hub.send([*told, *(hub_parts.sealed_for_one(workspace, each, renewed) for each in desks)])
    keep_place(workspace, replace(found, keys=keys))


def prune(workspace: Workspace, *, address: str, password: str = "", before: datetime | None = None) -> int:
    """Remove from the hub what every member has; return the number of segments.

    Args:
        workspace: the plan.
        address: of the hub, with the owner's login.
        password: of that login.
        before: give up on members who were not there since then; they need a file of changes afterwards.
    """
    with _owner(address, password) as owner:
        return owner.prune(workspace.plan_id, before=before)


class HubQuestion(NamedTuple):
    """What the plan says of its hub; `answered` asks the hub itself, without the plan.

    Attributes:
        at_hub: the connection, not begun.
        host: where the hub is.
        number: the newest segment that is here.
        complete_to: up to which segment nothing is missing here.
        waiting: number of steps here that the hub lacks.
        members: the other laptops by name.
        live: how the hub is followed.
    """

    at_hub: HubLink
    host: str
    number: int
    complete_to: int
    waiting: int
    members: tuple[Member, ...]
    live: HubLive


def question(workspace: Workspace) -> HubQuestion:
    """Return what has to be known of the plan to ask how it stands with its hub; the network is not used.

    Raises:
        NoHub: it has joined none.
    """
    found = place(workspace)
    waiting = len(hub_exchange.new_steps(workspace, found).steps)
    known = members(workspace)
    numbers = (found.number, found.complete_to)
    return HubQuestion(link(workspace), found.address.host, *numbers, waiting, known, workspace.hub)


def status(workspace: Workspace) -> HubStatus:
    """Return how the plan stands with its hub.

    Raises:
        NoHub: it has joined none.
        HubRefused: the hub cannot be asked now.
    """
    return answered(question(workspace))


def answered(asked: HubQuestion) -> HubStatus:
    """Return how a plan stands with its hub; it may wait for the network, and needs nothing of the plan.

    Raises:
        HubRefused: the hub cannot be asked now.
    """
    at_hub = asked.at_hub
    try:
        at_hub.check()
        told = {each.key: each for each in at_hub.members()}
        size = at_hub.size()
        is_pruned = at_hub.pruned_to() > asked.complete_to
        arriving = at_hub.has_after(asked.number)
    finally:
        at_hub.close()
    listed = tuple((each, told.get(each.sign_key)) for each in asked.members)
    return HubStatus(asked.host, asked.waiting, arriving, is_pruned, size, listed)


def leave(workspace: Workspace) -> None:
    """Forget the hub; what is there and in the plan stays.

    Raises:
        NoHub: the plan has joined none.
    """
    forget_place(workspace)


@contextmanager
def _linked(workspace: Workspace) -> Iterator[HubLink]:
    if place(workspace).is_part:
        raise PartAtHub
    at_hub = link(workspace)
    try:
        yield at_hub
    finally:
        at_hub.close()


@contextmanager
def _owner(address: str, password: str) -> Iterator[HubOwner]:
    owner = HubOwner(hub_address(address), password)
    try:
        yield owner
    finally:
        owner.close()
