"""Counts what asks of the plan cost: readings, writings, statements and jobs of the background."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from organizer_app.storage.transactions import Database
from organizer_app.ui.flow.background import ImmediateBackground
from tests.support.asked_statements import asked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass
class Traffic:
    """How often what was done while it was counted."""

    reads: int = 0
    writes: int = 0
    statements: int = 0
    jobs: int = 0


class CountingBackground(ImmediateBackground):
    """Does the work at once and counts it."""

    def __init__(self) -> None:
        self.jobs = 0

    def run(self, work: Callable[[], Any], **answers: Any) -> None:
        """Count one job and do it."""
        self.jobs += 1
        super().run(work, **answers)


@contextmanager
def counted(background: CountingBackground | None = None) -> Iterator[Traffic]:
    """Count every transaction of every plan, and the jobs of a background; all is there at the end."""
    traffic = Traffic()
    before = background.jobs if background else 0
    reading, writing = Database.reading, Database.writing

    def read(self: Database) -> Any:
        traffic.reads += 1
        return reading(self)

    def write(self: Database) -> Any:
        traffic.writes += 1
        return writing(self)

    Database.reading, Database.writing = read, write  # type: ignore[method-assign]  # put back below
    try:
        with asked() as texts:
            yield traffic
    finally:
        Database.reading, Database.writing = reading, writing  # type: ignore[method-assign]  # as it was
        traffic.statements = len(texts)
        traffic.jobs = (background.jobs if background else 0) - before
