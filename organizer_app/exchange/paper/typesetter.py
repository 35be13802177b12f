"""Typesets sheets in a child process, so that the work can be ended and its memory comes back at once."""

from __future__ import annotations

import contextlib
import json
import sys
import threading
from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Self

from organizer_app.domain.basics.page_pictures import ChangeMark, PagePictures
from organizer_app.domain.basics.problems import CannotTypeset
from organizer_app.domain.sharing.schedule_words import PaperSize
from organizer_app.exchange.child.child_process import ChildProcess
from organizer_app.exchange.paper.paper_run import in_parts, present_run
from organizer_app.exchange.paper.paper_text import LONGEST, Code, PaperLetters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_PAPERS: Final = {"letter": "us-letter", "a4": "a4"}
_CHILD: Final = Path(__file__).with_name("typeset_child.py")
# The compiler remembers what it has set and never forgets: after this much it is started again.
_MOST_DATA: Final = 4_000_000
_MOST_JOBS: Final = 150


@dataclass(frozen=True, slots=True)
class PaperParts:
    """The folders of the templates and of the fonts."""

    templates: Path
    fonts: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperSheet:
    """What one file of paper holds.

    Attributes:
        template: name of the template, without its ending.
        data: what the template shows: texts, numbers, `Drawing` and `Code`; no text is ever markup.
        language: BCP 47 code of the texts.
        stamp: the moment that stands in the file's own metadata, aware.
        paper: its size.
        longest: the most characters of one text.
    """

    template: str
    data: Mapping[str, object]
    language: str
    stamp: datetime
    paper: PaperSize = "letter"
    longest: int = LONGEST


@dataclass(slots=True)
class _Child:
    """A running child and how much it was given."""

    process: ChildProcess
    data: int = 0
    jobs: int = 0


@dataclass(eq=False)
class Typesetter:
    """Typesets one sheet after the other; a context, which ends the child process when it is left."""

    parts: PaperParts
    _child: _Child | None = field(default=None, init=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, init=False)

    def __post_init__(self) -> None:
        self._letters = PaperLetters(self.parts.fonts / "paper" / "covered.txt")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def pdf(self, sheet: PaperSheet) -> bytes:
        """Return a sheet as tagged PDF/UA-1.

        Raises:
            CannotTypeset: the child died, ran out of memory, or cannot run on this computer.
            TypesettingStopped: the present `PaperRun` was stopped.
        """
        return self._pdf(sheet, is_whole=True)

    def joined_pdf(self, sheets: Iterable[PaperSheet], count: int) -> bytes:
        """Return `count` sheets of one kind, at least one, as one PDF, each set by a child of its own.

        One document of 700 packets would take 1.5 GB, and the compiler keeps what it has set.
        """
        parts: list[bytes] = []
        one_more = in_parts(count)
        for sheet in sheets:
            parts.append(self._pdf(sheet, is_whole=False))
            self._close()
            one_more()
        _head, (pdf,) = self._exchanged({"join": list(map(len, parts))}, *parts)
        return pdf

    def _pdf(self, sheet: PaperSheet, *, is_whole: bool) -> bytes:
        stamp = int(sheet.stamp.timestamp())
        _head, (pdf,) = self._asked(sheet, {"format": "pdf", "stamp": stamp, "is_whole": is_whole})
        return pdf

    def pictures(self, sheet: PaperSheet, *, dots: float, has_marks: bool = False) -> PagePictures:
        """Return the pages of a sheet as PNG with `dots` per inch; raise as `pdf` does."""
        head, pages = self._asked(sheet, {"format": "png", "ppi": dots, "has_marks": has_marks})
        return PagePictures(tuple(pages), dots, tuple(ChangeMark(*mark) for mark in head["marks"]))

    def _asked(self, sheet: PaperSheet, wanted: Mapping[str, object]) -> tuple[dict[str, Any], list[bytes]]:
        data = self._letters.ready(_complete(sheet), sheet.longest)
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        return self._exchanged({"template": sheet.template, "data": text, **wanted})

    def _exchanged(self, job: Mapping[str, object], *files: bytes) -> tuple[dict[str, Any], list[bytes]]:
        run = present_run()
        with self._lock:
            child = self._ready(sum(len(each) for each in job.values() if isinstance(each, str)))
            try:
                with run.ended_by(child.process.end):
                    head, answer = child.process.exchanged(job, files)
            except (OSError, EOFError) as error:
                self._close()
                run.check()
                raise CannotTypeset from error
        if "error" in head:
            raise CannotTypeset
        return head, answer

    def _ready(self, length: int) -> _Child:
        child = self._child
        if child is not None and (child.data > _MOST_DATA or child.jobs >= _MOST_JOBS):
            self._close()
            child = None
        if child is None:
            child = self._child = _Child(_started(self.parts))
        child.data += length
        child.jobs += 1
        return child

    def _close(self) -> None:
        child, self._child = self._child, None
        if child is not None:
            child.process.close()


_kept: ContextVar[Typesetter | None] = ContextVar("typesetter", default=None)


@contextlib.contextmanager
def typesetter(parts: PaperParts) -> Iterator[Typesetter]:
    """Return the typesetter of the enclosing block, or one of its own that ends with this block."""
    known = _kept.get()
    if known is not None:
        yield known
        return
    with Typesetter(parts) as made:
        before = _kept.set(made)
        try:
            yield made
        finally:
            _kept.reset(before)


def _complete(sheet: PaperSheet) -> dict[str, object]:
    return {"lang": Code(sheet.language), "paper": Code(_PAPERS[sheet.paper]), **sheet.data}


def _started(parts: PaperParts) -> ChildProcess:
    # A link in the folder of templates would lead the compiler out of it.
    if any(each.is_symlink() for each in (parts.templates, *parts.templates.iterdir())):
        raise CannotTypeset
    # The folders are the program's own; -I keeps the user's folders and variables out of the child.
    command = [sys.executable, "-I", str(_CHILD), str(parts.templates), str(parts.fonts)]
    try:
        return ChildProcess(command)
    except OSError as error:
        raise CannotTypeset from error
