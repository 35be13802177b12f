"""A schedule as its pages say it: every text is chosen, only its place on paper is open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from organizer_app.domain.sharing.shared_changes import ChangeKind


class PrintedRow(NamedTuple):
    """One action on paper.

    Attributes:
        when: local time.
        desk: time at the desk; the local time again when both clocks agree.
        city: with its state.
        action: what happens.
        place: the spot.
        hosts: partner groups.
        lead: name of the lead.
        level: of `Readiness`, or -1 when the readers do not see it.
        readiness: its name.
        tag: why it does not take place; empty while it stands.
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
    """The rows of one day; `heading` is empty when the whole schedule is one day."""

    heading: str
    rows: tuple[PrintedRow, ...]


class PrintedZone(NamedTuple):
    """The table of one time zone; `size` says how many actions it holds."""

    heading: str
    size: str
    days: tuple[PrintedDay, ...]


class PrintedNews(NamedTuple):
    """Changes of one kind since the last release."""

    kind: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedSchedule:
    """All that the pages say.

    Attributes:
        title: heading of the first page.
        summary: the line below it.
        banner: who may read it; empty for the public.
        news_title: heading of the changes; empty without any.
        news: the changes.
        mix: number of standing actions by readiness level; empty when the readers do not see it.
        mix_names: what each level is called.
        zones: the tables.
        headings: of the columns, by the name of the field of `PrintedRow`.
        columns: the fields shown, in order.
        footer: left end of the foot of every page.
        page: sentence with ``{number}`` and ``{count}``.
        continued: sentence with ``{heading}``.
        nothing: what stands there when there is no row.
        stamp: ISO 8601 moment of the schedule, UTC, for the file's own facts.
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
