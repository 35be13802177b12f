"""Writes the call sheet to a file that only its owner reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.environment.atomic_files import OWNER_ONLY, write_whole
from organizer_app.exchange.paper.call_sheet import call_sheet
from organizer_app.services.people.call_sheets import printed_calls
from organizer_app.services.people.people_lists import sheet_of
from organizer_app.services.plan.plans import mobilization_named
from organizer_app.services.plan.typesetting import sheet_pdf

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime
    from pathlib import Path

    from organizer_app.domain.people.call_sheet import CallSheetWords
    from organizer_app.domain.sharing.schedule_words import ScheduleWords
    from organizer_app.services.plan.workspace import Workspace


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
    with workspace.read() as reader:
        zone = mobilization_named(reader, "").desk_zone
    printed = printed_calls(rows, words, sheet_words, desk_zone=zone, now=now.replace(microsecond=0))
    write_whole(out, sheet_pdf(call_sheet(printed, words.paper)), mode=OWNER_ONLY)
    return len(rows)
