"""Hold the printed schedule: every text is final, only the layout is open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.basics.printed_frame import PrintedFrame

if TYPE_CHECKING:
    from organizer_app.domain.sharing.shared_changes import ChangeKind


class PrintedRow(NamedTuple):
    """One action on paper; whatever its reader may not see is empty.

    Attributes:
        when: local time.
        desk: time at HQ; empty if it is the local time.
        city: the city with its state.
        action: name of the action.
        hosts: partner groups.
        link: its page, as people type it.
        site: the spot.
        address: its street address.
        access: how to get in.
        lead: name of the lead.
        phone: how HQ reaches the lead.
        level: number of `Readiness`, or -1 if the audience does not see it.
        readiness: name of the level.
        tag: why it does not take place; empty if active.
        change: what is new about it since the last release, or None.
        change_name: name of that kind of change.
        contested: which of its fields are in conflict.
    """

    when: str
    desk: str
    city: str
    action: str
    hosts: str = ""
    link: str = ""
    site: str = ""
    address: str = ""
    access: str = ""
    lead: str = ""
    phone: str = ""
    level: int = -1
    readiness: str = ""
    tag: str = ""
    change: ChangeKind | None = None
    change_name: str = ""
    contested: str = ""


class PrintedDay(NamedTuple):
    """The rows of one day; `heading` is empty if the whole schedule is one day."""

    heading: str
    rows: tuple[PrintedRow, ...]


class PrintedZone(NamedTuple):
    """The table of one time zone.

    Attributes:
        heading: name of the zone.
        note: its number of actions, and what noon there is at HQ.
        time_heading: heading of the column of times.
        days: the rows.
    """

    heading: str
    note: str
    time_heading: str
    days: tuple[PrintedDay, ...]


class PrintedNews(NamedTuple):
    """Changes of one kind since the last release."""

    kind: str
    sentence: str


class PrintedDate(NamedTuple):
    """A date everyone plans around."""

    when: str
    title: str
    venue: str


class PrintedLevel(NamedTuple):
    """How many active actions have a level of readiness."""

    level: int
    name: str
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedSchedule:
    """The content of the pages.

    Attributes:
        frame: what stands around it.
        demand: what must change, with its label; empty without one.
        press_contact: whom the press calls, with its label; empty without one.
        news_title: heading of the changes; empty without any.
        news: the changes.
        dates_title: heading of the key dates.
        dates: the key dates.
        mix: the levels of readiness that occur; empty if the audience does not see them.
        zones: the tables.
        headings: column headings: city, action, site and lead.
        shows_lead: whether the audience sees who leads.
        no_lead: text of an action without a lead.
        nothing: text of a schedule without rows.
    """

    frame: PrintedFrame
    demand: tuple[str, str]
    press_contact: tuple[str, str]
    news_title: str
    news: tuple[PrintedNews, ...]
    dates_title: str
    dates: tuple[PrintedDate, ...]
    mix: tuple[PrintedLevel, ...]
    zones: tuple[PrintedZone, ...]
    headings: dict[str, str]
    shows_lead: bool
    no_lead: str
    nothing: str
