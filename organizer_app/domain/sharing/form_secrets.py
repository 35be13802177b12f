"""Define the secrets that key the codes of return forms: every desk of a plan knows them, and nobody else.

Two desks may each have made one before they met: both are known from then on, and the smallest makes new
codes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

_TOLD: Final = re.compile(r"([0-9a-f]{64})-(\d{1,15})")
# Two laptops make one each, not hundreds.
_MOST: Final = 64


class FormSecret(NamedTuple):
    """A secret.

    Attributes:
        key: 64 hexadecimal digits.
        since: number of the newest step when it was made: forms from before have codes of the plan's id.
    """

    key: str
    since: int

    def told(self) -> str:
        """Return it as a text, as the plan keeps it and as it travels."""
        return f"{self.key}-{self.since}"


def secrets_told(texts: Iterable[str]) -> tuple[FormSecret, ...]:
    """Return the secrets of texts that any desk may have written, the smallest first; others are left out."""
    found = {match for match in map(_TOLD.fullmatch, texts) if match}
    return tuple(sorted({FormSecret(match[1], int(match[2])) for match in found})[:_MOST])
