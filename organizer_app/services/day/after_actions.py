"""Reads how a day went, notes whom the desk thanked, and writes the report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from organizer_app.domain.day.after_action import THANKS_CHANNEL, AfterAction, after_action
from organizer_app.domain.day.day_lessons import DayLessons
from organizer_app.domain.day.learned_ratios import Forecast
from organizer_app.domain.model.day.deliveries import Delivery, DeliveryOutcome
from organizer_app.domain.places.places import Place
from organizer_app.domain.time.local_time import from_epoch_minutes
from organizer_app.environment.files.atomic_files import OWNER_ONLY, write_whole
from organizer_app.environment.resource_files import resource_path
from organizer_app.exchange.paper.day_page import day_page
from organizer_app.exchange.paper.day_paper_sheet import day_paper_sheet
from organizer_app.services.day.day_books import DayBook, day_in, effective
from organizer_app.services.day.entries import Said, log_note
from organizer_app.services.day.forecasts import forecasts, learned_from
from organizer_app.services.day.lessons import lessons_of, proposals_of
from organizer_app.services.day.logs import log_in
from organizer_app.services.plan.typesetting import sheet_pdf

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from organizer_app.domain.day.day_paper import DayPaper
    from organizer_app.domain.model.day.log_entries import LogEntry
    from organizer_app.domain.sharing.schedule_words import PaperSize
    from organizer_app.services.plan.workspace import Workspace

_PAGE_ENDINGS = frozenset({".html", ".htm"})


@dataclass(frozen=True, slots=True)
class AfterBook:
    """A day, how it went, what it taught, and the forecast of each of its actions as it would be now."""

    day: DayBook
    after: AfterAction
    lessons: DayLessons
    forecasts: Mapping[str, Forecast]


def read_after(workspace: Workspace, *, mobilization: str = "", clock: datetime | None = None) -> AfterBook:
    """Return how a day went; nothing legal-only is part of it.

    Args:
        workspace: the plan.
        mobilization: id or title; empty for the main one.
        clock: what this computer's clock says, UTC; None to ask it.

    Raises:
        NothingFound: no mobilization has this name.
    """
    with workspace.read() as reader:
        day = day_in(reader, clock or workspace.clock(), mobilization=mobilization)
        ids = {state.city.action_id for state in day.book.states()}
        entries = effective(log_in(reader, mobilization_id=day.mobilization_id))
        thanked = {each.city_action_id for each in entries if each.channel == THANKS_CHANNEL}
        deliveries = [each for each in reader.all(Delivery) if each.city_action_id in ids]
        learned = learned_from(reader, ids, from_epoch_minutes(day.book.now))
        cities = reader.rows_by_id(Place, {each.key.place_id for each in learned} - {""})
        expected = forecasts(reader, ids)
        lessons = DayLessons(
            lessons_of(reader, ids),
            proposals_of(reader, day.mobilization_id),
            learned,
            {each.id: each.name for each in cities.values()},
        )
    signatures = sum(
        each.signatures or 0 for each in deliveries if each.outcome is not DeliveryOutcome.REFUSED
    )
    return AfterBook(day, after_action(day.book, signatures, thanked), lessons, expected)


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
    words: Callable[[AfterBook, datetime], DayPaper],
    paper: PaperSize,
    out: Path,
    mobilization: str = "",
    clock: datetime | None = None,
) -> None:
    """Write the report of a day as PDF, or as a web page in one file where `out` ends in .html or .htm.

    Args:
        workspace: the plan.
        words: writes its texts.
        paper: size of the sheets; a page has none.
        out: the file.
        mobilization: id or title; empty for the main one.
        clock: what this computer's clock says, UTC; None to ask it.

    Raises:
        CannotTypeset: the pages could not be made.
        CannotWrite: the folder or the disk refuses; an existing file stays as it was.
        NothingFound: no mobilization has this name.
    """
    moment = clock or workspace.clock()
    printed = words(read_after(workspace, mobilization=mobilization, clock=moment), moment)
    if out.suffix.casefold() in _PAGE_ENDINGS:
        template = resource_path("templates", "day.html").read_text("utf-8")
        write_whole(out, day_page(printed, template), mode=OWNER_ONLY)
    else:
        write_whole(out, sheet_pdf(day_paper_sheet(printed, paper)), mode=OWNER_ONLY)
