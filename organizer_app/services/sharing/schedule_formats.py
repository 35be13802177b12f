"""Writes a schedule in a format, from the shared schedule alone."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.basics.problems import BadValue, FormatNotForAudience, FormatNotWithdrawn
from organizer_app.domain.sharing.known_leads import with_known_leads
from organizer_app.domain.sharing.schedule_words import ScheduleWords
from organizer_app.domain.sharing.shared_schedule import SharedSchedule
from organizer_app.domain.sharing.withdrawn_schedule import stamped
from organizer_app.environment.collector import collector_at_rest
from organizer_app.environment.files.atomic_files import EVERYBODY, OWNER_ONLY, write_whole
from organizer_app.environment.resource_files import resource_path
from organizer_app.services.sharing.formats import FORMATS, SCHEDULE_FORMATS, writer_of

if TYPE_CHECKING:
    from organizer_app.exchange.schedule.html_schedule import PageLinks, PageParts

Writer = Callable[[SharedSchedule, ScheduleWords], bytes]


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What was written; `left_out` counts entries without a date, which do not fit into a calendar."""

    path: Path
    entries: int
    left_out: int


def schedule_bytes(schedule: SharedSchedule, *, schedule_format: str, words: ScheduleWords) -> bytes:
    """Write a schedule in a format.

    Args:
        schedule: what its audience may see.
        schedule_format: one of `formats.SCHEDULE_FORMATS`.
        words: words and paper of the readers.

    Raises:
        BadValue: unknown format.
        FormatNotForAudience: it contains nothing that this audience may see.
        FormatNotWithdrawn: a withdrawn schedule would be empty in it, with no word why.
        CannotTypeset: the pages of a PDF or a picture could not be made.
    """
    if schedule_format not in SCHEDULE_FORMATS:
        raise BadValue("format", schedule_format, SCHEDULE_FORMATS)
    if schedule.audience < FORMATS[schedule_format].least:
        raise FormatNotForAudience(schedule_format, schedule.audience.code)
    if schedule.is_withdrawn and not FORMATS[schedule_format].is_stamped:
        raise FormatNotWithdrawn(schedule_format)
    writer: Writer = writer_of(FORMATS[schedule_format])
    with collector_at_rest():
        return writer(stamped(with_known_leads(schedule, words), words), words)


def write_schedule(
    schedule: SharedSchedule, *, schedule_format: str, words: ScheduleWords, out: Path
) -> ExportReport:
    """Write a schedule to a file, whole or not at all; an internal one is readable by its owner only.

    Raises:
        BadValue: unknown format.
        CannotWrite: the folder or the disk refuses; an existing file stays as it was.
    """
    data = schedule_bytes(schedule, schedule_format=schedule_format, words=words)
    write_whole(out, data, mode=mode_for(schedule.audience))
    holds = FORMATS[schedule_format].holds
    if holds is None:
        return ExportReport(out, len(schedule.entries), 0)
    return ExportReport(out, sum(map(holds, schedule.entries)), schedule.without_date)


def mode_for(audience: Audience) -> int:
    """Return the permission bits of a file for an audience, before the umask."""
    return OWNER_ONLY if audience >= Audience.INTERNAL else EVERYBODY


def csv_bytes(schedule: SharedSchedule, _words: ScheduleWords) -> bytes:
    """Write a table for spreadsheets."""
    from organizer_app.exchange.schedule.csv_schedule import write_csv

    return write_csv(schedule)


def page_bytes(schedule: SharedSchedule, words: ScheduleWords, links: PageLinks | None = None) -> bytes:
    """Write the web page from the shipped parts, with links to what lies beside it."""
    from organizer_app.exchange.schedule.html_schedule import PageLinks, write_html

    schedule = stamped(with_known_leads(schedule, words), words)
    return write_html(schedule, words, page_parts(), links or PageLinks())


@functools.cache
def page_parts() -> PageParts:
    """Read the shipped parts of the web page, once."""
    from organizer_app.exchange.schedule.html_schedule import PageParts

    outline = json.loads(resource_path("geo", "usa_outline.json").read_text("utf-8"))
    template = resource_path("templates", "schedule.html").read_text("utf-8")
    return PageParts(template, outline, resource_path("templates", "schedule.js").read_text("utf-8"))
