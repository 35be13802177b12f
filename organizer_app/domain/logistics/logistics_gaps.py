"""Count what is wrong with the parts of every city, for the tables and for the badge beside their name."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from organizer_app.domain.logistics.logistics_book import Gap, PartKind, gap_of, gap_of_cue
from organizer_app.domain.logistics.run_of_show import run_of_show
from organizer_app.domain.model.day.cues import Cue

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from organizer_app.domain.logistics.logistics_book import LogisticsBook
    from organizer_app.domain.rows.action_rows import ActionRow


def gaps_in(book: LogisticsBook, today: date) -> Mapping[PartKind, Mapping[Gap, int]]:
    """Count the faults by table, as of a day at HQ."""
    return {kind: Counter(_gaps(book, kind, today)) for kind in PartKind}


def gap_count(book: LogisticsBook, today: date) -> int:
    """Count the faults of all tables, as of a day at HQ."""
    return sum(sum(gaps.values()) for gaps in gaps_in(book, today).values())


def _gaps(book: LogisticsBook, kind: PartKind, today: date) -> Iterator[Gap]:
    # Only the budget has lines of the whole mobilization.
    owners: tuple[ActionRow | None, ...] = (None,) if kind is PartKind.BUDGET else ()
    for row in (*owners, *book.rows):
        parts = book.of(kind, row.action_id if row else "")
        if kind is PartKind.RUN_OF_SHOW:
            cues = (part for part in parts if isinstance(part, Cue))
            found = [gap_of_cue(timed, row) for timed in run_of_show(cues, row.starts if row else None)]
        else:
            found = [gap_of(part, row, today) for part in parts]
        yield from (gap for gap in found if gap is not None)
