"""Tell what can be the name of a person from texts that name nobody, and a corrected name from another."""

from __future__ import annotations

from typing import Final

from organizer_app.domain.basics.placeholders import is_number_alone, is_placeholder
from organizer_app.domain.people.name_forms import folded, words_of
from organizer_app.domain.people.people_problems import NameIsNumber, NameMissing, NameNotKnown

# Words with a lower share of equal letters are different words: Ana matches Anna, Dan does not match Dae.
WORD_ALIKE: Final = 80


def check_name(name: str) -> None:
    """Raise what is wrong with a name on one line.

    Raises:
        NameMissing: it is empty.
        NameNotKnown: it only says "TBD" or the like.
        NameIsNumber: it has no letters.
    """
    if not name:
        raise NameMissing
    if is_placeholder(name):
        raise NameNotKnown(name)
    if is_number_alone(name):
        raise NameIsNumber


def names_nobody(name: str) -> bool:
    """Return whether a name that is in the plan only says "TBD" or is a number such as 300."""
    return is_placeholder(name) or is_number_alone(name)


def is_respelled(one: str, other: str) -> bool:
    """Return whether two names may be one person's: corrected, with a word more, or with an initial."""
    from rapidfuzz import fuzz

    fewer, more = sorted(([folded(word) for word in words_of(name)] for name in (one, other)), key=len)
    left = list(more)
    for word in fewer:
        like = next(
            (
                each
                for each in left
                if fuzz.ratio(word, each) >= WORD_ALIKE
                or (len(fewer) > 1 and 1 in {len(word), len(each)} and word[0] == each[0])
            ),
            None,
        )
        if like is None:
            return False
        left.remove(like)
    return bool(fewer)
