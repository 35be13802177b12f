"""Define erasures from elsewhere that wait for a yes: one person a day goes without, more do not."""

from __future__ import annotations

from datetime import timedelta
from typing import Final, NamedTuple

# How many people a laptop erases here within a day without anybody being asked.
MOST_UNASKED: Final = 1
UNASKED_WITHIN: Final = timedelta(days=1)


class LargeErasure(NamedTuple):
    """What a laptop asks to erase here.

    Attributes:
        origin: the laptop that erased them.
        name: what it is called here, or the beginning of its id.
        people: how many people.
        entries: the records by which they are counted; a yes is for these alone.
    """

    origin: str
    name: str
    people: int
    entries: frozenset[str]
