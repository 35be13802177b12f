"""Writes the call sheet and the roll call to files that only their owner reads."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from organizer_app.environment.files.atomic_files import OWNER_ONLY, write_whole
from organizer_app.exchange.paper.call_sheet import call_sheet
from organizer_app.exchange.text.clean_text import one_line
from organizer_app.services.people.call_sheets import printed_calls, printed_roll_call
from organizer_app.services.people.people_lists import roll_of, sheet_of
from organizer_app.services.plan.plans import mobilization_named
from organizer_app.services.plan.typesetting import sheet_pdf
from organizer_app.storage.merging.contested import count_contested

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from datetime import datetime
    from pathlib import Path

    from organizer_app.domain.people.call_sheet import CallSheetWords, PrintedCallSheet
    from organizer_app.domain.sharing.schedule_words import ScheduleWords
    from organizer_app.services.plan.workspace import Workspace


def write_roll_call(
    workspace: Workspace, *, words: ScheduleWords, sheet_words: CallSheetWords, out: Path, now: datetime
) -> int:
    """Write the final check-in of the next day of action and return how many people it holds.

    Args:
        workspace: the plan.
        words: the words of the schedule, in the language of the sheet.
        sheet_words: the words of the roll call.
        out: the file.
        now: the moment, UTC.

    Raises:
        CannotTypeset, CannotWrite: see `write_call_sheet`.
    """
    day, rows = roll_of(workspace, now=now)
    _write(workspace, partial(printed_roll_call, rows, words, sheet_words, day=day), words, out, now)
    return len(rows)


def write_call_sheet(  # words, place and callers are three things
    workspace: Workspace,
    *,
    words: ScheduleWords,
    sheet_words: CallSheetWords,
    out: Path,
    now: datetime,
    callers: Collection[str] = (),
) -> int:
    """Write the calls of a moment and return how many there are.

    Args:
        workspace: the plan.
        words: the words of the schedule, in the language of the sheet.
        sheet_words: the words of the call sheet.
        out: the file.
        now: the moment, UTC.
        callers: members of HQ whose calls alone are written; all when empty.

    Raises:
        CannotTypeset: the pages could not be made.
        CannotWrite: the folder or the disk refuses; an existing file stays as it was.
    """
    rows = sheet_of(workspace, now=now, callers=callers)
    _write(workspace, partial(printed_calls, rows, words, sheet_words), words, out, now)
    return len(rows)


def _write(
    workspace: Workspace,
    printed: Callable[..., PrintedCallSheet],
    words: ScheduleWords,
    out: Path,
    now: datetime,
) -> None:
    """Write what `printed` makes of HQ's time zone and the moment, below the name of the day of action."""
    with workspace.read() as reader:
        main = mobilization_named(reader, "")
        contested = count_contested(reader.connection)
    pages = printed(desk_zone=main.desk_zone, now=now.replace(microsecond=0))
    frame, title = pages.frame, one_line(main.title)
    frame = replace(
        frame,
        kicker=title,
        summary=f"{words.contested(contested)} {frame.summary}" if contested else frame.summary,
        footer=" \N{MIDDLE DOT} ".join(filter(None, (title, frame.footer))),
    )
    pages = replace(pages, frame=frame)
    write_whole(out, sheet_pdf(call_sheet(pages, words.paper)), mode=OWNER_ONLY)
