"""Read numbers of people as written: "about 1,200", "2k", "10-12", "several hundred"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_LONGEST: Final = 200
"""Longer texts are not numbers, and the patterns are only fast on short ones."""
MOST_PERSONS: Final = 100_000_000
_MARK: Final = r"(\d{1,3}(?:[ ,.']\d{3})+(?!\d)|\d+(?:\.\d+)?)\s*(k|thousand|hundred|dozen)?(?!\w)"
_NUMBER: Final = re.compile(_MARK)
_RANGE: Final = re.compile(rf"{_MARK}\s*(?:-|–|—|to|or)\s*{_MARK}")  # noqa: RUF001  # people type all three dashes
# As spreadsheets write a number that is wider than its column.
_SCIENTIFIC: Final = re.compile(r"\d(?:\.\d{1,10})?e\+?\d{1,2}")
_GROUPING: Final = re.compile(r"[ ,.'](?=\d{3}(?!\d))")
_FACTORS: Final = {"": 1, "k": 1000, "thousand": 1000, "hundred": 100, "dozen": 12}
# Values from the Crowd Counting Consortium's coding guide, in search order.
_WORDS: Final = tuple(
    (re.compile(rf"\b{words}\b"), persons)
    for words, persons in (
        (r"hundreds of thousands", 200_000),
        (r"tens of thousands", 20_000),
        (r"(?:several|few) thousands?", 3000),
        (r"thousands", 2000),
        (r"thousand", 1000),
        (r"couple (?:of )?hundred", 200),
        (r"(?:several|few) hundreds?", 300),
        (r"hundreds", 200),
        (r"hundred", 100),
        (r"half[- ]a?[- ]?dozen", 6),
        (r"three dozen", 36),
        (r"(?:two|couple(?: of)?) dozen", 24),
        (r"(?:several|few) dozens?", 36),
        (r"dozens", 24),
        (r"dozen", 12),
        (r"handful", 5),
    )
)
# RSVPs are not a count of people who came, and neither is a day.
_NO_COUNT: Final = re.compile(r"\b(?:fb|facebook|rsvps?|interested|going|invited)\b|\d/\d")
NOTHING_SAID: Final = frozenset({"", "na", "n/a", "none", "-", "--", "?", "tbd", "tba", "unknown", "unclear"})


@dataclass(frozen=True, slots=True)
class Persons:
    """The number of people in a cell.

    Attributes:
        low: at least this many, None if the cell has no number.
        high: at most this many.
        is_plain: whether the cell only holds the number, so that its text can be dropped.
    """

    low: int | None = None
    high: int | None = None
    is_plain: bool = True


@lru_cache(maxsize=16_384)
def read_persons(text: str) -> Persons:
    """Return the number or two numbers of a cell; of several, the smallest and the largest."""
    plain = text.strip().casefold()
    if plain.isascii() and plain.isdigit() and len(plain) < 9:  # noqa: PLR2004  # below MOST_PERSONS
        return Persons(int(plain), int(plain))
    if plain in NOTHING_SAID:
        return Persons()
    if len(plain) > _LONGEST:
        return Persons(is_plain=False)
    if _SCIENTIFIC.fullmatch(plain):
        persons = int(float(plain))
        return Persons(persons, persons) if persons <= MOST_PERSONS else Persons(is_plain=False)
    spans = [(_value(*found.group(1, 2)), _value(*found.group(3, 4))) for found in _RANGE.finditer(plain)]
    singles = [_value(*found.group(1, 2)) for found in _NUMBER.finditer(_RANGE.sub(" ", plain))]
    values = [value for span in spans for value in span] + singles
    if not values:
        values = [persons for pattern, persons in _WORDS if pattern.search(plain)][:1]
    if not values or max(values) > MOST_PERSONS or plain.startswith("-") or _NO_COUNT.search(plain):
        return Persons(is_plain=False)
    is_plain = bool(_NUMBER.fullmatch(plain) or _RANGE.fullmatch(plain))
    return Persons(min(values), max(values), is_plain)


def _value(digits: str, factor: str | None) -> int:
    number = _GROUPING.sub("", digits) if _GROUPING.search(digits) else digits
    return int(float(number[:15]) * _FACTORS[factor or ""])


@lru_cache(maxsize=16_384)
def read_degrees(text: str) -> float | None:
    """Return a latitude or longitude in decimal degrees, with a point or comma; None if it is not one."""
    try:
        degrees = float(text.replace(",", ".", 1))
    except ValueError:
        return None
    # Written this way so that "nan" fails too.
    return degrees if -180 <= degrees <= 180 else None  # noqa: PLR2004  # the circle
