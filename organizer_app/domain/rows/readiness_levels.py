"""Name the levels of readiness, apart from their rule, so that the first screen need not load the records."""

from __future__ import annotations

from enum import IntEnum


class Readiness(IntEnum):
    """Levels from worst to best, then what is over; the numbers give the order of colors and glyphs."""

    AT_RISK = 0
    FORMING = 1
    PLANNED = 2
    CONFIRMED = 3
    READY = 4
    PAST = 5

    @property
    def code(self) -> str:
        """Return the word that the command line and files use, such as ``at_risk``."""
        return self.name.lower()
