"""Exchanges changes through the hub: seals what is new here, and takes in what others have sent.

Work on the plan and waiting for the network are apart, so that a window never waits for the latter:
`outgoing`, `take_in` and `noted` use the plan alone, `HubLink` the network alone, `exchanging` both in turn.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.merging.members import Member
from organizer_app.domain.merging.merge_problems import ChangesRefused, OriginClash, Refusal
from organizer_app.exchange.bundles.envelope import PADDED_LIVE, Opened, opened, sealed
from organizer_app.exchange.bundles.hub_content import (
    ContentKind,
    content_of,
    read_content,
    read_departure,
    read_keys,
    read_member,
)
from organizer_app.exchange.bundles.laptop_keys import LaptopKeys
from organizer_app.exchange.bundles.step_lines import bundle_of, step_lines
from organizer_app.services.together import merging
from organizer_app.services.together.checkpoints import checked, with_checkpoints
from organizer_app.services.together.exchanging import believed, highest
from organizer_app.services.together.hub_place import keep_place, place, write_place
from organizer_app.services.together.hub_turns import at_hub, in_one_go
from organizer_app.services.together.members import members, own_keys
from organizer_app.services.together.shared_folder import Exchange, Refused
from organizer_app.storage.hub.hub_link import NewSegment
from organizer_app.storage.members import put_member
from organizer_app.storage.merging.sealing import seals_at
from organizer_app.storage.plan_format import FORMAT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from organizer_app.domain.merging.steps import StepBundle, Vector
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.services.together.hub_turns import Turns
    from organizer_app.storage.hub.hub_link import Fetched, HubLink, Segment
    from organizer_app.storage.reader import Reader

    # What somebody has sent, and who.
    _Sent = tuple[StepBundle, str]


class Outgoing(NamedTuple):
    """What is new here: a sealed segment, the number of steps in it, and what the hub has with it."""

    segment: NewSegment
    steps: int
    vector: Vector


def exchange(workspace: Workspace, *, link: HubLink) -> Exchange:
    """Take in everything that others have sent, then send what is new here; doing it again changes nothing.

    Raises:
        NoHub: the plan has joined none.
        HubRefused: the hub cannot be used now; what was taken in stays.
    """
    return in_one_go(exchanging(workspace, link=link))


def exchanging(workspace: Workspace, *, link: HubLink) -> Turns[Exchange]:
    """Exchange in turns; see `exchange`."""
    found = yield from _receiving(workspace, link)
    sent_now = yield from _sending(workspace, link)
    return replace(found, sent=sent_now)


def received(workspace: Workspace, *, link: HubLink) -> Exchange:
    """Take in everything that others have sent; see `exchange`."""
    return in_one_go(_receiving(workspace, link))


def _receiving(workspace: Workspace, link: HubLink) -> Turns[Exchange]:
    total, is_all = Exchange(), False
    while not is_all:
        known = place(workspace)
        fetched = yield from at_hub(partial(link.after, known.number, known.reached))
        is_all = fetched.is_all
        if fetched.number > known.number or fetched.is_back:
            total = _together(total, take_in(workspace, fetched=fetched))
            yield from at_hub(partial(link.acknowledge, total.complete_to))
    return total


def sent(workspace: Workspace, *, link: HubLink) -> int:
    """Send what is new here; return the number of steps. See `exchange`."""
    return in_one_go(_sending(workspace, link))


def _sending(workspace: Workspace, link: HubLink) -> Turns[int]:
    made = outgoing(workspace)
    if made is None:
        return 0
    yield from at_hub(partial(link.send, [made.segment]))
    noted(workspace, made)
    return made.steps


def outgoing(workspace: Workspace) -> Outgoing | None:
    """Return what the hub lacks, sealed for its members; None if it has all."""
    found = place(workspace)
    # Asked after each arrival, too, when there is mostly nothing.
    if all(number <= found.sent.get(origin, 0) for origin, number in merging.vector(workspace).items()):
        return None
    bundle = merging.steps_for(workspace, since=found.sent)
    if not bundle.steps:
        return None
    own = own_keys(workspace)
    bundle = with_checkpoints(workspace, bundle)
    names = {**bundle.names, bundle.sender: workspace.author or bundle.sender[:8]}
    content = content_of(ContentKind.STEPS, step_lines(replace(bundle, names=names)))
    written = [step for step in bundle.steps if step.origin == bundle.sender]
    segment = NewSegment(
        sealed_for_hub(content, own, found.keys, min_reader=bundle.min_reader),
        min((step.first_sequence for step in written), default=0),
        max((step.first_sequence + step.numbers - 1 for step in written), default=0),
    )
    return Outgoing(segment, len(bundle.steps), bundle.vector)


def noted(workspace: Workspace, made: Outgoing) -> None:
    """Note that something has reached the hub; if this is not reached, it is sent twice and taken once."""
    found = place(workspace)
    keep_place(workspace, replace(found, sent=highest(found.sent, made.vector)))


def sealed_for_hub(content: bytes, own: LaptopKeys, keys: Sequence[str], *, min_reader: int = 1) -> bytes:
    """Return content signed by this laptop and sealed for whoever has the newest key of the hub."""
    shared = LaptopKeys(own.sign, keys[-1])
    return sealed(content, own, recipients=[shared.seal_key], min_reader=min_reader, padded=PADDED_LIVE)


def take_in(workspace: Workspace, *, fetched: Fetched, by_itself: bool = False) -> Exchange:
    """Take in segments of the hub, all steps of them at once.

    A segment that cannot be believed is left out, and the others go on.

    Args:
        workspace: the plan.
        fetched: what the hub had.
        by_itself: whether nobody asked for it; Undo then leaves alone what came.

    Raises:
        DiskFull, PlanBusy: nothing was taken in; the same segments come again.
    """
    arriving = _Arriving(workspace, fetched, by_itself=by_itself)
    for each in fetched.segments:
        arriving.open(each)
    return arriving.finish()


class _Arriving:
    """Opens segments one after the other: one may introduce the sender of the next, or bring its key."""

    def __init__(self, workspace: Workspace, fetched: Fetched, *, by_itself: bool) -> None:
        self._workspace, self._by_itself, self._fetched = workspace, by_itself, fetched
        found = place(workspace)
        self._is_pruned = not fetched.is_back and fetched.pruned_to > found.reached.number
        if fetched.is_back:
            # The hub has lost what it had: all that it lacks now is sent once more, and taken once.
            found = replace(found, number=0, sent={}, unread=None)
        self._place = replace(found, has_gap=found.has_gap or self._is_pruned)
        self._own = own_keys(workspace)
        self._members = {each.sign_key: each for each in members(workspace)}
        self._bundles: list[tuple[StepBundle, str]] = []
        self._refused: list[Refused] = []

    def open(self, segment: Segment) -> None:
        """Open a segment and do what it says; steps wait for the end."""
        try:
            found = self._opened(segment)
            self._follow(found)
        except ChangesRefused as problem:
            self._refused.append(Refused(str(segment.number), problem.reason))
            if problem.reason is Refusal.NEWER and self._place.unread is None:
                self._place = replace(self._place, unread=segment.number - 1)

    def _opened(self, segment: Segment) -> Opened:
        senders = {key: each.name for key, each in self._members.items()}
        revoked = {key for key, each in self._members.items() if each.is_revoked}
        sealed_for = [LaptopKeys(self._own.sign, each) for each in reversed(self._place.keys)]
        for keys in (*sealed_for, self._own):
            try:
                found = opened(segment.content, keys, senders=senders, revoked=revoked, reader=FORMAT)
            except ChangesRefused as problem:
                if problem.reason is not Refusal.NOT_FOR_HERE:
                    raise
                continue
            if found.sender == segment.member:
                return found
            # The hub says that somebody else sent it.
            raise ChangesRefused(Refusal.BAD_SIGNATURE)
        raise ChangesRefused(Refusal.NOT_FOR_HERE)

    def _follow(self, found: Opened) -> None:
        kind, payload = read_content(found.content)
        match kind:
            case ContentKind.STEPS:
                arrived = checked(self._workspace, bundle_of(payload), self._members[found.sender])
                self._bundles.append((arrived, found.sender))
            case ContentKind.INTRODUCTION:
                told = read_member(payload)
                if told.sign_key not in self._members and told.sign_key != self._own.sign_key:
                    self._keep(Member(told.sign_key, told.name, told.seal_key, self._workspace.clock()))
            case ContentKind.DEPARTURE:
                sign_key, vector = read_departure(payload)
                if sign_key in self._members:
                    self._keep(replace(self._members[sign_key], revoked=vector))
            case ContentKind.KEYS:
                keys = read_keys(payload)
                self._place = replace(self._place, keys=tuple(dict.fromkeys((*self._place.keys, *keys))))
                keep_place(self._workspace, self._place)
            case _:
                raise ChangesRefused(Refusal.NEWER)

    def _keep(self, member: Member) -> None:
        self._members[member.sign_key] = member
        self._workspace.keep_aside(lambda reader: put_member(reader.connection, member))

    def finish(self) -> Exchange:
        """Merge the steps in one transaction; if two laptops wrote as one, leave out who cannot be merged."""
        known, number = tuple(self._members.values()), self._fetched.number
        bundles = [(believed(bundle, known), sender) for bundle, sender in self._bundles]
        right = [pair for pair in bundles if pair[0].plan_id == self._workspace.plan_id]
        found, is_noted = Exchange(refused=tuple(self._refused)), False
        if right:
            names = dict.fromkeys(self._members[sender].name for bundle, sender in right if bundle.steps)
            try:
                together = _one_bundle([bundle for bundle, _sender in right])
                # How far this laptop is, in the same transaction: each one waits for the disk.
                found = self._merged(
                    found, together, ", ".join(names), lambda reader: self._note(reader, right, number)
                )
                is_noted = True
            except (OriginClash, ChangesRefused):
                right, found = self._one_by_one(found, right)
                names = dict.fromkeys(self._members[sender].name for bundle, sender in right if bundle.steps)
            found = replace(found, senders=tuple(names) if found.taken else ())
        if not is_noted:
            self._workspace.keep_aside(lambda reader: self._note(reader, right, number))
        complete_to = replace(self._place, number=number).complete_to
        return replace(found, complete_to=complete_to, is_pruned=self._is_pruned)

    def _one_by_one(self, found: Exchange, bundles: Iterable[_Sent]) -> tuple[list[_Sent], Exchange]:
        merged = []
        for bundle, sender in bundles:
            try:
                found = self._merged(found, bundle, self._members[sender].name)
                merged.append((bundle, sender))
            except (OriginClash, ChangesRefused):
                name = self._members[sender].name
                found = replace(found, refused=(*found.refused, Refused(name, Refusal.DAMAGED)))
        return merged, found

    def _merged(
        self,
        before: Exchange,
        bundle: StepBundle,
        sender: str,
        beside: Callable[[Reader], None] | None = None,
    ) -> Exchange:
        report = merging.merge_live(
            self._workspace, bundle=bundle, sender=sender, by_itself=self._by_itself, beside=beside
        )
        return replace(
            before,
            taken=before.taken + report.taken,
            waiting=report.waiting,
            conflicts=before.conflicts + len(report.contests),
        )

    def _note(self, reader: Reader, bundles: Iterable[_Sent], number: int) -> None:
        """Note what the senders have, and up to which segment everything is here."""
        now, sent = self._workspace.clock(), self._place.sent
        told: dict[str, Member] = {}
        for bundle, sender in bundles:
            member = told.get(sender, self._members[sender])
            heard = highest(member.heard, bundle.vector)
            told[sender] = replace(member, origin=bundle.sender, heard=heard, heard_at=now)
            sent = highest(sent, _ends(bundle, seals_at(reader.connection, bundle.steps)))
        for member in told.values():
            put_member(reader.connection, member)
        mark, known = self._fetched.mark, self._place.reached
        reached = mark if mark.stamp or self._fetched.is_back or mark.number > known.number else known
        write_place(reader, replace(self._place, number=number, sent=sent, reached=reached))


def _ends(bundle: StepBundle, seals: Mapping[tuple[str, int], bytes | None]) -> dict[str, int]:
    """Return up to which number the hub has the steps of a bundle in a form that everybody believes.

    An older version passes steps on without their seals. Where those are here, the steps are sent again.
    """
    found: dict[str, int] = {}
    bare: dict[str, int] = {}
    for step in bundle.steps:
        found[step.origin] = max(found.get(step.origin, 0), step.last_sequence)
        if step.seal is None and seals.get((step.origin, step.last_sequence)) is not None:
            before = step.first_sequence - 1
            bare[step.origin] = min(bare.get(step.origin, before), before)
    return {origin: min(number, bare.get(origin, number)) for origin, number in found.items()}


def _one_bundle(bundles: Sequence[StepBundle]) -> StepBundle:
    last = bundles[-1]
    vector: Mapping[str, int] = {}
    for each in bundles:
        vector = highest(vector, each.vector)
    return replace(
        last,
        min_reader=max(each.min_reader for each in bundles),
        vector=vector,
        names={origin: name for each in bundles for origin, name in each.names.items()},
        steps=tuple(step for each in bundles for step in each.steps),
        erased={record_id: tombstone for each in bundles for record_id, tombstone in each.erased.items()},
        checkpoints=tuple(checkpoint for each in bundles for checkpoint in each.checkpoints),
        unproved=tuple(dict.fromkeys(name for each in bundles for name in each.unproved)),
    )


def _together(one: Exchange, other: Exchange) -> Exchange:
    return replace(
        other,
        taken=one.taken + other.taken,
        conflicts=one.conflicts + other.conflicts,
        refused=(*one.refused, *other.refused),
        is_pruned=one.is_pruned or other.is_pruned,
    )
