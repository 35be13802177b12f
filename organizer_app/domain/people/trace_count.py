"""Count a person's traces in another way than they are erased, so that one mistake does not hide another."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from organizer_app.domain.people.name_forms import KnownForms

# The digits of a number without its country; a shorter one is a house number or a year.
_NATIONAL: Final = 10
_PHONE: Final = 7
_LETTER: Final = re.compile(r"[^\W\d_]")
_HYPHEN: Final = re.compile("(?<=\\w)[\\-\u2010\u2011](?=\\w)")
# Apostrophes, and what nobody sees in a word.
_UNREAD: Final = "'\u2019\u02bc\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"


class TraceCounter:
    """Tells whether a text names a person: word by word and digit by digit, without a pattern.

    Args:
        forms: what only this person is or was called, and how they were reached.
        others: names of people who stay; a word inside one of them is no trace.
    """

    def __init__(self, forms: KnownForms, others: Iterable[str]) -> None:
        values = [value for _, value in forms.contacts]
        numbers = [_digits(value) for value in values if not _LETTER.search(value)]
        self._numbers = [each[-_NATIONAL:] for each in numbers if len(each) >= _PHONE]
        named = list(map(_words, forms.names))
        turned = [[each[-1], *each[:-1]] for each in named if each]
        worded = [_words(value) for value in values if _LETTER.search(value)]
        self._sequences = [each for each in (*named, *turned, *worded) if each]
        own = {word for each in self._sequences for word in each}
        self._kept = [words for words in map(_words, others) if len(words) > 1 and own.intersection(words)]

    def is_named_in(self, text: str) -> bool:
        """Return whether a text names the person; a hyphen in it parts two words or is within one."""
        if self._is_told_in(_words(text)) or self._is_told_in(_words(_HYPHEN.sub("", text))):
            return True
        runs = map(_digits, _LETTER.split(text)) if self._numbers else ()
        return any(number in run for run in runs for number in self._numbers)

    def _is_told_in(self, words: Sequence[str]) -> bool:
        covered = {
            spot for kept in self._kept for at in _places(words, kept) for spot in range(at, at + len(kept))
        }
        return any(at not in covered for wanted in self._sequences for at in _places(words, wanted))


def _digits(text: str) -> str:
    return "".join(str(unicodedata.digit(each)) for each in text if each.isdigit())


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text).casefold()
    letters = (each for each in plain if not unicodedata.combining(each) and each not in _UNREAD)
    return "".join(letter if letter.isalnum() else " " for letter in letters).split()


def _places(words: Sequence[str], wanted: Sequence[str]) -> Iterator[int]:
    first, count = wanted[0], len(wanted)
    for at, word in enumerate(words):
        if word == first and list(words[at : at + count]) == list(wanted):
            yield at
