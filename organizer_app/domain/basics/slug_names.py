"""Turn short names of web pages, such as "ACLUofOhio" or "350Seattle", into readable names."""

from __future__ import annotations

import re
from typing import Final

_NUMBER_AT_END: Final = re.compile(r"[-_.]?\d{6,}$")
_DOMAIN: Final = re.compile(r"[A-Za-z0-9-]+\.(?:org|com|net|us|info)", re.IGNORECASE)
_BETWEEN_CAPITALS: Final = re.compile(r"(?<=[A-Z])(of|for|and|the|in)(?=[A-Z])")
_AFTER_WORD: Final = re.compile(r"(?<=[a-z]{4})(of|for)(?=[A-Z])")
_PIECE: Final = re.compile(
    r"[A-Z]+(?=[A-Z][a-z])|[A-Z]{2,}(?=\d|\b|$)|[A-Z]?[^\W\d_A-Z]+|[A-Z]+|\d+(?:st|nd|rd|th)?|[^\W_]+"
)
_SMALL: Final = frozenset({"of", "for", "and", "the", "in", "on", "at", "to"})


def readable_name(slug: str) -> str:
    """Return the name behind a slug: separate words, no number that only made it unique.

    Lower-case words written together stay together: a guess would be wrong too often.
    """
    plain = _NUMBER_AT_END.sub("", slug.strip()) or slug.strip()
    if " " in plain or _DOMAIN.fullmatch(plain):
        return " ".join(plain.split())
    spaced = _BETWEEN_CAPITALS.sub(r" \1 ", plain)
    pieces = _PIECE.findall(_AFTER_WORD.sub(r" \1 ", spaced))
    if not pieces:
        return plain
    return " ".join(_capital(piece, is_first=not number) for number, piece in enumerate(pieces))


def _capital(piece: str, *, is_first: bool) -> str:
    if piece in _SMALL and not is_first:
        return piece
    return piece[:1].upper() + piece[1:] if piece.islower() else piece
