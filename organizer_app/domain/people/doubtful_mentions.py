"""Describe a text that may mention a person, so that somebody can decide whether it is erased too."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Final

# Chooses all of them.
ALL_MENTIONS: Final = "all"
_CODE_BYTES: Final = 4
_CODE_LETTERS: Final = 5
_AROUND: Final = 36


@dataclass(frozen=True, slots=True)
class DoubtfulMention:
    """A word in a text that may mean the person, such as a surname alone.

    Attributes:
        place: what holds the text: the name of a noun, or "edit" for the sentence of a step.
        record_id: the record, or the step.
        field: the field, or the argument of the sentence.
        word: the word, folded.
        excerpt: the text around it.
        is_past: whether only the history holds it.
    """

    place: str
    record_id: str
    field: str
    word: str
    excerpt: str
    is_past: bool

    @property
    def code(self) -> str:
        """A short name that stays the same while the text is in the plan."""
        key = f"{self.place}\0{self.record_id}\0{self.field}\0{self.word}"
        return base32(hashlib.blake2b(key.encode(), digest_size=_CODE_BYTES).digest())[:_CODE_LETTERS]


def base32(digest: bytes) -> str:
    """Return bytes as lower-case letters and digits that cannot be mistaken for each other."""
    letters = "abcdefghjkmnpqrstuvwxyz23456789"
    number = int.from_bytes(digest, "big")
    found = []
    while number:
        number, spot = divmod(number, len(letters))
        found.append(letters[spot])
    return "".join(found).ljust(_CODE_LETTERS, letters[0])


def excerpt(text: str, word: str) -> str:
    """Return a word with what stands around it, on one line."""
    at = max(0, text.find(word))
    start, end = max(0, at - _AROUND), at + len(word) + _AROUND
    cut = " ".join(text[start:end].split())
    return f"{'…' if start else ''}{cut}{'…' if end < len(text) else ''}"
