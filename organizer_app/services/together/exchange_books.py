"""Reads how far the laptops of a plan are in step: who lacks what, and how the shared folder does."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from organizer_app.domain.basics.grouping import grouped
from organizer_app.domain.basics.problems import PlanInUse, PlanReadOnly
from organizer_app.domain.merging.exchange_books import ExchangeBook, FolderState, MemberState, lacking
from organizer_app.services.together.chosen_folder import folder_in
from organizer_app.services.together.exchanging import saved_in
from organizer_app.services.together.members import (
    card_text,
    keys_in,
    members_in,
    own_card,
    words_of_member,
    words_to_compare,
)
from organizer_app.storage import own_origin
from organizer_app.storage.members import last_taken
from organizer_app.storage.merging.false_names import false_names
from organizer_app.storage.merging.large_erasures import asked
from organizer_app.storage.merging.leaving import vector_of
from organizer_app.storage.merging.origins import Origins
from organizer_app.storage.merging.waiting import sort_steps
from organizer_app.storage.plan_file import replica_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from organizer_app.domain.basics.plan_checks import FalseName
    from organizer_app.domain.merging.exchange_watch import WentOn
    from organizer_app.domain.merging.large_erasures import LargeErasure
    from organizer_app.domain.merging.members import Member, MemberCard
    from organizer_app.domain.merging.steps import Vector
    from organizer_app.exchange.bundles.laptop_keys import LaptopKeys
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.reader import Reader


def read_exchange_book(workspace: Workspace) -> ExchangeBook:
    """Return who is a member, what each lacks as far as is known, and how the shared folder does."""
    with workspace.read() as reader:
        keys = keys_in(reader)
        known = members_in(reader)
        replica, now = replica_of(reader.connection), vector_of(reader.connection)
        arrived = sort_steps(reader.connection, Origins(reader.connection), ())
        (path, written_at), taken_at = folder_in(reader), last_taken(reader.connection)
        saved_at, false = saved_in(reader), false_names(reader.connection)
        went = _went_on(reader, known)
        asking = asked(reader.connection)
    card = card_here(workspace, keys)
    by_key = grouped(false, lambda each: each.sign_key)
    states = [_state(each, now, by_key.get(each.sign_key, ())) for each in known]
    present = [each for each in known if not each.is_revoked]
    states = _with_asking(states, asking)
    own = now.get(replica, 0)
    heard = max((each.heard.get(replica, 0) for each in present), default=own)
    folder = FolderState(path, Path(path).is_dir(), taken_at, written_at, workspace.watch)
    return ExchangeBook(
        name=workspace.author,
        words=tuple(words_to_compare(card).split()) if card is not None else (),
        card=card_text(card) if card is not None else "",
        changes=sum(now.values()),
        members=tuple(sorted(states, key=lambda each: each.member.is_revoked)),
        alone=max(0, own - heard),
        waiting=len(arrived.waiting),
        missing=arrived.missing,
        folder=folder if path else FolderState(),
        saved_at=saved_at,
        went_on=went,
    )


def went_on(workspace: Workspace) -> WentOn | None:
    """Return how the plan file became that of another laptop, as long as no member has heard of it."""
    with workspace.read() as reader:
        return _went_on(reader, members_in(reader))


def _went_on(reader: Reader, known: Iterable[Member]) -> WentOn | None:
    replica, known = replica_of(reader.connection), tuple(known)
    is_heard = any(each.heard.get(replica) for each in known)
    return None if is_heard or not known else own_origin.went_on(reader.connection)


def card_here(workspace: Workspace, keys: LaptopKeys | None = None) -> MemberCard | None:
    """Return the card of this laptop; None where it has no keys in the plan yet, and none can be kept now."""
    try:
        return own_card(workspace, keys)
    except (PlanReadOnly, PlanInUse):
        return None


def _with_asking(states: Sequence[MemberState], asking: Sequence[LargeErasure]) -> list[MemberState]:
    """Return members with what they ask; the first has what comes from laptops that are not paired here."""
    own = {each.member.origin for each in states}
    first = next((each for each in states if not each.member.is_revoked), None)
    return [
        each._replace(
            asking=tuple(
                wanted
                for wanted in asking
                if wanted.origin == each.member.origin or (each is first and wanted.origin not in own)
            )
        )
        for each in states
    ]


def _state(member: Member, now: Vector, false: Iterable[FalseName]) -> MemberState:
    said = words_of_member(member)
    return MemberState(member, said, lacking(member.heard, now), lacking(now, member.heard), tuple(false))
