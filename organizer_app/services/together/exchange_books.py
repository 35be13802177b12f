"""Reads how far the laptops of a plan are in step: who lacks what, and how the shared folder does."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from organizer_app.domain.merging.exchange_books import ExchangeBook, FolderState, MemberState, lacking
from organizer_app.services.together.chosen_folder import chosen, written_at
from organizer_app.services.together.exchanging import last_saved
from organizer_app.services.together.members import (
    card_text,
    members,
    own_card,
    words_of_member,
    words_to_compare,
)
from organizer_app.storage.members import last_taken
from organizer_app.storage.merging.leaving import vector_of
from organizer_app.storage.merging.origins import Origins
from organizer_app.storage.merging.waiting import sort_steps

if TYPE_CHECKING:
    from organizer_app.domain.merging.members import Member
    from organizer_app.domain.merging.steps import Vector
    from organizer_app.services.plan.workspace import Workspace


def read_exchange_book(workspace: Workspace) -> ExchangeBook:
    """Return who is a member, what each lacks as far as is known, and how the shared folder does."""
    card = own_card(workspace)
    known = members(workspace)
    with workspace.read() as reader:
        now = vector_of(reader.connection)
        arrived = sort_steps(reader.connection, Origins(reader.connection), ())
    states = [_state(workspace, each, now) for each in known]
    present = [each for each in known if not each.is_revoked]
    own = now.get(workspace.replica, 0)
    heard = max((each.heard.get(workspace.replica, 0) for each in present), default=own)
    return ExchangeBook(
        name=workspace.author,
        words=tuple(words_to_compare(card).split()),
        card=card_text(card),
        changes=sum(now.values()),
        members=tuple(sorted(states, key=lambda each: each.member.is_revoked)),
        alone=max(0, own - heard),
        waiting=len(arrived.waiting),
        missing=arrived.missing,
        folder=_folder(workspace),
        saved_at=last_saved(workspace),
    )


def _state(workspace: Workspace, member: Member, now: Vector) -> MemberState:
    said = words_of_member(workspace, member=member)
    return MemberState(member, said, lacking(member.heard, now), lacking(now, member.heard))


def _folder(workspace: Workspace) -> FolderState:
    path = chosen(workspace)
    if not path:
        return FolderState()
    with workspace.read() as reader:
        taken_at = last_taken(reader.connection)
    return FolderState(path, Path(path).is_dir(), taken_at, written_at(workspace), workspace.watch)
