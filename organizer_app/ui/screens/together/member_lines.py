"""The lines of the list of laptops: this one first, then the others, below a head with the columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from organizer_app.wording.together import laptops as words

if TYPE_CHECKING:
    from datetime import datetime, tzinfo

    from organizer_app.domain.merging.exchange_books import ExchangeBook, MemberState

OWN = "own"


class MemberHead(NamedTuple):
    """The names of the columns."""

    columns: tuple[str, ...]


class OwnLine(NamedTuple):
    """This laptop: its name, empty if it has none yet, and the number of changes in the plan."""

    name: str
    changes: int


class MemberLine(NamedTuple):
    """Another laptop; moments are local.

    Attributes:
        state: what is known of it.
        compared: when its words were compared.
        heard_at: when something of it last came, or None.
        sent_at: when something was last sealed for it, or None.
    """

    state: MemberState
    compared: datetime
    heard_at: datetime | None
    sent_at: datetime | None

    @property
    def key(self) -> str:
        """What identifies the laptop."""
        return self.state.member.sign_key


Line = MemberHead | OwnLine | MemberLine


def lines_of(book: ExchangeBook, desk: tzinfo | None) -> list[Line]:
    """Return the laptops, with moments in a time zone; None for that of this computer."""
    lines: list[Line] = [
        MemberHead(tuple(words.columns().split("|"))),
        OwnLine(book.name, book.changes),
    ]
    lines += [member_line(each, desk) for each in book.members]
    return lines


def member_line(state: MemberState, desk: tzinfo | None) -> MemberLine:
    """Return the line of a laptop."""
    member = state.member
    return MemberLine(
        state, member.compared.astimezone(desk), local(member.heard_at, desk), local(member.sent_at, desk)
    )


def local(moment: datetime | None, desk: tzinfo | None) -> datetime | None:
    """Return a moment in a time zone, None for that of this computer."""
    return moment.astimezone(desk) if moment is not None else None
