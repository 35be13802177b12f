"""Hold a file of another program as the child that read it describes it: tables of cells, or people."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, NamedTuple

from organizer_app.domain.importing.incoming import RowWarning
from organizer_app.domain.importing.incoming_people import IncomingPerson, RefusedCard, TableSubject

AS_WRITTEN: Final = "as written"
"""Heads the whole line of a pasted text or a chat, beside what was understood of it."""


class ForeignKind(StrEnum):
    """The formats that can be imported; the values are the words for ``--as``."""

    TABLE = "csv"
    WORKBOOK = "xlsx"
    CALENDAR = "ics"
    CARDS = "vcard"
    OSDI = "osdi"
    ACTION_NETWORK = "action-network"
    MOBILIZE = "mobilize"
    MAP = "map"
    """Points on a map, in one of three formats."""
    EVENTS = "json"
    """Lists of events in JSON, ours and those of others."""
    SLUGS = "slugs"
    TEXT = "text"
    """Lines that people wrote: pasted lists and chats."""


@dataclass(frozen=True, slots=True)
class ForeignTable:
    """The nonblank records of one table, before anybody knows what its columns mean.

    Attributes:
        rows: stripped cells; the headings are in one of the first rows.
        lines: for each row the physical line or number on which it starts, from 1.
        blank: lines of the blank records.
        blank_at_end: how many of these come after the last row.
        header: index of the row with the headings, if the reader made them; None to look for it.
        name: name of the sheet.
        is_hidden: whether its program does not show it.
        source: name of the system that the rows come from; "" for what the headings say.
        subject: what the rows are; None to judge by the headings.
        warnings: doubts about rows and encoding.
        is_of_today: whether the same file says other rows on another day, as an event without an end does.
    """

    rows: list[list[str]]
    lines: list[int]
    blank: list[int] = field(default_factory=list)
    blank_at_end: int = 0
    header: int | None = None
    name: str = ""
    is_hidden: bool = False
    source: str = ""
    subject: TableSubject | None = None
    warnings: tuple[RowWarning, ...] = ()
    is_of_today: bool = False


@dataclass(frozen=True, slots=True)
class ForeignFile:
    """A file that was read: either tables or people.

    Attributes:
        kind: its format.
        tables: its tables; more than one only for workbooks and for files that hold people and events.
        people: the people of contact cards, in order, with the cards that cannot be read.
        digest: of its bytes, by which the same file is known again; empty for one of several lists of a file.
    """

    kind: ForeignKind
    tables: tuple[ForeignTable, ...] = ()
    people: tuple[IncomingPerson | RefusedCard, ...] = ()
    digest: str = ""


class SheetDoubt(StrEnum):
    """Why a sheet is left out unless a person chooses it."""

    HIDDEN = "hidden"
    LAID_ASIDE = "laid_aside"
    """Its name says that its rows count no more: Duplicates, Archive, Old."""
    NO_LIST = "no_list"
    """It has no known headings, as a summary has none."""
    ACTIONS = "actions"
    """Its rows are actions, and those wanted are not; the same for the next two."""
    PEOPLE = "people"
    GROUPS = "groups"


class Sheet(NamedTuple):
    """A sheet of a workbook; without a doubt, one that is left out repeats rows of those taken."""

    name: str
    is_taken: bool
    doubt: SheetDoubt | None
