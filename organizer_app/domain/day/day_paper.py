"""Hold the lists of the day as they are printed: the log, or the board to be filled in by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from organizer_app.domain.basics.printed_frame import PrintedFrame
from organizer_app.domain.day.board import BoardBook
from organizer_app.domain.model.day.log_entries import LogEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperList:
    """One list.

    Attributes:
        heading: its heading.
        hint: what is said at the right of it.
        heads: the names of its columns.
        widths: the share of each column.
        rows: its cells, every row as long as `heads`.
        strong: the columns that are set bold.
        ruled_from: the first column that is parted by lines, to be written in; None for none.
        blanks: rows to be written by hand at its end.
    """

    heading: str
    hint: str = ""
    heads: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...] = ()
    strong: tuple[int, ...] = ()
    ruled_from: int | None = None
    blanks: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DayPaper:
    """A paper of the day.

    Attributes:
        frame: title, foot and the words of the page.
        fields: what is written by hand above the lists: shift, name.
        lists: its lists.
        ends: what is said below them, such as the proof of a chain; empty for nothing.
    """

    frame: PrintedFrame
    fields: tuple[str, ...] = ()
    lists: tuple[PaperList, ...]
    ends: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperFacts:
    """What a paper of the day is written from.

    Attributes:
        title: title of the mobilization.
        day: the day that is shown, or None.
        desk_zone: IANA zone of HQ.
        book: every city.
        stamp: the moment, UTC.
        entries: the log in the order in which it happened; nothing of legal support.
        phones: the numbers of leads by action.
    """

    title: str
    day: date | None
    desk_zone: str
    book: BoardBook
    stamp: datetime
    entries: tuple[LogEntry, ...]
    phones: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class DayPaperWords:
    """The words of both papers: `log` writes the log, `board` the board to be filled in by hand."""

    log: Callable[[PaperFacts], DayPaper]
    board: Callable[[PaperFacts], DayPaper]
