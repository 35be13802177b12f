"""Read the count of a row from its low, high and wording cells."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from organizer_app.exchange.reading.incoming_fields import Field
from organizer_app.exchange.reading.number_shapes import NOTHING_SAID, Persons, read_persons


@dataclass(frozen=True, slots=True)
class CountCells:
    """The number of people counted.

    Attributes:
        low: at least this many people, None without a count.
        high: at most this many people.
        method: the wording of the count, if it says more than the numbers.
        unreadable: fields whose cells should hold a number and do not.
        is_swapped: whether the low number is above the high one.
    """

    low: int | None = None
    high: int | None = None
    method: str = ""
    unreadable: tuple[Field, ...] = ()
    is_swapped: bool = False


_HOPED: Final = re.compile(r"\b(?:expect|anticipat|hop(?:e|ing)|plan(?:ned|s)\b|predict)")
_NOTHING = CountCells()
_SHORT = 10
"""A total with at most this many digits is below every limit."""


def read_count(low: str, high: str, words: str) -> CountCells:
    """Return the numbers of the low and high cells; use the wording ("several hundred") if both are empty."""
    if not words and low.isdecimal() and high.isdecimal() and len(low) + len(high) < _SHORT:
        least, most = sorted((int(low), int(high)))
        return CountCells(least, most, is_swapped=int(low) > int(high))
    if not (low or high or words):
        return _NOTHING
    low_read, high_read, words_read = read_persons(low), read_persons(high), _counted(words)
    highest = low_read.high if high_read.high is None else high_read.high
    numbers = [number for number in (low_read.low, highest) if number is not None]
    numbers = numbers or [number for number in (words_read.low, words_read.high) if number is not None]
    cells = ((low, low_read), (high, high_read), (words, words_read))
    method = "; ".join(dict.fromkeys(text for text, read in cells if _says_more(text, read)))
    checked = ((Field.LOW, low_read), (Field.HIGH, high_read))
    unreadable = tuple(field for field, read in checked if read.low is None and not read.is_plain)
    if not numbers and not low and not high and not words_read.is_plain:
        unreadable = (Field.COUNT,)
    if not numbers:
        return CountCells(method=method, unreadable=unreadable)
    is_swapped = None not in {low_read.low, high_read.low} and numbers[0] > numbers[-1]
    return CountCells(min(numbers), max(numbers), method, unreadable, is_swapped)


def _counted(words: str) -> Persons:
    """Return the number in words about a crowd; one that somebody hoped for was not counted."""
    return Persons(is_plain=False) if _HOPED.search(words.casefold()) else read_persons(words)


def _says_more(text: str, read: Persons) -> bool:
    return not read.is_plain and text.casefold() not in NOTHING_SAID
