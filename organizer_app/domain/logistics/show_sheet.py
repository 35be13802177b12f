"""The run of show of one city as it goes on paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from organizer_app.domain.logistics.run_of_show import TimedCue
from organizer_app.domain.model.sites import Site
from organizer_app.domain.rows.action_rows import ActionRow


@dataclass(frozen=True, slots=True)
class ShowSheet:
    """What a page says.

    Attributes:
        title: of the mobilization.
        row: the city and its times.
        cues: with their times.
        sites: its spots along the way.
        made_at: when it was printed, UTC.
        desk_zone: IANA zone of the desk.
    """

    title: str
    row: ActionRow
    cues: tuple[TimedCue, ...]
    sites: tuple[Site, ...]
    made_at: datetime
    desk_zone: str
