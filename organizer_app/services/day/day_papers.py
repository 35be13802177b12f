"""Prints the log of the day, and the board to be filled in by hand when the power is out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.day.day_paper import PaperFacts
from organizer_app.domain.model.assignments import VACATED, Assignment, AssignmentRole
from organizer_app.domain.model.people import ContactKind, ContactPoint
from organizer_app.domain.people.phone_display import written_phone
from organizer_app.environment.files.atomic_files import OWNER_ONLY, write_whole
from organizer_app.exchange.paper.day_paper_sheet import day_paper_sheet
from organizer_app.services.day.day_books import DayBook, read_day
from organizer_app.services.day.logs import read_log
from organizer_app.services.plan.typesetting import sheet_pdf

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from organizer_app.domain.day.day_paper import DayPaperWords
    from organizer_app.domain.sharing.schedule_words import PaperSize
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.reader import Reader


def print_log(
    workspace: Workspace,
    *,
    words: DayPaperWords,
    paper: PaperSize,
    out: Path,
    clock: datetime | None = None,
) -> int:
    """Write the log of the day as PDF, corrections shown; nothing legal-only is on it. Return its entries.

    Raises:
        CannotTypeset: the pages could not be made.
        CannotWrite: the folder or the disk refuses; an existing file stays as it was.
    """
    moment = clock or workspace.clock()
    day = read_day(workspace, clock=moment)
    facts = _facts(workspace, day, moment)
    write_whole(out, sheet_pdf(day_paper_sheet(words.log(facts), paper)), mode=OWNER_ONLY)
    return len(facts.entries)


def print_board(
    workspace: Workspace,
    *,
    words: DayPaperWords,
    paper: PaperSize,
    out: Path,
    mobilization: str = "",
    clock: datetime | None = None,
) -> int:
    """Write the board to be filled in by hand as PDF, with the leads' numbers. Return how many cities it has.

    Raises:
        CannotTypeset: the pages could not be made.
        CannotWrite: the folder or the disk refuses; an existing file stays as it was.
        NothingFound: no mobilization has this name.
    """
    moment = clock or workspace.clock()
    day = read_day(workspace, mobilization=mobilization, clock=moment)
    facts = _facts(workspace, day, moment)
    write_whole(out, sheet_pdf(day_paper_sheet(words.board(facts), paper)), mode=OWNER_ONLY)
    return len(day.book.states())


def _facts(workspace: Workspace, day: DayBook, stamp: datetime) -> PaperFacts:
    with workspace.read() as reader:
        phones = _lead_phones(reader, [state.city.action_id for state in day.book.states()])
    return PaperFacts(
        title=day.title,
        day=day.day,
        desk_zone=day.desk_zone,
        book=day.book,
        stamp=stamp,
        entries=read_log(workspace, mobilization_id=day.mobilization_id),
        phones=phones,
    )


def _lead_phones(reader: Reader, action_ids: list[str]) -> dict[str, str]:
    """Return the number of each city's lead that may be used on the day."""
    found = reader.among(Assignment, "city_action_id", action_ids)
    leads = {
        each.city_action_id: each.person_id
        for each in found
        if each.role is AssignmentRole.LEAD and not each.is_backup and each.status not in VACATED
    }
    phones: dict[str, str] = {}
    for point in reader.among(ContactPoint, "person_id", set(leads.values())):
        if point.kind in (ContactKind.PHONE, ContactKind.SIGNAL) and point.ok_on_the_day:
            phones.setdefault(point.person_id, written_phone(point.value))
    return {action_id: phones.get(person_id, "") for action_id, person_id in leads.items()}
