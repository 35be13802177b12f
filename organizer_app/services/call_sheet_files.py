"""Writes the call sheet to a file that only its owner reads."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from organizer_app.domain.printed_schedule import PrintedSchedule
from organizer_app.environment.atomic_files import OWNER_ONLY, write_whole
from organizer_app.services.call_sheets import printed_calls
from organizer_app.services.people_lists import sheet_of
from organizer_app.services.plans import mobilization_named

if TYPE_CHECKING:
    from pathlib import Path

    from organizer_app.domain.call_sheet import CallSheetWords
    from organizer_app.domain.schedule_words import ScheduleWords
    from organizer_app.services.workspace import Workspace

PaintPrinted = Callable[[PrintedSchedule], bytes]


def write_call_sheet(
    workspace: Workspace, *, words: ScheduleWords, sheet_words: CallSheetWords, paint: PaintPrinted, out: Path
) -> int:
    """Write the calls of now and return how many there are.

    Raises:
        CannotWrite: the folder or the disk refuses; an existing file is as it was.
    """
    now = workspace.clock().replace(microsecond=0)
    rows = sheet_of(workspace, now=now)
    with workspace.read() as reader:
        zone = mobilization_named(reader, "").desk_zone
    printed = printed_calls(rows, words, sheet_words, desk_zone=zone, now=now)
    write_whole(out, paint(printed), mode=OWNER_ONLY)
    return len(rows)
