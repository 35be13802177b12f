"""Writes printed runs of show to a file that only its owner reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.environment.files.atomic_files import OWNER_ONLY, write_whole
from organizer_app.exchange.paper.show_sheet import show_sheet
from organizer_app.services.plan.typesetting import sheet_pdf

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from organizer_app.domain.logistics.show_sheet import ShowSheet, ShowWords
    from organizer_app.domain.sharing.schedule_words import ScheduleWords


def write_shows(
    shows: Sequence[ShowSheet], *, schedule_words: ScheduleWords, words: ShowWords, out: Path
) -> None:
    """Write the runs of show of some cities, at least one, as PDF.

    Raises:
        CannotTypeset: the pages could not be made.
        CannotWrite: the folder or the disk refuses; an existing file stays as it was.
    """
    write_whole(out, sheet_pdf(show_sheet(shows, schedule_words, words)), mode=OWNER_ONLY)
