"""Forgetting a person: which traces of them to look for in texts, and what was found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.model.people import ContactKind, ContactPoint, Person

if TYPE_CHECKING:
    from datetime import date

# What stands where a trace of the person stood; it must not look like a name.
ERASED = "[erased]"
# A number of fewer digits is a house number or a year, not a phone.
_PHONE_DIGITS = 7
# Ten years: who wants to keep people longer than that has no date in mind.
MOST_KEPT_DAYS = 3650
_NATIONAL_DIGITS = 10
_SEPARATORS = r"[\s().\-/+]*"


@dataclass(frozen=True, slots=True)
class ErasureProof:
    """What forgetting a person did.

    Attributes:
        person_id: id of the person, whose row stays as an empty tombstone.
        records: how many records were emptied, by noun.
        texts: how many other texts held a trace and were cleaned, by table.
        searched: how many texts were read again afterwards.
        left: how many of them still held a trace; always 0 unless something went wrong.
        copies: files that are copies of the plan: by name beside it, by path in other likely folders of this
            computer.
    """

    person_id: str
    records: Mapping[str, int]
    texts: Mapping[str, int]
    searched: int
    left: int
    copies: tuple[str, ...] = ()


class DuePerson(NamedTuple):
    """Somebody whose last mobilization lies longer back than it wants people kept: `until` is past."""

    person_id: str
    name: str
    until: date


class KeptMoment(NamedTuple):
    """Until which day, so many after its anchor date, a mobilization keeps its people; None without one."""

    mobilization_id: str
    title: str
    until: date | None
    days: int


class ErasurePlan(NamedTuple):
    """Until when people are kept, and who is due to be erased, the longest overdue first."""

    moments: tuple[KeptMoment, ...]
    due: tuple[DuePerson, ...]


def traces_of(person: Person, points: Iterable[ContactPoint]) -> re.Pattern[str]:
    """Return a pattern that finds a person's names, phone numbers and addresses in any text.

    Names are found as whole words in any case, phone numbers with any separators and with or without the
    country code, e-mail addresses and other handles literally.
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
    """Find a name by its words, however they are separated; also as JSON text escapes it."""
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
    """Return the tombstone of a person: its id, and nothing about anybody."""
    return Person(id=person.id, version=person.version, created_at=person.created_at, name="", hidden=True)
