"""Tell what can be the name of a person from texts that name nobody."""

from __future__ import annotations

from organizer_app.domain.basics.placeholders import is_number_alone, is_placeholder
from organizer_app.domain.people.people_problems import NameIsNumber, NameMissing, NameNotKnown


def check_name(name: str) -> None:
    """Raise what is wrong with a name on one line.

    Raises:
        NameMissing: it is empty.
        NameNotKnown: it only says "TBD" or the like.
        NameIsNumber: it has no letters.
    """
    if not name:
        raise NameMissing
    if is_placeholder(name):
        raise NameNotKnown(name)
    if is_number_alone(name):
        raise NameIsNumber


def names_nobody(name: str) -> bool:
    """Return whether a name that is in the plan only says "TBD" or is a number such as 300."""
    return is_placeholder(name) or is_number_alone(name)
