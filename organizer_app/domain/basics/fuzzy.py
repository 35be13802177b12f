"""Finds short texts by the beginnings of their words, then by letters in order, fast enough for every key."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_NOT_A_LETTER_OR_DIGIT: Final = re.compile(r"[\W_]+")
# Two letters in order are in nearly every text, so that they say nothing.
_FEWEST_LETTERS: Final = 3
# How long a text may be, for each letter, that holds the letters.
_FARTHEST: Final = 4
# Texts with the letters in order that are looked at before the closest are taken.
_MOST_WEIGHED: Final = 400


def searchable(text: str) -> str:
    """Return a text as it is compared: lower case, without accents, one blank between words."""
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text)
        text = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return _NOT_A_LETTER_OR_DIGIT.sub(" ", text.casefold()).strip()


class Haystack:
    """Texts in the order in which equally good ones are found; made once, asked at every key.

    Args:
        texts: as `searchable` returns them.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        # The blank before the first word lets one look-up find the beginning of any word.
        self._texts = [f" {text}" for text in texts]
        self._joined = "\n".join(self._texts)
        lengths = (len(text) + 1 for text in self._texts)
        self._starts = list(accumulate(lengths, initial=0))

    def __len__(self) -> int:
        return len(self._texts)

    def find(self, wanted: str, limit: int, favoured: Sequence[int] = ()) -> list[int]:
        """Return the positions of the texts that answer best, the best first.

        First those that begin with what is wanted, then those in which every word of it begins a word. Where
        there is none, those that hold its letters in order from the beginning of a word on, the closest
        together first; letters far apart do not count.

        Args:
            wanted: what was typed, as `searchable` returns it.
            limit: how many are enough.
            favoured: positions that lead, in this order, wherever every word begins one of theirs.
        """
        words = wanted.split()
        if not words:
            return list(dict.fromkeys((*favoured, *range(min(limit, len(self._texts))))))[:limit]
        found = self._with_words(words)
        beginning = f" {' '.join(words)}"
        known = set(found) if favoured else set()
        leading = [spot for spot in favoured if spot in known]
        first = [spot for spot in found if self._texts[spot].startswith(beginning)]
        best = list(dict.fromkeys((*leading, *first, *found)))[:limit]
        return best or self._with_letters("".join(words))[:limit]

    def _with_words(self, words: list[str]) -> list[int]:
        texts = self._texts
        head = f" {words[0]}"
        found = [spot for spot, text in enumerate(texts) if head in text]
        for word in words[1:]:
            begun = f" {word}"
            found = [spot for spot in found if begun in texts[spot]]
        return found

    def _with_letters(self, letters: str) -> list[int]:
        if len(letters) < _FEWEST_LETTERS:
            return []
        # The next letter is always taken where it comes first, so that nothing is ever tried twice.
        gaps = "".join(f"[^{re.escape(letter)}\n]*{re.escape(letter)}" for letter in letters[1:])
        pattern = re.compile(f" {re.escape(letters[0])}{gaps}")
        weighed = []
        for match in pattern.finditer(self._joined):
            span = match.end() - match.start()
            if span <= _FARTHEST * len(letters):
                weighed.append((span, bisect_right(self._starts, match.start()) - 1))
            if len(weighed) == _MOST_WEIGHED:
                break
        return list(dict.fromkeys(spot for _span, spot in sorted(weighed)))
