"""Counts how far a laptop is that has been away: what the hub has is taken in part by part."""

from __future__ import annotations

from typing import Protocol


class Part(Protocol):
    """What the hub has sent at once."""

    @property
    def number(self) -> int:
        """Up to which segment everything is here then."""

    @property
    def newest(self) -> int:
        """The newest segment at the hub."""

    @property
    def is_all(self) -> bool:
        """Whether the hub had nothing more."""


class CatchingUp:
    """One part alone is nothing to speak of.

    Attributes:
        percent: how much of what was missing is here, 0 to 99; None for nobody who was away.
    """

    def __init__(self) -> None:
        self.percent: int | None = None
        self._begun: int | None = None

    def took(self, part: Part) -> bool:
        """Count a part that was taken in; return whether there is another percentage."""
        before = self.percent
        if part.is_all or part.newest <= part.number:
            self.percent = self._begun = None
        elif self._begun is None:
            # How much came before is not known: the first part is the measure of the beginning.
            self._begun, self.percent = part.number, 0
        else:
            whole = part.newest - self._begun
            self.percent = min(99, 100 * (part.number - self._begun) // whole)
        return self.percent != before
