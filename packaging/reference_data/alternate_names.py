"""Chooses which of GeoNames' other names of a place are worth shipping."""

import re

from rapidfuzz import fuzz

from organizer_app.domain.places.place_names import fold_name

MOST_ALTERNATES = 12
"""How many other names one place may have."""

_LONGEST_CODE = 4
_ONE_SPELLING_AWAY = 78
_NAME_IN_LATIN_LETTERS = re.compile(r"[A-Z][A-Za-z .'\-]+")


def chosen_alternates(name: str, others: list[str], *, is_american: bool) -> list[str]:
    """The look-up keys of the other names, most useful first, without the key of the name itself.

    Left out: other scripts and their transcriptions (they start with a small letter), airport codes (capitals
    that are not the initials of the name) and, in the US, what is only a spelling away from the name
    ("Vashington", "Pittsburg"), because it would correct a typing error without a word.
    """
    key = fold_name(name)
    ranked: dict[str, tuple[int, int]] = {}
    for other in others:
        other_key = fold_name(other)
        if other_key != key and other_key and _is_useful(name, other, is_american=is_american):
            rank = (_rank(key, other_key), len(other_key))
            ranked[other_key] = min(rank, ranked.get(other_key, rank))
    return sorted(ranked, key=lambda other_key: (ranked[other_key], other_key))[:MOST_ALTERNATES]


def _is_useful(name: str, other: str, *, is_american: bool) -> bool:
    if not _NAME_IN_LATIN_LETTERS.fullmatch(other):
        return False
    letters = other.replace(".", "")
    if letters.isupper() and len(letters) <= _LONGEST_CODE:
        return letters == "".join(word[0] for word in fold_name(name).split()).upper()
    key, other_key = fold_name(name), fold_name(other)
    if set(other_key.split()) < set(key.split()):
        return True
    return not (is_american and fuzz.ratio(key, other_key) >= _ONE_SPELLING_AWAY)


def _rank(key: str, other_key: str) -> int:
    words, other_words = set(key.split()), set(other_key.split())
    is_near = bool(words & other_words) or fuzz.ratio(key, other_key) >= _ONE_SPELLING_AWAY
    if other_words < words or (" " not in other_key and len(other_key) <= _LONGEST_CODE):
        return 0
    if words < other_words:
        return 3
    return 1 if is_near else 2
