"""Describe how far the laptops of a plan are in step with each other, as a person reads it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.merging.exchange_watch import Watch, WentOn
from organizer_app.domain.merging.steps import MissingSteps, Vector

if TYPE_CHECKING:
    from organizer_app.domain.basics.plan_checks import FalseName
    from organizer_app.domain.merging.large_erasures import LargeErasure
    from organizer_app.domain.merging.members import Member


class MemberState(NamedTuple):
    """A member and what is known of their copy of the plan.

    Attributes:
        member: the laptop.
        words: its six words.
        they_lack: number of changes here that the laptop has not said it has.
        you_lack: number of changes that it has said it has and that are not here.
        false_names: when it sent changes in the name of another laptop.
        asking: whom it asks to erase; the first one also has what laptops ask that are not paired here.
    """

    member: Member
    words: tuple[str, ...]
    they_lack: int
    you_lack: int
    false_names: tuple[FalseName, ...] = ()
    asking: tuple[LargeErasure, ...] = ()


class FolderState(NamedTuple):
    """The shared folder of a plan.

    Attributes:
        path: where it is on this computer; empty when none is chosen.
        is_there: whether it can be read now.
        taken_at: when something of it was last taken in, or None.
        written_at: when something was last written into it, or None.
        watch: how it is watched.
    """

    path: str = ""
    is_there: bool = False
    taken_at: datetime | None = None
    written_at: datetime | None = None
    watch: Watch = Watch.OFF


_NO_FOLDER: Final = FolderState()


@dataclass(frozen=True, slots=True)
class ExchangeBook:
    """All that a person needs to know of the exchange of changes.

    Attributes:
        name: what changes of this laptop are signed with; empty for none.
        words: the six words of this laptop; none where it has no keys in the plan, and none can be kept now.
        card: its card as one line of text; empty without its words.
        changes: number of changes in the plan.
        members: the other laptops, by name; revoked ones last.
        alone: number of changes that no other laptop has said it has.
        waiting: number of steps that arrived and wait for others.
        missing: what these wait for.
        folder: the shared folder.
        saved_at: when a file of changes was last saved, UTC, or None.
        went_on: how the file became that of another laptop, or None.
    """

    name: str
    words: tuple[str, ...]
    card: str
    changes: int
    members: tuple[MemberState, ...] = ()
    alone: int = 0
    waiting: int = 0
    missing: tuple[MissingSteps, ...] = field(default=())
    folder: FolderState = _NO_FOLDER
    saved_at: datetime | None = None
    went_on: WentOn | None = None

    @property
    def present(self) -> tuple[MemberState, ...]:
        """The members whose changes are accepted."""
        return tuple(each for each in self.members if not each.member.is_revoked)

    @property
    def asked(self) -> int:
        """The number of people whom others ask to erase."""
        return sum(asking.people for each in self.present for asking in each.asking)

    @property
    def unsent(self) -> int:
        """The largest number of changes that a member lacks, as far as is known."""
        return max((each.they_lack for each in self.present), default=0)

    @property
    def lacked(self) -> int:
        """The number of changes that others have said they have and that are not here."""
        return sum(each.you_lack for each in self.present)

    @property
    def silent(self) -> int:
        """The number of members of whom nothing has come: what they have is not known."""
        return sum(each.member.heard_at is None for each in self.present)


def lacking(known: Vector, wanted: Vector) -> int:
    """Return how many of the wanted changes are beyond what somebody knows."""
    return sum(max(0, number - known.get(origin, 0)) for origin, number in wanted.items())
