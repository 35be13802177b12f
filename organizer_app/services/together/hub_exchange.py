"""Exchanges changes through the hub: seals what is new here, and takes in what others have sent.

Work on the plan and waiting for the network are apart, so that a window never waits for the latter:
`outgoing`, `take_in` and `noted` use the plan alone, `HubLink` the network alone, `exchanging` both in turn.
"""

from __future__ import annotations

import json
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.merging.extents import plain_extent
from organizer_app.domain.merging.merge_problems import ChangesRefused, OriginClash, Refusal
from organizer_app.domain.merging.steps import erased_by
from organizer_app.exchange.bundles.envelope import PADDED_LIVE, Opened, opened, sealed
from organizer_app.exchange.bundles.hub_content import (
    ContentKind,
    content_of,
    read_content,
    read_departure,
    read_keys,
    read_member,
    read_part,
)
from organizer_app.exchange.bundles.laptop_keys import LaptopKeys
from organizer_app.exchange.bundles.step_lines import bundle_of, step_lines
from organizer_app.services.together import merging
from organizer_app.services.together.checkpoints import Learned, checked, with_checkpoints
from organizer_app.services.together.exchanging import (
    believed,
    has_now,
    held_here,
    highest,
    keep_said,
    own_extents,
    reduced,
    this_laptop,
)
from organizer_app.services.together.hub_parts import (
    member_met,
    part_told,
    parts_to_leave,
    with_served,
)
from organizer_app.services.together.hub_place import (
    HubPart,
    forget_place,
    has_hub,
    keep_place,
    place,
    place_in,
    write_place,
)
from organizer_app.services.together.hub_turns import at_hub, in_one_go
from organizer_app.services.together.members import (
    keys_in,
    keys_of_laptops,
    members,
    members_in,
    own_keys,
)
from organizer_app.services.together.shared_folder import Exchange, Refused
from organizer_app.storage.codecs import encode_moment
from organizer_app.storage.hub.hub_link import NewSegment
from organizer_app.storage.members import change_member, parts_given, put_member
from organizer_app.storage.merging.false_names import keep_false_names
from organizer_app.storage.merging.leaving import vector_of
from organizer_app.storage.merging.origins import Origins
from organizer_app.storage.merging.sealing import seals_at
from organizer_app.storage.plan_format import FORMAT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from organizer_app.domain.merging.members import Member
    from organizer_app.domain.merging.steps import StepBundle, Vector
    from organizer_app.exchange.bundles.hub_content import IntroducedMember, IntroducedPart
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.services.together.hub_place import HubPlace
    from organizer_app.services.together.hub_turns import Turns
    from organizer_app.storage.hub.hub_link import Fetched, HubLink, Segment
    from organizer_app.storage.reader import Reader

    # What somebody has sent, and who.
    _Sent = tuple[StepBundle, str]


class Outgoing(NamedTuple):
    """What is new here, sealed.

    Attributes:
        segments: one for all, and one for each laptop that is sent a part of the plan.
        steps: the number of steps in the one for all.
        vector: what the hub has for all with it.
        parts: what laptops with a part of the plan are left with it.
        told: what this desk has told with it of its decisions on who is sent what.
    """

    segments: tuple[NewSegment, ...]
    steps: int
    vector: Vector
    parts: Mapping[str, HubPart]
    told: str


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
        written = known.sent.get(workspace.replica, 0)
        fetched = yield from at_hub(partial(link.after, known.number, known.reached, written))
        is_all = fetched.is_all
        if fetched.number > known.number or fetched.is_back:
            total = _together(total, take_in(workspace, fetched=fetched))
            if not has_hub(workspace):
                break
            yield from at_hub(partial(link.acknowledge, total.complete_to))
    return total


def sent(workspace: Workspace, *, link: HubLink) -> int:
    """Send what is new here; return the number of steps. See `exchange`."""
    return in_one_go(_sending(workspace, link))


def _sending(workspace: Workspace, link: HubLink) -> Turns[int]:
    made = outgoing(workspace) if has_hub(workspace) else None
    if made is None:
        return 0
    yield from at_hub(partial(link.send, made.segments))
    noted(workspace, made)
    return made.steps


def outgoing(workspace: Workspace) -> Outgoing | None:
    """Return what the hub lacks, sealed for its members; None if it has all."""
    with workspace.read() as reader:
        found, now = place_in(reader), vector_of(reader.connection)
        told = found.told if found.is_part else _told(reader)
    # Asked after each arrival, too, when there is mostly nothing.
    is_known = all(number <= found.sent.get(origin, 0) for origin, number in now.items())
    left = parts_to_leave(workspace, found, now)
    bundle = None if is_known and told == found.told else _new_steps(workspace, found, left.parts)
    if bundle is None or (not bundle.steps and told == found.told):
        if not left.segments:
            if left.parts != found.parts:
                keep_place(workspace, replace(found, parts=left.parts))
            return None
        return Outgoing(left.segments, 0, found.sent, left.parts, told)
    own = own_keys(workspace)
    content = content_of(ContentKind.STEPS, step_lines(bundle))
    written = [step for step in bundle.steps if step.origin == bundle.sender]
    for_all = (
        sealed_for_desks(workspace, content, min_reader=bundle.min_reader)
        if found.is_part
        else sealed_for_hub(content, own, found.keys, min_reader=bundle.min_reader)
    )
    segment = NewSegment(
        for_all,
        min((step.first_sequence for step in written), default=0),
        max((step.first_sequence + step.numbers - 1 for step in written), default=0),
    )
    return Outgoing((segment, *left.segments), len(bundle.steps), bundle.vector, left.parts, told)


def _new_steps(workspace: Workspace, found: HubPlace, parts: Mapping[str, HubPart]) -> StepBundle:
    """Return the steps that the hub lacks for all; of a laptop with a part of the plan only its own."""
    bundle = with_checkpoints(workspace, new_steps(workspace, found))
    names = {**bundle.names, bundle.sender: workspace.author or bundle.sender[:8]}
    bundle = replace(bundle, names=names, held=held_here(workspace))
    if found.is_part:
        return bundle
    return replace(bundle, extents=own_extents(workspace), served=tuple(parts))


def _told(reader: Reader) -> str:
    """Return the decisions of this desk that other desks need to learn of; empty without any."""
    decided = {key: plain_extent(each) for key, each in parts_given(reader.connection).items()}
    return json.dumps(decided, sort_keys=True) if decided else ""


def new_steps(workspace: Workspace, found: HubPlace) -> StepBundle:
    """Return the steps here that the hub lacks; a laptop with a part of the plan passes nothing on."""
    bundle = merging.steps_for(workspace, since=found.sent)
    if not found.is_part:
        return bundle
    return replace(bundle, steps=tuple(step for step in bundle.steps if step.origin == bundle.sender))


def noted(workspace: Workspace, made: Outgoing) -> None:
    """Note that something has reached the hub; if this is not reached, it is sent twice and taken once."""
    found = place(workspace)
    # What others have served since it was sealed stays.
    parts = {
        key: replace(part, served=found.parts[key].served)
        for key, part in made.parts.items()
        if key in found.parts
    }
    sent, parts = highest(found.sent, made.vector), {**found.parts, **parts}
    keep_place(workspace, replace(found, sent=sent, parts=parts, told=made.told))


def sealed_for_hub(content: bytes, own: LaptopKeys, keys: Sequence[str], *, min_reader: int = 1) -> bytes:
    """Return content signed by this laptop and sealed for all who have the newest key of the hub."""
    shared = LaptopKeys(own.sign, keys[-1])
    return sealed(content, own, recipients=[shared.seal_key], min_reader=min_reader, padded=PADDED_LIVE)


def sealed_for_desks(workspace: Workspace, content: bytes, *, min_reader: int) -> bytes:
    """Return content sealed for each member who is sent all of the plan, without the common key."""
    desks = [each.seal_key for each in members(workspace) if not (each.is_revoked or each.is_regional)]
    own = own_keys(workspace)
    return sealed(content, own, recipients=desks, min_reader=min_reader, padded=PADDED_LIVE)


def take_in(workspace: Workspace, *, fetched: Fetched) -> Exchange:
    """Take in segments of the hub, all steps of them at once.

    A segment that cannot be believed is left out, and the others go on. Undo leaves alone what came.

    Args:
        workspace: the plan.
        fetched: what the hub had.

    Raises:
        DiskFull, PlanBusy: nothing was taken in; the same segments come again.
    """
    # One view for all: each transaction costs as much as opening a segment.
    with workspace.read() as reader:
        arriving = _Arriving(workspace, reader, fetched)
        for each in fetched.segments:
            arriving.open(each)
    return arriving.finish()


class _Arriving:
    """Opens segments one after the other: one may introduce the sender of the next, or bring its key.

    Nothing is written before all of them are open. The reader is used up to then.
    """

    def __init__(self, workspace: Workspace, reader: Reader, fetched: Fetched) -> None:
        self._workspace, self._fetched = workspace, fetched
        self._reader = reader
        found, known, own = place_in(reader), members_in(reader), keys_in(reader)
        self._is_pruned = not fetched.is_back and fetched.pruned_to > found.reached.number
        if fetched.is_back:
            # The hub has lost what it had: all that it lacks now is sent once more, and taken once.
            parts = {key: HubPart(part.code, {}, "", {}) for key, part in found.parts.items()}
            found = replace(found, number=0, sent={}, unread=None, parts=parts, told="")
        self._place = replace(found, has_gap=found.has_gap or self._is_pruned)
        self._own = own or own_keys(workspace)
        self._own_key = self._own.sign_key
        # Who signs for which laptop, and who was erased: what a segment tells holds for the next one.
        self._erased: set[str] = set()
        self._keys = keys_of_laptops(reader, known, self._own_key)
        self._known = {each.sign_key: each for each in known}
        # What this laptop sent itself comes to an older copy of its plan.
        self._members = {**self._known, self._own_key: this_laptop(workspace, self._own)}
        self._common_past: int | None = None
        # Who came, left or was met, to be written with the steps.
        self._changed: set[str] = set()
        self._bundles: list[tuple[StepBundle, str]] = []
        self._refused: list[Refused] = []

    def open(self, segment: Segment) -> None:
        """Open a segment and do what it says; steps wait for the end."""
        try:
            found = self._opened(segment)
            self._follow(found)
        except ChangesRefused as problem:
            if problem.reason is Refusal.NOT_FOR_HERE and segment.member in self._place.parts:
                # Its laptop does not know of this one yet: another desk passes it on.
                return
            self._refused.append(Refused(str(segment.number), problem.reason, problem.false_name))
            if problem.reason is Refusal.NEWER and self._place.unread is None:
                self._place = replace(self._place, unread=segment.number - 1)

    def _opened(self, segment: Segment) -> Opened:
        senders = {key: each.name for key, each in self._members.items()}
        revoked = {key for key, each in self._members.items() if each.is_revoked}
        if not segment.content and segment.member in revoked:
            # It was not worth fetching.
            raise ChangesRefused(Refusal.REVOKED, senders[segment.member])
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
        if kind is not ContentKind.STEPS and self._members[found.sender].is_regional:
            # Who comes and goes is for desks to say.
            raise ChangesRefused(Refusal.BAD_SIGNATURE)
        match kind:
            case ContentKind.STEPS:
                sender, known = self._members[found.sender], self._members.values()
                bundle = bundle_of(payload)
                learned = Learned(self._keys, self._erased, self._common_past)
                arrived = checked(
                    self._reader, bundle, sender, known=known, own_key=self._own_key, learned=learned
                )
                if self._common_past is None:
                    self._common_past = arrived.common_past
                self._erased.update(erased_by(arrived.steps))
                self._keys[bundle.sender] = found.sender
                self._keys |= {each.origin: each.sign_key for each in arrived.checkpoints}
                self._bundles.append((arrived, found.sender))
            case ContentKind.INTRODUCTION:
                self._meet(read_member(payload))
            case ContentKind.PART:
                self._let_in(read_part(payload))
            case ContentKind.DEPARTURE:
                self._take_leave(*read_departure(payload))
            case ContentKind.KEYS:
                keys = read_keys(payload)
                self._place = replace(self._place, keys=tuple(dict.fromkeys((*self._place.keys, *keys))))
            case _:
                raise ChangesRefused(Refusal.NEWER)

    def _meet(self, told: IntroducedMember) -> None:
        key = told.sign_key
        if key not in self._members and key != self._own_key:
            self._keep(member_met(told, self._workspace.clock(), self._keys))
        self._keep_parts({each: part for each, part in self._place.parts.items() if each != key})

    def _take_leave(self, sign_key: str, vector: Vector) -> None:
        if sign_key in self._members:
            self._keep(replace(self._members[sign_key], revoked=vector))
        self._keep_parts({each: part for each, part in self._place.parts.items() if each != sign_key})

    def _let_in(self, told: IntroducedPart) -> None:
        key = told.member.sign_key
        if key == self._own_key:
            return
        if key not in self._members:
            self._keep(member_met(told.member, self._workspace.clock(), self._keys, told.extent))
        self._keep_parts({**self._place.parts, key: part_told(told)})

    def _keep_parts(self, parts: Mapping[str, HubPart]) -> None:
        self._place = replace(self._place, parts=parts)

    def _keep(self, member: Member) -> None:
        self._members[member.sign_key] = member
        self._keys |= {member.origin: member.sign_key} if member.origin else {}
        self._changed.add(member.sign_key)

    def finish(self) -> Exchange:
        """Merge the steps in one transaction; if two laptops wrote as one, leave out who cannot be merged."""
        known, number = tuple(self._members.values()), self._fetched.number
        bundles = [(believed(bundle, known), sender) for bundle, sender in self._bundles]
        # Most often nothing came, and then the plan need not be read.
        plan_id = self._workspace.plan_id if bundles else ""
        right = [pair for pair in bundles if pair[0].plan_id == plan_id]
        found, is_noted = Exchange(refused=tuple(self._refused)), False
        entered: list[_Sent] = []
        for run in (runs := self._runs(right)):
            here = [(self._as_believed(bundle, sender), sender) for bundle, sender in run]
            try:
                # How far this laptop is, in the same transaction: each one waits for the disk.
                beside = self._noting([*entered, *here], number) if run is runs[-1] else None
                together = _one_bundle([bundle for bundle, _sender in here])
                found = self._merged(found, together, ", ".join(self._names(here)), beside)
                is_noted = beside is not None
            except (OriginClash, ChangesRefused):
                here, found = self._one_by_one(found, here)
            entered += here
        if not is_noted:
            self._workspace.keep_aside(self._noting(entered, number))
        if self._common_past is not None:
            # The laptop that this one has become has joined no hub: it has to be let in.
            forget_place(self._workspace)
        senders = self._names(entered) if found.taken else ()
        complete_to = replace(self._place, number=number).complete_to
        return replace(found, senders=senders, complete_to=complete_to, is_pruned=self._is_pruned)

    def _runs(self, sent: Iterable[_Sent]) -> list[list[_Sent]]:
        """Return what desks sent, together, and what each regional member sent, apart, in their order.

        What is believed of a regional member depends on what is here when its turn comes.
        """
        runs: list[list[_Sent]] = []
        is_open = False
        for bundle, sender in sent:
            is_apart = self._members[sender].is_regional
            if is_open and not is_apart:
                runs[-1].append((bundle, sender))
            else:
                runs.append([(bundle, sender)])
            is_open = not is_apart
        return runs

    def _as_believed(self, bundle: StepBundle, sender: str) -> StepBundle:
        member = self._members[sender]
        return reduced(self._workspace, bundle, member) if member.is_regional else bundle

    def _names(self, sent: Iterable[_Sent]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._members[sender].name for bundle, sender in sent if bundle.steps))

    def _noting(self, entered: Sequence[_Sent], number: int) -> Callable[[Reader], None]:
        return lambda reader: self._note(reader, entered, number)

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
            self._workspace, bundle=bundle, sender=sender, by_itself=True, beside=beside
        )
        return replace(
            before,
            taken=before.taken + report.taken,
            waiting=report.waiting,
            conflicts=before.conflicts + len(report.contests),
            asking=report.asking,
            left=report.left if report.erased else before.left,
        )

    def _note(self, reader: Reader, bundles: Iterable[_Sent], number: int) -> None:
        """Note who came and left, what the senders have, and up to which segment everything is here."""
        now, sent, parts = self._workspace.clock(), self._place.sent, self._place.parts
        told = {key: self._members[key] for key in self._changed - {self._own_key}}
        for bundle, sender in bundles:
            if sender == self._own_key:
                continue
            member = told.get(sender, self._members[sender])
            heard = has_now(member, bundle)
            told[sender] = replace(member, origin=bundle.sender, heard=heard, heard_at=now)
            if bundle.extents or bundle.form_secrets or bundle.held is not None:
                keep_said(reader, member, bundle)
            if member.is_regional:
                # Not all desks could open it: it is passed on.
                continue
            bare = [step for step in bundle.steps if step.seal is None]
            reached = _ends(
                bundle, seals_at(reader.connection, Origins(reader.connection), bare) if bare else {}
            )
            sent, parts = highest(sent, reached), with_served(parts, bundle.served, reached)
        for key, member in told.items():
            if key in self._known:
                change_member(reader.connection, self._known[key], member)
            else:
                put_member(reader.connection, member)
        found_out = [each.false_name for each in self._refused if each.false_name is not None]
        keep_false_names(reader.connection, [each._replace(at=encode_moment(now)) for each in found_out])
        mark, known = self._fetched.mark, self._place.reached
        last = mark if mark.stamp or self._fetched.is_back or mark.number > known.number else known
        write_place(reader, replace(self._place, number=number, sent=sent, reached=last, parts=parts))


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
        common_past=next((each.common_past for each in bundles if each.common_past is not None), None),
    )


def _together(one: Exchange, other: Exchange) -> Exchange:
    return replace(
        other,
        taken=one.taken + other.taken,
        conflicts=one.conflicts + other.conflicts,
        refused=(*one.refused, *other.refused),
        is_pruned=one.is_pruned or other.is_pruned,
        asking=other.asking or one.asking,
        left=other.left or one.left,
    )
