"""Freezes the handover of a shift on one page, and tells of it in the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.day.handover import (
    HANDOVER_CHANNEL,
    HOURS_AHEAD,
    HandoverFacts,
    TypedHandover,
    ready_handover,
)
from organizer_app.domain.model.day.log_entries import LogEntry, LogTier
from organizer_app.domain.time.local_time import from_epoch_minutes
from organizer_app.environment.files.atomic_files import OWNER_ONLY, write_whole
from organizer_app.exchange.paper.handover_sheet import handover_sheet
from organizer_app.services.day.day_books import read_day
from organizer_app.services.day.entries import LONGEST_TEXT, Said, log_note
from organizer_app.services.plan.typesetting import sheet_pdf

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from organizer_app.domain.day.handover import HandoverWords
    from organizer_app.domain.sharing.schedule_words import PaperSize
    from organizer_app.services.plan.workspace import Workspace


def hand_over(  # what is typed, its words, its paper and its place are four things
    workspace: Workspace,
    *,
    typed: TypedHandover,
    words: HandoverWords,
    paper: PaperSize,
    out: Path,
    clock: datetime | None = None,
) -> HandoverFacts:
    """Write the page of a handover as PDF, then log one row of duty; return what the page says.

    The page is written first: a row of the log never tells of a page that is nowhere.

    Raises:
        BadValue: a name is missing, or a text is longer than the page holds.
        CannotTypeset: the page could not be made.
        CannotWrite: the folder or the disk refuses; an existing file stays as it was.
    """
    facts = handover_facts(workspace, typed=ready_handover(typed), clock=clock)
    write_whole(out, sheet_pdf(handover_sheet(words.printed(facts), paper)), mode=OWNER_ONLY)
    said = Said(text=words.logged(facts)[:LONGEST_TEXT], channel=HANDOVER_CHANNEL, is_key=True)
    log_note(workspace, said=said, tier=LogTier.DUTY)
    return facts


def handover_facts(
    workspace: Workspace, *, typed: TypedHandover, clock: datetime | None = None
) -> HandoverFacts:
    """Return what the plan knows at the moment of a handover."""
    day = read_day(workspace, clock=clock)
    with workspace.read() as reader:
        duty = reader.all(LogEntry, mobilization_id=day.mobilization_id, tier=LogTier.DUTY.value)
    now = day.book.now
    return HandoverFacts(
        number=1 + sum(each.channel == HANDOVER_CHANNEL for each in duty),
        title=day.title,
        day=day.day,
        desk_zone=day.desk_zone,
        at=from_epoch_minutes(now),
        typed=typed,
        book=day.book,
        incidents=day.incidents,
        line=day.lines[0].text if day.lines else "",
        events=day.book.events_until(now + HOURS_AHEAD * 60),
    )
