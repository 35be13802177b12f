"""Hold people as a file describes them, before they are compared with the plan."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol, TypeVar

from organizer_app.domain.model.people import ContactKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

ROW_SOURCE: Final = "row"
"""The source of a person without number and address, whose key is made of what their row said."""
LONGEST_NAME: Final = 300
"""Characters; a longer name is a file gone wrong, and no list, form or paper could show it."""


@dataclass(frozen=True, slots=True)
class IncomingPoint:
    """One contact point of a person as written in the file; `label` is its type, such as "work"."""

    kind: ContactKind
    value: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class IncomingPerson:
    """One person of a file.

    Attributes:
        spot: number of the card or row in the file, from 1.
        name: display name.
        points: contact points, preferred ones first.
        other_names: other names.
        organization: the person's group.
        languages: BCP 47 tags as written.
        zone: IANA zone, if the file names one.
        notes: prose about the person in the file.
        external_id: key of the person in the file's own system.
        rest: content lines without a field here, unfolded, one per line.
        role: the person's role there, by code or everyday name.
        city: city of the role, such as "Portland, OR".
    """

    spot: int
    name: str
    points: tuple[IncomingPoint, ...] = ()
    other_names: tuple[str, ...] = ()
    organization: str = ""
    pronouns: str = ""
    languages: tuple[str, ...] = ()
    zone: str = ""
    notes: str = ""
    external_id: str = ""
    rest: str = ""
    role: str = ""
    city: str = ""

    @property
    def named(self) -> tuple[str, ...]:
        """The names of the person and of their group."""
        return (self.name, *self.other_names, self.organization)


@dataclass(frozen=True, slots=True)
class RefusedCard:
    """A card that cannot be read; `reason` is a code for a sentence in `wording`."""

    spot: int
    reason: str


class NamedEntry(Protocol):
    """A person or group of a file; `named` are its own name and every other that it brings along."""

    @property
    def spot(self) -> int:
        """Number of the card or row in the file, from 1."""

    @property
    def named(self) -> tuple[str, ...]:
        """All names that the plan would take."""


_Entry = TypeVar("_Entry", bound=NamedEntry)


def with_fitting_names(
    entries: Iterable[_Entry | RefusedCard],
) -> Iterator[_Entry | RefusedCard]:
    """Return the entries of a file in order, refusing each with a name above `LONGEST_NAME`."""
    for entry in entries:
        if not isinstance(entry, RefusedCard) and max(map(len, entry.named)) > LONGEST_NAME:
            yield RefusedCard(entry.spot, "name_too_long")
        else:
            yield entry


class TableSubject(Enum):
    """What the rows of a table describe."""

    ACTIONS = "actions"
    PEOPLE = "people"
    GROUPS = "groups"


class Outcome(Enum):
    """The outcome of a card or row; `ALIKE` is a new entry that resembles one in the plan."""

    CREATED = "created"
    ALIKE = "alike"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


class RowVerdict(NamedTuple):
    """The verdict on one card or row; each doubt is a code and the cell that is not taken as it is."""

    spot: int
    name: str
    outcome: Outcome
    doubts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PeopleReport:
    """The outcome of an import of people, in numbers of cards or rows, and card by card."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    possible_duplicates: int = 0
    refused: tuple[RefusedCard, ...] = ()
    rows: tuple[RowVerdict, ...] = field(default=(), compare=False)


def report_of(rows: Sequence[RowVerdict], refused: Sequence[RefusedCard]) -> PeopleReport:
    """Sum up the outcomes of all cards or rows."""
    counts = Counter(row.outcome for row in rows)
    return PeopleReport(
        created=counts[Outcome.CREATED] + counts[Outcome.ALIKE],
        updated=counts[Outcome.UPDATED],
        unchanged=counts[Outcome.UNCHANGED],
        possible_duplicates=counts[Outcome.ALIKE],
        refused=tuple(refused),
        rows=tuple(rows),
    )
