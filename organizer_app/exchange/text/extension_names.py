"""Names what we add to formats whose standard has no field for a column, for writers and readers alike."""

from __future__ import annotations

import functools
from typing import Final

# Headings of our tables that standards have fields of their own for. Programs that change a file change these
# fields and leave ours, so that only what has no field may be said in one of ours.
WHEN: Final = frozenset({"date", "start", "end", "end date", "timezone"})
WHERE: Final = frozenset({"city", "state", "country", "venue", "address", "zip"})
SPOT: Final = frozenset({"latitude", "longitude"})
LEAD: Final = frozenset({"lead", "lead email", "lead phone"})
LINK: Final = "url"
KEY: Final = "external id"
# RFC 5545, 3.8.8.2: names for those who understand them; others pass over them.
_ICS: Final = "X-ORGANIZER-"
# OSDI has no words for it; Action Network prefixes its own fields in the same way.
_OSDI: Final = "organizer:"


@functools.cache
def ics_name(heading: str) -> str:
    """Return the property of a calendar that holds a column."""
    return _ICS + heading.upper().replace(" ", "-")


def ics_heading(name: str) -> str:
    """Return the column that a property of a calendar holds; "" for any other property."""
    return name[len(_ICS) :].lower().replace("-", " ") if name.startswith(_ICS) else ""


def osdi_name(heading: str) -> str:
    """Return the field of an OSDI event that holds a column."""
    return _OSDI + heading


def osdi_heading(name: str) -> str:
    """Return the column that a field of an OSDI event holds; "" for any other field."""
    return name[len(_OSDI) :] if name.startswith(_OSDI) else ""
