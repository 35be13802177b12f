"""Hold the printed run of show of one city."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from organizer_app.domain.logistics.run_of_show import TimedCue
from organizer_app.domain.model.sites import Site
from organizer_app.domain.rows.action_rows import ActionRow


@dataclass(frozen=True, slots=True)
class ShowSheet:
    """The content of a page.

    Attributes:
        title: title of the mobilization.
        row: the city and its times.
        cues: cues with their times.
        sites: its spots in order.
        made_at: print time, UTC.
        desk_zone: IANA zone of HQ.
    """

    title: str
    row: ActionRow
    cues: tuple[TimedCue, ...]
    sites: tuple[Site, ...]
    made_at: datetime
    desk_zone: str
