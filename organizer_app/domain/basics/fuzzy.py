"""Find short texts by the starts of their words, then by letters in order, fast enough for every key."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_NOT_A_LETTER_OR_DIGIT: Final = re.compile(r"[\W_]+")
# Two letters in order occur in nearly every text, so they mean nothing.
_FEWEST_LETTERS: Final = 3
# Maximum length of a matching text per typed letter.
_FARTHEST: Final = 4
# Number of texts with the letters in order to compare before taking the closest.
_MOST_WEIGHED: Final = 400


def searchable(text: str) -> str:
    """Return a text in the form used for comparison: lower case, no accents, one space between words."""
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text)
        text = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return _NOT_A_LETTER_OR_DIGIT.sub(" ", text.casefold()).strip()


class Haystack:
    """The searchable texts, in the order that breaks ties; built once, searched at every keystroke.

    Args:
        texts: as `searchable` returns them.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        # The space before the first word lets one search find the start of any word.
        self._texts = [f" {text}" for text in texts]
        self._joined = "\n".join(self._texts)
        lengths = (len(text) + 1 for text in self._texts)
        self._starts = list(accumulate(lengths, initial=0))

    def __len__(self) -> int:
        return len(self._texts)

    def find(self, wanted: str, limit: int, favoured: Sequence[int] = ()) -> list[int]:
        """Return the positions of the best matches, best first.

        First texts that start with the typed text, then texts in which each typed word starts a word. If
        there are none, texts with the typed letters in order from the start of a word, closest together
        first; letters far apart do not match.

        Args:
            wanted: the typed text, as `searchable` returns it.
            limit: maximum number of positions.
            favoured: positions to put first, in this order, if every typed word starts one of their words.
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

    def has_words(self, wanted: str) -> bool:
        """Return whether each typed word starts a word of the same text, as `searchable` returns them."""
        words = wanted.split()
        return bool(words) and bool(self._with_words(words))

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
        # Always take the next letter at its first occurrence, so that nothing is tried twice.
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
