"""Tell whoever waits for a file how many of its rows were read so far."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

EACH: Final = 1024
"""Rows between two reports: a power of two, and so few that a person sees the count move."""
_hears: ContextVar[Callable[[int], None] | None] = ContextVar("hears how many rows were read", default=None)


@contextmanager
def rows_told(hears: Callable[[int], None]) -> Iterator[None]:
    """Let `hears` know how many rows of a file were read, while this block lasts."""
    before = _hears.set(hears)
    try:
        yield
    finally:
        _hears.reset(before)


def tell_rows(count: int) -> None:
    """Report the rows of a file that were read so far."""
    hears = _hears.get()
    if hears is not None:
        hears(count)
