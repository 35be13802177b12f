"""Hold the printed schedule: every text is final, only the layout is open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from organizer_app.domain.sharing.shared_changes import ChangeKind


class PrintedRow(NamedTuple):
    """One action on paper.

    Attributes:
        when: local time.
        desk: time at HQ; the local time again if both are equal.
        city: the city with its state.
        action: name of the action.
        place: the spot.
        hosts: partner groups.
        lead: name of the lead.
        level: number of `Readiness`, or -1 if the audience does not see it.
        readiness: name of the level.
        tag: why it does not take place; empty if active.
        change: what is new about it since the last release, or None.
    """

    when: str
    desk: str
    city: str
    action: str
    place: str
    hosts: str
    lead: str = ""
    level: int = -1
    readiness: str = ""
    tag: str = ""
    change: ChangeKind | None = None


class PrintedDay(NamedTuple):
    """The rows of one day; `heading` is empty if the whole schedule is one day."""

    heading: str
    rows: tuple[PrintedRow, ...]


class PrintedZone(NamedTuple):
    """The table of one time zone; `size` is its number of actions in words."""

    heading: str
    size: str
    days: tuple[PrintedDay, ...]


class PrintedNews(NamedTuple):
    """Changes of one kind since the last release."""

    kind: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedSchedule:
    """The content of the pages.

    Attributes:
        title: heading of the first page.
        summary: the line below it.
        banner: the audience; empty for the public.
        news_title: heading of the changes; empty without any.
        news: the changes.
        mix: number of active actions by readiness level; empty if the audience does not see it.
        mix_names: names of the levels.
        zones: the tables.
        headings: column headings, by field of `PrintedRow`.
        columns: the fields shown, in order.
        footer: left end of the footer on every page.
        page: sentence with ``{number}`` and ``{count}``.
        continued: sentence with ``{heading}``.
        nothing: text of a schedule without rows.
        stamp: ISO 8601 moment of the schedule, UTC, for the file's own metadata.
    """

    title: str
    summary: str
    banner: str
    news_title: str
    news: tuple[PrintedNews, ...]
    mix: tuple[int, ...]
    mix_names: tuple[str, ...]
    zones: tuple[PrintedZone, ...]
    headings: dict[str, str]
    columns: tuple[str, ...]
    footer: str
    page: str
    continued: str
    nothing: str
    stamp: str
