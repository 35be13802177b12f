"""Typesets sheets with the shipped templates and fonts, in a child process that ends with the work."""

from __future__ import annotations

import contextlib
import functools
from typing import TYPE_CHECKING, TypeVar

from organizer_app.environment.resource_files import resource_path
from organizer_app.exchange.paper.paper_run import PaperRun, stoppable
from organizer_app.exchange.paper.typesetter import PaperParts, typesetter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from organizer_app.domain.basics.page_pictures import PagePictures
    from organizer_app.exchange.paper.typesetter import PaperSheet, Typesetter

T = TypeVar("T")

__all__ = ["PaperRun", "kept_typesetter", "sheet_pdf", "sheet_pictures", "stopped_by"]


@functools.cache
def _paper_parts() -> PaperParts:
    return PaperParts(resource_path("paper"), resource_path("fonts"))


@contextlib.contextmanager
def kept_typesetter() -> Iterator[Typesetter]:
    """Use one typesetter for all paper that is made until the block ends, in this thread."""
    with typesetter(_paper_parts()) as made:
        yield made


def sheet_pdf(sheet: PaperSheet) -> bytes:
    """Return a sheet as PDF; raise `CannotTypeset` when it cannot be made."""
    with kept_typesetter() as made:
        return made.pdf(sheet)


def sheet_pictures(sheet: PaperSheet, *, dots: float, has_marks: bool = False) -> PagePictures:
    """Return the pages of a sheet as PNG with `dots` per inch; raise as `sheet_pdf` does."""
    with kept_typesetter() as made:
        return made.pictures(sheet, dots=dots, has_marks=has_marks)


def stopped_by(run: PaperRun, work: Callable[[], T]) -> T:
    """Return what `work` returns; once another thread stops `run`, raise `TypesettingStopped`."""
    with stoppable(run):
        return work()
