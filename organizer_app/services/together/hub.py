"""Makes a hub for a team, lets laptops in and out, and says how it stands."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from organizer_app.domain.merging.hub_address import hub_address
from organizer_app.domain.merging.hub_problems import HubJoined, InvitationUnreadable
from organizer_app.domain.merging.members import Member
from organizer_app.domain.merging.merge_problems import ChangesRefused, RegionalAtHub
from organizer_app.environment.new_files import built_beside
from organizer_app.exchange.bundles.envelope import opened, sealed
from organizer_app.exchange.bundles.hub_content import (
    ContentKind,
    IntroducedMember,
    Invitation,
    content_of,
    departure_bytes,
    invitation_bytes,
    keys_bytes,
    member_bytes,
    read_invitation,
)
from organizer_app.exchange.bundles.laptop_keys import new_opening_key
from organizer_app.exchange.bundles.step_lines import step_lines
from organizer_app.services.together import hub_exchange, merging
from organizer_app.services.together.checkpoints import with_checkpoints
from organizer_app.services.together.exchanging import read
from organizer_app.services.together.hub_place import (
    HubPlace,
    enter_place,
    forget_place,
    has_hub,
    keep_place,
    link,
    place,
)
from organizer_app.services.together.hub_turns import at_hub, in_one_go
from organizer_app.services.together.members import known_of, members, named, own_keys, revoke
from organizer_app.storage.hub.hub_administration import HubOwner
from organizer_app.storage.hub.hub_link import NewSegment
from organizer_app.storage.members import put_member
from organizer_app.storage.plan_format import FORMAT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

    from organizer_app.domain.merging.exchange_books import HubLive
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.services.together.hub_turns import Turns
    from organizer_app.storage.hub.hub_administration import Login
    from organizer_app.storage.hub.hub_link import HubLink, HubMember, HubSize
    from organizer_app.storage.reader import Reader

T = TypeVar("T")

_DESK: Final = "desk"


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
    return in_one_go(creating(workspace, address=address, password=password))


def creating(workspace: Workspace, *, address: str, password: str = "") -> Turns[str]:
    """Make a hub in turns; see `create`."""
    wanted = hub_address(address)
    if has_hub(workspace):
        if place(workspace).address.logging_in_as("") != wanted.logging_in_as(""):
            raise HubJoined
        yield from _as_owner(address, password, HubOwner.make)
        return wanted.host
    own, plan_id = own_keys(workspace), workspace.plan_id

    def make(owner: HubOwner) -> Login:
        owner.make()
        return owner.put_member(plan_id, own.sign_key, own.seal_key, _DESK)

    login = yield from _as_owner(address, password, make)
    if has_hub(workspace):
        raise HubJoined
    found = wanted.logging_in_as(login.name)
    sent = merging.vector(workspace)
    enter_place(workspace, HubPlace(found, login.password, (new_opening_key(),), 0, sent))
    return wanted.host


def invite(workspace: Workspace, *, address: str, password: str = "", name: str, out: Path) -> Member:
    """Let a member use the hub: introduce it to the others, leave it all of the plan, write an invitation.

    The invitation is sealed for that laptop. It starts from what is on the hub then, and need not have any of
    the plan.

    Args:
        workspace: the plan, which has joined the hub.
        address: of the hub, with a login that may make roles.
        password: of that login; it is not kept.
        name: of a member whose words were compared.
        out: the new file.

    Raises:
        UnknownMember, NoHub: there is no such member, or no hub.
        RegionalAtHub: it is sent a part of the plan only, and the hub holds all.
        HubAddressRefused, HubRefused, PlanExists, CannotWrite: there is no invitation.
    """
    return in_one_go(inviting(workspace, address=address, password=password, name=name, out=out))


def inviting(
    workspace: Workspace, *, address: str, password: str = "", name: str, out: Path
) -> Turns[Member]:
    """Invite a member in turns; see `invite`."""
    member, plan_id = _whole_member(workspace, name), workspace.plan_id

    def let_in(owner: HubOwner) -> Login:
        return owner.put_member(plan_id, member.sign_key, member.seal_key, _DESK)

    with _linked(workspace) as connected, built_beside(out) as draft:
        yield from hub_exchange.exchanging(workspace, link=connected)
        login = yield from _as_owner(address, password, let_in)
        segments, told = _introduction(workspace, member, login)
        yield from at_hub(partial(connected.send, segments))
        sealed_told = sealed(
            invitation_bytes(told), own_keys(workspace), recipients=[member.seal_key], min_reader=1
        )
        draft.write_bytes(sealed_told)
    return member


def _introduction(workspace: Workspace, member: Member, login: Login) -> tuple[list[NewSegment], Invitation]:
    """Return what tells the others of a new member and gives it the whole plan, and what it has to know."""
    own, found = own_keys(workspace), place(workspace)
    bundle = with_checkpoints(workspace, merging.steps_for(workspace, since={}))
    card = IntroducedMember(member.name, member.sign_key, member.seal_key)
    introduced = content_of(ContentKind.INTRODUCTION, member_bytes(card))
    snapshot = sealed(
        content_of(ContentKind.STEPS, step_lines(bundle)),
        own,
        recipients=[member.seal_key],
        min_reader=bundle.min_reader,
    )
    segments = [
        NewSegment(hub_exchange.sealed_for_hub(introduced, own, found.keys)),
        NewSegment(snapshot, reader=member.sign_key),
    ]
    told = Invitation(
        str(found.address.logging_in_as(login.name)),
        login.password,
        found.keys,
        _everybody(workspace, but=member.sign_key),
        found.number,
        bundle.vector,
    )
    return segments, told


def _whole_member(workspace: Workspace, name: str) -> Member:
    member = named(workspace, name)
    if member.is_regional:
        raise RegionalAtHub(member.name)
    return member


def _everybody(workspace: Workspace, *, but: str) -> tuple[IntroducedMember, ...]:
    present = [each for each in members(workspace) if not each.is_revoked and each.sign_key != but]
    return tuple(
        # Whoever is introduced is sent all of the plan.
        IntroducedMember(each.name, each.sign_key, each.seal_key)
        for each in present
        if not each.is_regional
    )


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

    def write(reader: Reader) -> None:
        for member in strangers:
            put_member(reader.connection, member)

    workspace.keep_aside(write)
    # What the inviter had is on the hub, or in what it left there for this laptop.
    enter_place(
        workspace,
        HubPlace(hub_address(told.address), told.password, told.keys, told.number, told.vector),
    )
    return len(strangers)


def expel(workspace: Workspace, *, address: str, password: str = "", name: str) -> Member:
    """Let a member use the hub no more, and seal everything from now on with a key that it never had.

    Raises:
        UnknownMember, NoHub: there is no such member, or no hub.
        HubAddressRefused, HubRefused: nothing was changed.
    """
    return in_one_go(expelling(workspace, address=address, password=password, name=name))


def expelling(workspace: Workspace, *, address: str, password: str = "", name: str) -> Turns[Member]:
    """Expel a member in turns; see `expel`."""
    member, plan_id = named(workspace, name), workspace.plan_id
    with _linked(workspace) as connected:
        yield from hub_exchange.exchanging(workspace, link=connected)
        yield from _as_owner(
            address, password, lambda owner: owner.revoke(plan_id, member.sign_key), is_binding=True
        )
        # What it sent until it was let in no more.
        yield from hub_exchange.exchanging(workspace, link=connected)
        key = new_opening_key()
        # If this program ends in between, the others have the key already: it opens from now on.
        keys = place(workspace).keys
        keep_place(workspace, replace(place(workspace), keys=(key, *keys)))
        yield from at_hub(partial(connected.send, _departure(workspace, member, (*keys, key))))
        # And it seals from now on: what is sent later is not for the member who left.
        newest_last = (*(each for each in place(workspace).keys if each != key), key)
        keep_place(workspace, replace(place(workspace), keys=newest_last))
        return revoke(workspace, name=name)


def _departure(workspace: Workspace, member: Member, keys: tuple[str, ...]) -> list[NewSegment]:
    """Return what tells the others that a member has left, and the keys: the last is for what follows."""
    own = own_keys(workspace)
    gone = content_of(ContentKind.DEPARTURE, departure_bytes(member.sign_key, known_of(workspace, member)))
    renewed = content_of(ContentKind.KEYS, keys_bytes(keys))
    present = [
        each for each in members(workspace) if not each.is_revoked and each.sign_key != member.sign_key
    ]
    return [
        NewSegment(hub_exchange.sealed_for_hub(gone, own, keys[:-1])),
        *(
            NewSegment(sealed(renewed, own, recipients=[each.seal_key], min_reader=1), reader=each.sign_key)
            for each in present
        ),
    ]


def prune(workspace: Workspace, *, address: str, password: str = "", before: datetime | None = None) -> int:
    """Remove from the hub what every member has; return the number of segments.

    Args:
        workspace: the plan.
        address: of the hub, with the owner's login.
        password: of that login.
        before: give up on members who were not there since then; they need a file of changes afterwards.
    """
    return in_one_go(pruning(workspace, address=address, password=password, before=before))


def pruning(
    workspace: Workspace, *, address: str, password: str = "", before: datetime | None = None
) -> Turns[int]:
    """Remove in turns what every member has; see `prune`."""
    plan_id = workspace.plan_id
    return (yield from _as_owner(address, password, lambda owner: owner.prune(plan_id, before=before)))


class HubQuestion(NamedTuple):
    """What the plan says of its hub; `answered` asks the hub itself, without the plan.

    Attributes:
        connected: the connection, not begun.
        host: where the hub is.
        number: the newest segment that is here.
        complete_to: up to which segment nothing is missing here.
        waiting: number of steps here that the hub lacks.
        members: the other laptops by name.
        live: how the hub is followed.
        has_gap: whether the hub has removed what never arrived here.
    """

    connected: HubLink
    host: str
    number: int
    complete_to: int
    waiting: int
    members: tuple[Member, ...]
    live: HubLive
    has_gap: bool


def question(workspace: Workspace) -> HubQuestion:
    """Return what has to be known of the plan to ask how it stands with its hub; the network is not used.

    Raises:
        NoHub: it has joined none.
    """
    found = place(workspace)
    waiting = len(merging.steps_for(workspace, since=found.sent).steps)
    known = members(workspace)
    numbers = (found.number, found.complete_to)
    return HubQuestion(
        link(workspace), found.address.host, *numbers, waiting, known, workspace.hub, found.has_gap
    )


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
    connected = asked.connected
    try:
        connected.check()
        told = {each.key: each for each in connected.members()}
        size = connected.size()
        is_pruned = asked.has_gap or connected.pruned_to() > asked.complete_to
        arriving = connected.has_after(asked.number)
    finally:
        connected.close()
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
    connected = link(workspace)
    try:
        yield connected
    finally:
        connected.close()


def _as_owner(
    address: str, password: str, act: Callable[[HubOwner], T], *, is_binding: bool = False
) -> Turns[T]:
    """Let something be done at the hub with the login of its owner."""
    wanted = hub_address(address)

    def wait() -> T:
        owner = HubOwner(wanted, password)
        try:
            return act(owner)
        finally:
            owner.close()

    return at_hub(wait, is_binding=is_binding)
