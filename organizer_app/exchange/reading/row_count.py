"""Report to anyone waiting for a file how many of its rows were read so far."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

EACH: Final = 1024
"""Rows between two reports: a power of two, and so few that a person sees the count move."""
_report: ContextVar[Callable[[int], None] | None] = ContextVar("told how many rows were read", default=None)


@contextmanager
def rows_told(report: Callable[[int], None]) -> Iterator[None]:
    """Call `report` with how many rows of a file were read, while this block lasts."""
    before = _report.set(report)
    try:
        yield
    finally:
        _report.reset(before)


def tell_rows(count: int) -> None:
    """Report the rows of a file that were read so far."""
    report = _report.get()
    if report is not None:
        report(count)
