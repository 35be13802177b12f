"""People as a file describes them, before it is known whether the plan has them already."""

from __future__ import annotations

from dataclasses import dataclass

from organizer_app.domain.people import ContactKind


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


@dataclass(frozen=True, slots=True)
class PeopleReport:
    """What an import of people did, in numbers of cards or rows."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    possible_duplicates: int = 0
    refused: tuple[RefusedCard, ...] = ()
