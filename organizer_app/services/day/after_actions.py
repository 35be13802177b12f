"""Reads how a day went, notes whom the desk thanked, and writes the report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from organizer_app.domain.day.after_action import THANKS_CHANNEL, AfterAction, after_action
from organizer_app.domain.model.day.deliveries import Delivery, DeliveryOutcome
from organizer_app.environment.atomic_files import OWNER_ONLY, write_whole
from organizer_app.exchange.paper.day_paper_sheet import day_paper_sheet
from organizer_app.services.day.day_books import DayBook, effective, read_day
from organizer_app.services.day.entries import Said, log_note
from organizer_app.services.day.logs import read_log
from organizer_app.services.plan.typesetting import sheet_pdf

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from organizer_app.domain.day.day_paper import DayPaper
    from organizer_app.domain.model.day.log_entries import LogEntry
    from organizer_app.domain.sharing.schedule_words import PaperSize
    from organizer_app.services.plan.workspace import Workspace


@dataclass(frozen=True, slots=True)
class AfterBook:
    """A day and how it went."""

    day: DayBook
    after: AfterAction


def read_after(workspace: Workspace, *, mobilization: str = "", clock: datetime | None = None) -> AfterBook:
    """Return how a day went; nothing legal-only is part of it.

    Args:
        workspace: the plan.
        mobilization: id or title; empty for the main one.
        clock: what this computer's clock says, UTC; None to ask it.

    Raises:
        NothingFound: no mobilization has this name.
    """
    day = read_day(workspace, mobilization=mobilization, clock=clock)
    ids = {state.city.action_id for state in day.book.states()}
    entries = effective(read_log(workspace, mobilization_id=day.mobilization_id))
    thanked = {each.city_action_id for each in entries if each.channel == THANKS_CHANNEL}
    with workspace.read() as reader:
        deliveries = [each for each in reader.all(Delivery) if each.city_action_id in ids]
    signatures = sum(
        each.signatures or 0 for each in deliveries if each.outcome is not DeliveryOutcome.REFUSED
    )
    return AfterBook(day, after_action(day.book, signatures, thanked))


def note_thanks(workspace: Workspace, *, action_id: str, text: str) -> LogEntry:
    """Note in the log that the lead of a city was thanked, as one step.

    Raises:
        RecordMissing: the plan does not have this action.
        BadValue: no text.
    """
    return log_note(workspace, said=Said(text=text, channel=THANKS_CHANNEL), action_id=action_id)


def print_report(
    workspace: Workspace,
    *,
    words: Callable[[DayBook, AfterAction, datetime], DayPaper],
    paper: PaperSize,
    out: Path,
    clock: datetime | None = None,
) -> None:
    """Write the report of a day as PDF.

    Raises:
        CannotTypeset: the pages could not be made.
        CannotWrite: the folder or the disk refuses; an existing file stays as it was.
    """
    moment = clock or workspace.clock()
    book = read_after(workspace, clock=moment)
    write_whole(out, sheet_pdf(day_paper_sheet(words(book.day, book.after, moment), paper)), mode=OWNER_ONLY)
