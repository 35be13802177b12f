"""Erase a person: what stands where a trace was, what stays of a record, and what was removed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.model.people import Person
from organizer_app.domain.people.name_forms import without

if TYPE_CHECKING:
    import re
    from datetime import date

# Replacement for a trace of the person; it must not look like a name.
ERASED = "[erased]"
# Ten years: a longer period means nobody picked a date on purpose.
MOST_KEPT_DAYS = 3650


class Unfinished(Enum):
    """Why the file could not be rewritten after a person was erased; opening the plan tries again.

    OPEN_ELSEWHERE: another program was reading it. NO_ROOM: the disk is full. NOT_WRITABLE: anything else.
    """

    OPEN_ELSEWHERE = "open_elsewhere"
    NO_ROOM = "no_room"
    NOT_WRITABLE = "not_writable"


@dataclass(frozen=True, slots=True)
class ErasureProof:
    """The result of erasing a person.

    Attributes:
        person_id: id of the person, whose row stays as an empty tombstone; empty for somebody without one.
        records: number of emptied records, by noun.
        texts: number of other texts that held a trace and were cleaned, by table.
        searched: number of texts read again afterward, word by word.
        left: number of those texts that still held a trace; 0 unless something went wrong.
        copies: files that are copies of the plan: by name in its folder, by path in other likely folders.
        doubtful: number of texts that may mention the person and were kept.
        unfinished: why freed parts of the file may still hold traces, or None.
    """

    person_id: str
    records: Mapping[str, int]
    texts: Mapping[str, int]
    searched: int
    left: int
    copies: tuple[str, ...] = ()
    doubtful: int = 0
    unfinished: Unfinished | None = None


class DuePerson(NamedTuple):
    """A person who was kept longer than their last mobilization allows: `until` is in the past.

    For one who was removed from the plan it is None: lists show them no more, but the history still does.
    """

    person_id: str
    name: str
    until: date | None


class KeptMoment(NamedTuple):
    """The last day on which a mobilization keeps its people, counted from its anchor date, or None."""

    mobilization_id: str
    title: str
    until: date | None
    days: int


class ErasurePlan(NamedTuple):
    """The last day to keep people, and who is due to be erased, longest overdue first, removed ones last."""

    moments: tuple[KeptMoment, ...]
    due: tuple[DuePerson, ...]


def scrubbed(text: str, traces: re.Pattern[str]) -> str:
    """Return a text with every trace replaced by `ERASED`."""
    return without(text, traces, ERASED)


def emptied(person: Person) -> Person:
    """Return the tombstone of a person: only its id."""
    return Person(id=person.id, version=person.version, created_at=person.created_at, name="", hidden=True)
