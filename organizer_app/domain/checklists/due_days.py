"""Describe what is due on a day for calendars."""

from __future__ import annotations

from typing import NamedTuple


class DueDay(NamedTuple):
    """Open steps of one name, or permits to file, due on one day.

    Attributes:
        day: local calendar day, ISO text.
        number: how many there are.
        title: the shared title, or the authority of a permit; empty for steps with several names.
        city: the city of one of them, or empty.
        is_permit: whether these are permits to file instead of steps.
    """

    day: str
    number: int
    title: str
    city: str
    is_permit: bool


class DueItem(NamedTuple):
    """One step or permit that is due.

    Attributes:
        title: the title of the step, or the authority of the permit.
        city: its city, or empty.
        action_id: its city action, empty for a step of the whole mobilization.
        is_permit: whether it is a permit to file.
    """

    title: str
    city: str
    action_id: str
    is_permit: bool
