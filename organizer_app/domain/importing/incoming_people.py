"""People as a file describes them, before it is known whether the plan has them already."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.model.people import ContactKind

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class IncomingPoint:
    """One way to reach a person, as written in the file; `label` says which, such as "work"."""

    kind: ContactKind
    value: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class IncomingPerson:
    """One person of a file.

    Attributes:
        spot: number of the card or row in the file, from 1.
        name: as it is to be shown.
        points: ways to reach them, preferred ones first.
        other_names: what else they are called.
        organization: the group they belong to.
        languages: BCP 47 tags as written.
        zone: IANA zone, when the file names one.
        notes: what the file says about them in prose.
        external_id: the key of the person in the file's own system.
        rest: content lines that have no field here, unfolded, one a line.
        role: what they do there, by the code or the everyday name of a role.
        city: where, such as "Portland, OR".
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


@dataclass(frozen=True, slots=True)
class RefusedCard:
    """A card that cannot be read; `reason` is a code that wording has a sentence for."""

    spot: int
    reason: str


class TableSubject(Enum):
    """What the rows of a table are."""

    ACTIONS = "actions"
    PEOPLE = "people"
    GROUPS = "groups"


class Outcome(Enum):
    """What comes of a card or row that was read; `ALIKE` is a new entry that looks like one of the plan."""

    CREATED = "created"
    ALIKE = "alike"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


class RowVerdict(NamedTuple):
    """What comes of one card or row; `doubt` is a code of what it says that the plan cannot take."""

    spot: int
    name: str
    outcome: Outcome
    doubt: str = ""
    cell: str = ""


@dataclass(frozen=True, slots=True)
class PeopleReport:
    """What an import of people did, in numbers of cards or rows, and card by card."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    possible_duplicates: int = 0
    refused: tuple[RefusedCard, ...] = ()
    rows: tuple[RowVerdict, ...] = field(default=(), compare=False)


def report_of(rows: Sequence[RowVerdict], refused: Sequence[RefusedCard]) -> PeopleReport:
    """Sum up what came of every card or row."""
    counts = Counter(row.outcome for row in rows)
    return PeopleReport(
        created=counts[Outcome.CREATED] + counts[Outcome.ALIKE],
        updated=counts[Outcome.UPDATED],
        unchanged=counts[Outcome.UNCHANGED],
        possible_duplicates=counts[Outcome.ALIKE],
        refused=tuple(refused),
        rows=tuple(rows),
    )
