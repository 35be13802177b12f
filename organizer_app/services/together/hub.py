"""Makes a hub for a team, lets laptops in and out, and says how it stands."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from organizer_app.domain.merging.extents import WHOLE
from organizer_app.domain.merging.hub_address import hub_address
from organizer_app.domain.merging.hub_problems import HubJoined, InvitationUnreadable
from organizer_app.domain.merging.merge_problems import ChangesRefused, PartAtHub
from organizer_app.environment.files.new_files import built_beside
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
from organizer_app.services.together.hub_turns import at_hub, in_one_go
from organizer_app.services.together.member_sights import MemberSights
from organizer_app.services.together.members import (
    keys_of_laptops,
    known_of,
    members,
    named,
    own_keys,
    revoke,
)
from organizer_app.storage.hub.hub_administration import HubOwner
from organizer_app.storage.hub.hub_link import Mark, NewSegment
from organizer_app.storage.members import members_of, put_member
from organizer_app.storage.plan_format import FORMAT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from organizer_app.domain.merging.exchange_watch import HubLive
    from organizer_app.domain.merging.members import Member
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.services.together.hub_place import HubPart
    from organizer_app.services.together.hub_turns import Turns
    from organizer_app.storage.hub.hub_administration import Login
    from organizer_app.storage.hub.hub_link import HubLink, HubMember, HubSize
    from organizer_app.storage.reader import Reader

T = TypeVar("T")

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
    return in_one_go(creating(workspace, address=address, password=password))


def creating(workspace: Workspace, *, address: str, password: str = "") -> Turns[str]:
    """Make a hub in turns; see `create`."""
    wanted = hub_address(address)
    if has_hub(workspace):
        if place(workspace).address.logging_in_as("") != wanted.logging_in_as(""):
            raise HubJoined
        yield from _as_owner(address, password, HubOwner.make)
        return wanted.host
    own = own_keys(workspace)

    def make(owner: HubOwner) -> Login:
        owner.make()
        return owner.put_member(own.sign_key, own.sign_key, own.seal_key, _DESK)

    login = yield from _as_owner(address, password, make)
    if has_hub(workspace):
        raise HubJoined
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
    return in_one_go(inviting(workspace, address=address, password=password, name=name, out=out))


def inviting(
    workspace: Workspace, *, address: str, password: str = "", name: str, out: Path
) -> Turns[Member]:
    """Invite a member in turns; see `invite`."""
    member, by = named(workspace, name), own_keys(workspace).sign_key
    role, tell = (_REGIONAL, _introduction_of_part) if member.is_regional else (_DESK, _introduction)

    def let_in(owner: HubOwner) -> Login:
        return owner.put_member(by, member.sign_key, member.seal_key, role)

    with _linked(workspace) as connected, built_beside(out) as draft:
        yield from hub_exchange.exchanging(workspace, link=connected)
        at_desk = [each.key for each in (yield from at_hub(connected.members)) if each.role == _DESK]
        login = yield from _as_owner(address, password, let_in)
        segments, told, part = tell(workspace, member, login)
        yield from at_hub(partial(connected.send, segments))
        parts = {key: each for key, each in place(workspace).parts.items() if key != member.sign_key}
        parts |= {} if part is None else {member.sign_key: part}
        keep_place(workspace, replace(place(workspace), parts=parts))
        if member.is_regional and member.sign_key in at_desk:
            yield from _renewing(workspace, connected, [], but=member.sign_key)
        sealed_told = sealed(
            invitation_bytes(told), own_keys(workspace), recipients=[member.seal_key], min_reader=1
        )
        draft.write_bytes(sealed_told)
    return member


class _Introduction(NamedTuple):
    """What tells the others of a new member, what the member has to know, and the part it is left, if one."""

    segments: list[NewSegment]
    told: Invitation
    part: HubPart | None


def _introduction(workspace: Workspace, member: Member, login: Login) -> _Introduction:
    """Return what tells the others of a new member and gives it the whole plan, and what it has to know."""
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
    segments = [
        NewSegment(hub_exchange.sealed_for_hub(introduction, own, found.keys)),
        NewSegment(snapshot, reader=member.sign_key),
        *hub_parts.tell_parts(workspace, found, ContentKind.INTRODUCTION, payload),
    ]
    parts = {key: each for key, each in found.parts.items() if key != member.sign_key}
    told = Invitation(
        str(found.address.logging_in_as(login.name)),
        login.password,
        found.keys,
        _desks(workspace, but=member.sign_key),
        found.number,
        bundle.vector,
        hub_parts.introduced_parts(workspace, replace(found, parts=parts)),
    )
    return _Introduction(segments, told, None)


def _introduction_of_part(workspace: Workspace, member: Member, login: Login) -> _Introduction:
    """Return the same for a member with a part of the plan, and no key."""
    own, found = own_keys(workspace), place(workspace)
    sights = MemberSights(workspace)
    bundle = hub_parts.part_for(workspace, member, since={}, sights=sights)
    part = IntroducedPart(introduced_member(member), member.given, bundle.vector)
    introduction = content_of(ContentKind.PART, part_bytes(part))
    segments = [
        NewSegment(hub_exchange.sealed_for_hub(introduction, own, found.keys)),
        hub_parts.sealed_part(workspace, member, bundle),
    ]
    told = Invitation(
        str(found.address.logging_in_as(login.name)),
        login.password,
        (),
        _desks(workspace, but=member.sign_key),
        found.number,
        bundle.vector,
    )
    first = hub_parts.first_part(member, bundle.vector, sights)
    return _Introduction(segments, told, first)


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
    parts = {each.member.sign_key: each for each in told.parts if each.member.sign_key != own.sign_key}
    met = {each.sign_key: (each, WHOLE) for each in told.members if each.sign_key != own.sign_key}
    met |= {key: (each.member, each.extent) for key, each in parts.items()}
    strangers = [each for key, each in met.items() if key not in known]

    def write(reader: Reader) -> None:
        keys = keys_of_laptops(reader, members_of(reader.connection), own.sign_key)
        for each, extent in strangers:
            put_member(reader.connection, hub_parts.member_met(each, workspace.clock(), keys, extent))

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
            reached=Mark(told.number),
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
    return in_one_go(expelling(workspace, address=address, password=password, name=name))


def expelling(workspace: Workspace, *, address: str, password: str = "", name: str) -> Turns[Member]:
    """Expel a member in turns; see `expel`."""
    member, by = named(workspace, name), own_keys(workspace).sign_key
    with _linked(workspace) as connected:
        yield from hub_exchange.exchanging(workspace, link=connected)
        yield from _as_owner(
            address, password, lambda owner: owner.revoke(by, member.sign_key), is_binding=True
        )
        # What it sent until it was let in no more.
        yield from hub_exchange.exchanging(workspace, link=connected)
        own, keys = own_keys(workspace), place(workspace).keys
        payload = departure_bytes(member.sign_key, known_of(workspace, member))
        gone = content_of(ContentKind.DEPARTURE, payload)
        told = [
            NewSegment(hub_exchange.sealed_for_hub(gone, own, keys)),
            *hub_parts.tell_parts(workspace, place(workspace), ContentKind.DEPARTURE, payload),
        ]
        yield from _renewing(workspace, connected, told, but=member.sign_key)
        return revoke(workspace, name=name)


def _renewing(
    workspace: Workspace, connected: HubLink, told: Sequence[NewSegment], *, but: str
) -> Turns[None]:
    """Seal everything from now on with a new key, for members who are sent all of the plan.

    Args:
        workspace: the plan.
        connected: the hub.
        told: what is sent with it.
        but: a member who does not get the key.
    """
    found, key = place(workspace), new_opening_key()
    renewed = content_of(ContentKind.KEYS, keys_bytes((*found.keys, key)))
    desks = [
        each
        for each in members(workspace)
        if not (each.is_revoked or each.is_regional or each.sign_key in {*found.parts, but})
    ]
    # If this program ends in between, the others have the key already: it opens from now on.
    keep_place(workspace, replace(found, keys=(key, *found.keys)))
    segments = [*told, *(hub_parts.sealed_for_one(workspace, each, renewed) for each in desks)]
    yield from at_hub(partial(connected.send, segments))
    # And it seals from now on: what is sent later is not for the member who left.
    newest_last = (*(each for each in place(workspace).keys if each != key), key)
    keep_place(workspace, replace(place(workspace), keys=newest_last))


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
    by = own_keys(workspace).sign_key
    return (yield from _as_owner(address, password, lambda owner: owner.prune(by, before=before)))


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
    waiting = len(hub_exchange.new_steps(workspace, found).steps)
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
    if place(workspace).is_part:
        raise PartAtHub
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
