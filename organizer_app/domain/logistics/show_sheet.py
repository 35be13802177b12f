"""Hold the printed run of show of one city, and the words for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from organizer_app.domain.logistics.run_of_show import TimedCue
from organizer_app.domain.model.sites import Site, SiteRole
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


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowWords:
    """The words of the sheet in one language.

    Attributes:
        heading: name of the sheet.
        hint: what the boxes are for.
        bold_note: what bold times mean.
        columns: headings of time, what, and who with where.
        site_heading: heading of the spots.
        access: label of how to get in.
        footer: the foot, of the mobilization and the city.
        clock: a wall time, in minutes after midnight.
        hours: the hours of an action; empty without a start.
        day: an ISO day; empty without one.
        zone: the zone of the city and the time at HQ.
        site_role: name of what a spot is for.
        overlap: a warning of a cue that starts too early, by so many minutes.
    """

    heading: str
    hint: str
    bold_note: str
    columns: tuple[str, str, str]
    site_heading: str
    access: str
    footer: Callable[[str, str], str]
    clock: Callable[[int], str]
    hours: Callable[[ActionRow], str]
    day: Callable[[str], str]
    zone: Callable[[ActionRow, str], str]
    site_role: Callable[[SiteRole], str]
    overlap: Callable[[str, int], str]
