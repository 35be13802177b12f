"""Seals what other laptops lack, and opens what they sent: whatever carries it in between."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.basics.problems import CannotRead, DiskFull
from organizer_app.domain.merging.extents import MemberRole
from organizer_app.domain.merging.members import Member
from organizer_app.domain.merging.merge_problems import (
    ChangesRefused,
    MemberRevoked,
    NobodyToSendTo,
    Refusal,
    RolesDiffer,
)
from organizer_app.domain.merging.withholding import from_regional, without_secrets
from organizer_app.domain.sharing.form_secrets import secrets_told
from organizer_app.environment.collector import collector_at_rest
from organizer_app.environment.files.new_files import built_beside
from organizer_app.exchange.bundles.envelope import MOST_BYTES, opened, sealed
from organizer_app.exchange.bundles.step_lines import bundle_of, step_lines
from organizer_app.services.sharing.form_secrets import keep_form_secrets
from organizer_app.services.together import merge_previews, merging
from organizer_app.services.together.checkpoints import checked, with_checkpoints
from organizer_app.services.together.extents import keep_told
from organizer_app.services.together.hub_place import forget_gap
from organizer_app.services.together.member_sights import MemberSights
from organizer_app.services.together.members import members, named, own_keys
from organizer_app.storage.codecs import decode_moment, encode_moment
from organizer_app.storage.journal.withheld_steps import is_partial
from organizer_app.storage.members import change_member
from organizer_app.storage.merging.false_names import keep_false_names
from organizer_app.storage.merging.regional_records import held_marks
from organizer_app.storage.merging.sealing import seal_own_steps
from organizer_app.storage.plan_facts import fact_of, keep_fact
from organizer_app.storage.plan_file import replica_of
from organizer_app.storage.plan_format import FORMAT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime
    from pathlib import Path

    from organizer_app.domain.merging.extents import Extent
    from organizer_app.domain.merging.previews import MergePreview
    from organizer_app.domain.merging.steps import MergeReport, StepBundle, Vector
    from organizer_app.exchange.bundles.laptop_keys import LaptopKeys
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.reader import Reader


# By the key of a member that holds the steps of others in part: marks of the records that it has.
_HELD = "records_held"
_SAVED = "changes_saved"


class Incoming(NamedTuple):
    """Changes that a member sent, opened and checked, and the member."""

    bundle: StepBundle
    sender: Member


class Sealed(NamedTuple):
    """A sealed file, the number of steps in it, for whom it is, and what they have with it."""

    file: bytes
    steps: int
    members: tuple[Member, ...]
    vector: Vector


def seal(
    workspace: Workspace,
    *,
    to: Sequence[str] = (),
    passphrase: str = "",
    since: Vector | None = None,
) -> Sealed:
    """Return, sealed, every step that some members lack as far as is known.

    Regional members get neither legal-only records nor secret fields, and of some only their cities, in files
    of their own.

    Args:
        workspace: the plan.
        to: names of the members; all by default, and regional ones only when there are no others.
        passphrase: seals it for anyone who knows it, instead of for their keys.
        since: what they have; None for what they said last.

    Raises:
        UnknownMember: no member has one of the names.
        NobodyToSendTo: there is no member.
        MemberRevoked: one of them is revoked.
        RolesDiffer: some of the members are sent another part of the plan than others.
    """
    present = [each for each in members(workspace) if not each.is_revoked]
    at_desk = [each for each in present if not each.is_regional]
    wanted = [named(workspace, name) for name in to] or at_desk or present
    if not wanted:
        raise NobodyToSendTo
    revoked = next((each for each in wanted if each.is_revoked), None)
    if revoked is not None:
        raise MemberRevoked(revoked.name)
    given = wanted[0].given
    if any((each.given.role, each.given.areas) != (given.role, given.areas) for each in wanted):
        raise RolesDiffer
    heard = least(each.heard for each in wanted) if since is None else since
    return seal_for(workspace, wanted, since=heard, sights=MemberSights(workspace), passphrase=passphrase)


def seal_for(
    workspace: Workspace,
    wanted: Sequence[Member],
    *,
    since: Vector,
    sights: MemberSights,
    passphrase: str = "",
) -> Sealed:
    """Return, sealed, every step after a vector for members who are sent the same part of the plan."""
    workspace.become_own()
    bundle = part_of_plan(workspace, wanted, since=since, sights=sights)
    bundle = with_checkpoints(workspace, bundle, is_part=wanted[0].given.role is not MemberRole.DESK)
    bundle = replace(bundle, names={**bundle.names, bundle.sender: workspace.author or bundle.sender[:8]})
    keys = own_keys(workspace)
    file = sealed(
        step_lines(bundle),
        keys,
        recipients=[keys.seal_key, *(each.seal_key for each in wanted)],
        passphrase=passphrase,
        min_reader=bundle.min_reader,
    )
    _keep(workspace, [(each, replace(each, sent_at=workspace.clock())) for each in wanted])
    return Sealed(file, len(bundle.steps), tuple(wanted), bundle.vector)


def part_of_plan(
    workspace: Workspace, wanted: Sequence[Member], *, since: Vector, sights: MemberSights
) -> StepBundle:
    """Return the steps that some members lack, without what they are not sent.

    All steps are told again when one of the members lacks a record that it may see now: somebody was given a
    role in its cities, or it was given more of them.
    """
    bundle = sights.steps(since)
    if wanted[0].given.role is MemberRole.DESK:
        if any(_held(workspace, each) is not None for each in _up_to_date(wanted, since)):
            bundle = sights.steps({})
        return replace(bundle, extents=own_extents(workspace), held=held_here(workspace))
    views = [sights.of(each) for each in wanted]
    for member in _up_to_date(wanted, since):
        if not sights.of(member).marks(since) <= frozenset(_held(workspace, member) or ()):
            bundle = sights.steps({})
    return without_secrets(bundle, lambda noun, record_id: all(each.shows(noun, record_id) for each in views))


def _up_to_date(wanted: Iterable[Member], since: Vector) -> list[Member]:
    """Return the members who have told what they hold since they have all that is not sent again.

    What others hold is not known yet: what they were sent last may be on its way.
    """
    return [
        each
        for each in wanted
        if since and all(each.heard.get(origin, 0) >= number for origin, number in since.items())
    ]


def own_extents(workspace: Workspace) -> dict[str, Extent]:
    """Return what this desk has decided that members are sent, by their keys."""
    return {each.sign_key: each.extent for each in members(workspace) if not each.is_revoked}


def held_here(workspace: Workspace) -> tuple[str, ...] | None:
    """Return marks of the records here, if this laptop holds the steps of others in part."""
    with workspace.read() as reader:
        return held_marks(reader.connection) if is_partial(reader.connection) else None


def _held(workspace: Workspace, member: Member) -> tuple[str, ...] | None:
    with workspace.read() as reader:
        kept = json.loads(fact_of(reader.connection, _HELD) or "{}")
    held = kept.get(member.sign_key)
    return None if held is None else tuple(held)


def save(workspace: Workspace, *, out: Path, to: Sequence[str] = (), passphrase: str = "") -> Sealed:
    """Write what `seal` returns into a new file.

    Raises:
        PlanExists, CannotWrite, DiskFull: there is no new file.
    """
    made = seal(workspace, to=to, passphrase=passphrase)
    with built_beside(out) as draft:
        draft.write_bytes(made.file)
    saved = {"origin": workspace.replica, "at": encode_moment(workspace.clock())}
    workspace.keep_fact(_SAVED, json.dumps(saved))
    return made


def saved_in(reader: Reader) -> datetime | None:
    """Return when this laptop last saved a file of changes, UTC, or None; a folder and a hub are no files."""
    kept = json.loads(fact_of(reader.connection, _SAVED) or "{}")
    return decode_moment(kept["at"]) if kept.get("origin") == replica_of(reader.connection) else None


def least(vectors: Iterable[Vector]) -> dict[str, int]:
    """Return what all of several laptops have."""
    first, *others = vectors
    known = dict(first)
    for vector in others:
        known = {origin: min(number, vector.get(origin, 0)) for origin, number in known.items()}
    return {origin: number for origin, number in known.items() if number}


def highest(one: Vector, other: Vector) -> dict[str, int]:
    """Return what two laptops have together."""
    return {origin: max(one.get(origin, 0), other.get(origin, 0)) for origin in one.keys() | other.keys()}


def has_now(sender: Member, bundle: StepBundle) -> dict[str, int]:
    """Return what a member has after it sent a bundle; an earlier one that came late says less.

    Less than before is true of who goes on from an older copy of the plan, as another laptop.
    """
    own = bundle.vector.get(bundle.sender, 0)
    is_late = bundle.sender == sender.origin and own < sender.heard.get(bundle.sender, 0)
    return highest(sender.heard, bundle.vector) if is_late else dict(bundle.vector)


def read(path: Path) -> bytes:
    """Return the bytes of a file of changes, if it is not larger than any of ours.

    Raises:
        CannotRead: there is no such file, or it may not be read.
        ChangesRefused: it is too large.
    """
    try:
        with path.open("rb") as file:
            found = file.read(MOST_BYTES + 1)
    except OSError as refused:
        raise CannotRead(str(path)) from refused
    if len(found) > MOST_BYTES:
        raise ChangesRefused(Refusal.TOO_LARGE)
    return found


def unseal(workspace: Workspace, *, file: bytes, passphrase: str = "") -> Incoming:
    """Open changes that a member sent; only who sent some in the name of another laptop is noted.

    Changes that a revoked member made since are left out, no matter who brings them.

    Raises:
        ChangesRefused: they are not taken; the reason says why.
    """
    known = {each.sign_key: each for each in members(workspace)}
    keys = own_keys(workspace)
    found = opened(
        file,
        keys,
        senders={keys.sign_key: "", **{sign_key: each.name for sign_key, each in known.items()}},
        revoked={sign_key for sign_key, each in known.items() if each.is_revoked},
        passphrase=passphrase,
        reader=FORMAT,
    )
    with collector_at_rest():
        told = bundle_of(found.content)
        # What this laptop sent itself is of use to an older copy of its plan.
        sender = known.get(found.sender) or this_laptop(workspace, keys)
        if workspace.refusal is None and any(step.origin == workspace.replica for step in told.steps):
            workspace.keep_aside(lambda reader: seal_own_steps(reader.connection))
        try:
            with workspace.read() as reader:
                arrived = checked(reader, told, sender, known=known.values(), own_key=keys.sign_key)
        except ChangesRefused as refused:
            if workspace.refusal is None:
                workspace.keep_aside(partial(_note_refused, refused, sender, told, workspace.clock()))
            raise
        if found.sender == keys.sign_key and not _has_news(workspace.reached, arrived):
            raise ChangesRefused(Refusal.OWN)
        bundle = believed(arrived, known.values())
        return Incoming(reduced(workspace, bundle, sender) if sender.is_regional else bundle, sender)


def _has_news(reached: Vector, bundle: StepBundle) -> bool:
    """Return whether a bundle holds steps that are not here."""
    is_other = bundle.common_past is not None
    return is_other or any(reached.get(each.origin, 0) < each.first_sequence for each in bundle.steps)


def this_laptop(workspace: Workspace, keys: LaptopKeys) -> Member:
    """Return this laptop as others know it."""
    now = workspace.clock()
    return Member(keys.sign_key, workspace.author, keys.seal_key, now, origin=workspace.replica)


def _note_refused(
    refused: ChangesRefused, sender: Member, told: StepBundle, at: datetime, reader: Reader
) -> None:
    """Keep who used the name of another laptop; one that goes on from an older copy is told all again."""
    if refused.false_name is not None:
        keep_false_names(reader.connection, [refused.false_name._replace(at=encode_moment(at))])
    if refused.reason is Refusal.OLDER_COPY:
        heard = {origin: number for origin, number in sender.heard.items() if origin != told.sender}
        change_member(reader.connection, sender, replace(sender, heard=heard))


def reduced(workspace: Workspace, bundle: StepBundle, sender: Member) -> StepBundle:
    """Return what is believed of a regional member: its own steps, about its cities."""
    view = MemberSights(workspace).within(sender.given.areas, bundle.sender)
    former = {each.origin for each in bundle.checkpoints if each.sign_key == sender.sign_key}
    return from_regional(bundle, view.shows, view.own, former)


def believed(bundle: StepBundle, known: Iterable[Member]) -> StepBundle:
    """Return a bundle without the changes that revoked members made since, no matter who brings them."""
    revoked = {each.sign_key: each.revoked for each in known if each.revoked is not None}
    # Somebody may have become another laptop since, under the same key.
    last = {each.origin: 0 for each in bundle.checkpoints if each.sign_key in revoked}
    last |= {origin: number for vector in revoked.values() for origin, number in vector.items()}
    steps = tuple(
        step for step in bundle.steps if step.origin not in last or step.last_sequence <= last[step.origin]
    )
    return replace(bundle, steps=steps)


def look(workspace: Workspace, *, incoming: Incoming) -> MergeReport:
    """Return what taking changes in would do, and change nothing."""
    return merging.preview(workspace, bundle=incoming.bundle)


def show(workspace: Workspace, *, incoming: Incoming) -> MergePreview:
    """Return what taking changes in would do, field by field, and change nothing.

    Raises:
        ChangesRefused, OriginClash: they cannot be taken in.
    """
    return merge_previews.preview(workspace, bundle=incoming.bundle)


def take_in(
    workspace: Workspace, *, incoming: Incoming, backs_up: bool = True, by_itself: bool = False
) -> MergeReport:
    """Take in changes that a member sent, after a backup, as one step that can be undone.

    Args:
        workspace: the plan.
        incoming: the changes.
        backs_up: whether the plan is backed up first; a watched folder brings a change a minute.
        by_itself: whether they came without anybody asking for them; Undo then leaves them alone.

    Raises:
        ChangesRefused, OriginClash: nothing was changed.
    """
    sender = incoming.sender
    heard = has_now(sender, incoming.bundle)
    told = replace(sender, origin=incoming.bundle.sender, heard=heard, heard_at=workspace.clock())

    def note(reader: Reader) -> None:
        change_member(reader.connection, sender, told)
        keep_said(reader, sender, incoming.bundle)

    # In one transaction: a disk that is full after the first of two would refuse what is in already.
    report = merging.merge(
        workspace,
        bundle=incoming.bundle,
        sender=sender.name,
        backs_up=backs_up,
        by_itself=by_itself,
        beside=note,
    )
    if report.taken:
        with suppress(DiskFull):
            # The next file says the same once more.
            forget_gap(workspace)
    return report


def keep_said(reader: Reader, sender: Member, bundle: StepBundle) -> None:
    """Keep what a member said beside its steps: what it holds, its decisions on others, secrets of forms."""
    if not sender.is_regional:
        keep_told(reader, sender.sign_key, bundle.extents)
        keep_form_secrets(reader, secrets_told(bundle.form_secrets))
    kept = json.loads(fact_of(reader.connection, _HELD) or "{}")
    said = {**kept, sender.sign_key: bundle.held and list(bundle.held)}
    if said != kept and (bundle.held is not None or sender.sign_key in kept):
        keep_fact(reader.connection, _HELD, json.dumps(said))


def _keep(workspace: Workspace, changed: Iterable[tuple[Member, Member]]) -> None:
    def write(reader: Reader) -> None:
        for before, after in changed:
            change_member(reader.connection, before, after)

    workspace.keep_aside(write)
