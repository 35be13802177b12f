"""Chooses the cities of a printed run of show and writes it to a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.logistics.logistics_book import PartKind
from organizer_app.domain.logistics.run_of_show import run_of_show
from organizer_app.domain.logistics.show_sheet import ShowSheet
from organizer_app.domain.model.day.cues import Cue
from organizer_app.domain.model.sites import Site
from organizer_app.ui.flow import services

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime
    from pathlib import Path

    from organizer_app.domain.logistics.logistics_book import LogisticsBook
    from organizer_app.services.plan.workspace import Workspace


def shows_of(book: LogisticsBook, action_ids: Collection[str], made_at: datetime) -> list[ShowSheet]:
    """Return the pages of those cities that have cues, in table order."""
    return [
        ShowSheet(
            title=book.title,
            row=row,
            cues=run_of_show(_cues(book, row.action_id), row.starts),
            sites=tuple(part for part in book.of(PartKind.SITES, row.action_id) if isinstance(part, Site)),
            made_at=made_at,
            desk_zone=book.desk_zone,
        )
        for row in book.rows
        if row.action_id in action_ids and book.of(PartKind.RUN_OF_SHOW, row.action_id)
    ]


def _cues(book: LogisticsBook, action_id: str) -> list[Cue]:
    return [part for part in book.of(PartKind.RUN_OF_SHOW, action_id) if isinstance(part, Cue)]


def print_to(workspace: Workspace, book: LogisticsBook, action_ids: Collection[str], out: Path) -> str:
    """Write the runs of show of some cities, at least one with cues, to a file; return its path."""
    from organizer_app.wording.logistics.show_sheets import show_words
    from organizer_app.wording.sharing.shared_schedules import schedule_words

    shows = shows_of(book, frozenset(action_ids), workspace.clock())
    services.show_files.write_shows(shows, schedule_words=schedule_words(), words=show_words(), out=out)
    return str(out)
