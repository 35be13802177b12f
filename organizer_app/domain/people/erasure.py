"""Erase a person: build the pattern of their traces in texts, and record what was removed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.model.people import ContactKind, ContactPoint, Person

if TYPE_CHECKING:
    from datetime import date

# Replacement for a trace of the person; it must not look like a name.
ERASED = "[erased]"
# A number with fewer digits is a house number or a year, not a phone number.
_PHONE_DIGITS = 7
# Ten years: a longer period means nobody picked a date on purpose.
MOST_KEPT_DAYS = 3650
_NATIONAL_DIGITS = 10
_SEPARATORS = r"[\s().\-/+]*"


@dataclass(frozen=True, slots=True)
class ErasureProof:
    """The result of erasing a person.

    Attributes:
        person_id: id of the person, whose row stays as an empty tombstone.
        records: number of emptied records, by noun.
        texts: number of other texts that held a trace and were cleaned, by table.
        searched: number of texts read again afterward.
        left: number of those texts that still held a trace; 0 unless something went wrong.
        copies: files that are copies of the plan: by name in its folder, by path in other likely folders.
    """

    person_id: str
    records: Mapping[str, int]
    texts: Mapping[str, int]
    searched: int
    left: int
    copies: tuple[str, ...] = ()


class DuePerson(NamedTuple):
    """A person who was kept longer than their last mobilization allows: `until` is in the past."""

    person_id: str
    name: str
    until: date


class KeptMoment(NamedTuple):
    """The last day on which a mobilization keeps its people, counted from its anchor date, or None."""

    mobilization_id: str
    title: str
    until: date | None
    days: int


class ErasurePlan(NamedTuple):
    """The last day to keep people, and who is due to be erased, longest overdue first."""

    moments: tuple[KeptMoment, ...]
    due: tuple[DuePerson, ...]


def traces_of(person: Person, points: Iterable[ContactPoint]) -> re.Pattern[str]:
    """Return a pattern that finds a person's names, phone numbers and addresses in any text.

    Names match as whole words in any case. Phone numbers match with any separators, with or without the
    country code. Email addresses and other handles match literally.
    """
    names = [name for name in (person.name, *person.other_names) if name.strip()]
    found = [_words(name) for name in names]
    for point in points:
        digits = re.sub(r"\D", "", point.value)
        if point.kind in {ContactKind.PHONE, ContactKind.SIGNAL} and len(digits) >= _PHONE_DIGITS:
            found.append(_number(digits[-_NATIONAL_DIGITS:]))
        if point.value.strip():
            found.append(re.escape(point.value.strip()))
    return re.compile("|".join(found) or r"(?!)", re.IGNORECASE)


def scrubbed(text: str, traces: re.Pattern[str]) -> str:
    """Return a text with every trace replaced by `ERASED`."""
    return traces.sub(ERASED, text)


def _words(name: str) -> str:
    """Return a pattern for the words of a name, with any separators; it also matches JSON escapes."""
    words = name.split()
    plain = r"\s+".join(map(re.escape, words))
    escaped = r"\s+".join(re.escape(_json_escaped(word)) for word in words)
    whole = rf"(?<!\w)(?:{plain})(?!\w)"
    return whole if escaped == plain else rf"{whole}|{escaped}"


def _json_escaped(word: str) -> str:
    return "".join(letter if letter.isascii() else f"\\u{ord(letter):04x}" for letter in word)


def _number(digits: str) -> str:
    country = r"(?:\+?1" + _SEPARATORS + ")?" if len(digits) == _NATIONAL_DIGITS else ""
    return rf"{country}\(?{_SEPARATORS.join(digits)}(?!\d)"


def emptied(person: Person) -> Person:
    """Return the tombstone of a person: only its id."""
    return Person(id=person.id, version=person.version, created_at=person.created_at, name="", hidden=True)
