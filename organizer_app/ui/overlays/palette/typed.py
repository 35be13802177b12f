"""Parses the text in the palette: which sections it is for, which verbs it means, and on what."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final, NamedTuple

from organizer_app.domain.basics.fuzzy import searchable
from organizer_app.ui.flow.typed_values import day_meant
from organizer_app.ui.overlays.palette.entries import VERBS, Section, Verb
from organizer_app.wording.window import palette as words

_ALL: Final = frozenset(Section) - {Section.RECENT}
_BY_SIGN: Final = {
    ">": frozenset({Section.COMMANDS, Section.PLACES, Section.CHOICES}),
    "@": frozenset({Section.PEOPLE, Section.GROUPS}),
    "#": frozenset({Section.CITIES, Section.ACTIONS}),
    "/": frozenset({Section.DATES}),
}
# Only text that looks like a day is parsed as one: the lenient library is too slow for every key.
_DAY_LIKE: Final = re.compile(r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.]\d{1,2}([/.]\d{2,4})?", re.ASCII)
_NAMED_DAY: Final = re.compile(r"([a-z]{3,9})\.? (\d{1,2})|(\d{1,2}) ([a-z]{3,9})", re.ASCII)
_MONTHS: Final = frozenset(
    ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
)
_FEWEST: Final = 2


class Typed(NamedTuple):
    """The typed text.

    Attributes:
        text: the text without the sign at its start.
        sections: the sections to search.
    """

    text: str
    sections: frozenset[Section]

    @property
    def is_narrow(self) -> bool:
        """Return whether a sign narrows it down, so that there is room for more lines of a kind."""
        return self.sections != _ALL


class Order(NamedTuple):
    """A verb and the remaining words, which name its object."""

    verb: Verb
    words: tuple[str, ...]


def typed(text: str) -> Typed:
    """Read the sign at the start of a text: > @ # or /."""
    bare = text.strip()
    if bare[:1] in _BY_SIGN:
        return Typed(bare[1:].strip(), _BY_SIGN[bare[0]])
    return Typed(bare, _ALL)


def orders(text: str) -> list[Order]:
    """Return the verbs that the first word of a text may begin, each with the words for its object."""
    parts = searchable(text).split()
    if not parts or len(parts[0]) < _FEWEST:
        return []
    found = []
    for verb in VERBS:
        known = words.verb_words(verb.code)
        if any(word.startswith(parts[0]) for word in known):
            rest = parts[1:]
            # "set lead seattle": a whole word of the verb is no part of a city's name.
            while rest and rest[0] in known:
                rest = rest[1:]
            found.append(Order(verb, tuple(rest)))
    return found


def day_of(text: str, year: int, today: date) -> date | None:
    """Return the day that a text such as "jul 14", "7/14" or "tomorrow" means, or None.

    Args:
        text: as typed.
        year: used when the text names none.
        today: the present day at HQ.
    """
    plain = " ".join(text.casefold().replace(",", " ").split())
    near = words.near_days()
    if plain in near:
        return today + timedelta(days=near[plain])
    match = _NAMED_DAY.fullmatch(plain)
    is_day = match is not None and (match[1] or match[4])[:3] in _MONTHS
    if not is_day and not _DAY_LIKE.fullmatch(plain):
        return None
    return day_meant(plain, year).value
