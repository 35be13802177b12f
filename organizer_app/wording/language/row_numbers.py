"""Names the rows of a file that share one sentence, the first of them by their numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

MANY: Final = 4
"""So many rows with the same text are told in one sentence."""


def first_numbers(numbers: Sequence[int], most: int = 12) -> str:
    """Return the first numbers with commas, and an ellipsis if they are not all."""
    named = ", ".join(str(number) for number in numbers[:most])
    return f"{named} …" if len(numbers) > most else named
