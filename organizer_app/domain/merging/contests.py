"""Describe a field that two laptops changed differently, as a person decides it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from organizer_app.domain.basics.changes import Noun

# Texts of any length, which can hold what both sides wrote, one below the other.
_PAGES: Final = frozenset(
    {"notes", "private_notes", "script", "conditions", "text", "reason", "skip_reason", "body", "promise"}
)
# Lists without an order that means anything; those with a family of their own never wait for a person.
_LISTS: Final = frozenset({"hashtags"})


@dataclass(frozen=True, slots=True)
class ContestedValue:
    """One of the values.

    Attributes:
        value: plain, as in the journal; for a removal, whether the record is removed.
        author: who wrote it, or the laptop; empty if neither has a name.
        at: when, UTC, by the clock of that laptop.
        origin: id of its replica.
    """

    value: Any
    author: str
    at: datetime
    origin: str


@dataclass(frozen=True, slots=True)
class ContestedField:
    """A field that waits for a person.

    Attributes:
        noun: kind of the record.
        record_id: its id.
        field: name of the field; ``hidden`` when it is contested whether the record stays.
        was: what it held before.
        shown: what every laptop shows meanwhile.
        values: the values, that of the highest rank first.
        unaware: what was added to or changed on a removed record by others: kind and id of each part.
    """

    noun: Noun
    record_id: str
    field: str
    was: Any
    shown: Any
    values: tuple[ContestedValue, ...]
    unaware: tuple[tuple[Noun, str], ...] = ()

    @property
    def can_be_both(self) -> bool:
        """Whether it can hold what both sides wrote: it is a text of any length, or a list."""
        is_long = self.field in _PAGES or self.is_list
        return is_long and all(isinstance(each.value, str) for each in self.values)

    @property
    def is_list(self) -> bool:
        """Whether it is a list that can hold the entries of every side."""
        return self.field in _LISTS

    def both(self) -> str:
        """Return what every side wrote into a text, one below the other; nothing is said twice."""
        return "\n".join(dict.fromkeys(each.value for each in self.values if each.value))
