"""What is due on a day, as calendars say it."""

from __future__ import annotations

from typing import NamedTuple


class DueDay(NamedTuple):
    """Open steps, or permits to be filed, that are due on one day.

    Attributes:
        day: local calendar day, ISO text.
        number: how many there are.
        title: the title of one of them, or the authority of a permit.
        city: the city of one of them, or empty.
        is_permit: whether permits must be filed, rather than steps be done.
    """

    day: str
    number: int
    title: str
    city: str
    is_permit: bool
