"""Hold what an import read from a file, before it is compared with the plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from itertools import repeat
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from organizer_app.domain.importing.field_news import FieldNews
from organizer_app.domain.importing.possible_duplicates import PlannedAction
from organizer_app.domain.importing.table_layouts import TableLayout

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, time


class SkipReason(StrEnum):
    """Why a line of the file became no action."""

    BEFORE_HEADER = "before_header"
    """A title, a comment or a blank line above the headings."""
    BLANK = "blank"
    """A line without text between two rows; those at the end of the file are only counted."""
    REPEATED_HEADER = "repeated_header"
    OTHER_HEADINGS = "other_headings"
    """The headings of another block: the rows below them were read by these."""
    SECTION_HEADING = "section_heading"
    TOTAL_LINE = "total_line"
    NO_PLACE_NO_DATE = "no_place_no_date"
    REMOVED_HERE = "removed_here"
    """Somebody removed its action from the plan since the source was imported."""
    CHOSEN_OUT = "chosen_out"
    """The user excluded the row in the preview."""


class RowWarningCode(StrEnum):
    """The doubts about a row that was imported anyway."""

    NO_DATE = "no_date"
    DATE_UNREADABLE = "date_unreadable"
    DATE_AMBIGUOUS = "date_ambiguous"
    """Once per file, at its first such row: 5/1 was read in the order of most cells, or of the country."""
    WEEKDAY_OTHER = "weekday_other"
    """The date says another day of the week than it is; the reading is the day that was taken, ISO text."""
    DATE_RANGE = "date_range"
    """Several days in one cell: the first was used, the text is in the notes."""
    DAY_NUMBER = "day_number"
    """A spreadsheet's number of a day among other dates; the reading is the day that was taken, ISO text."""
    YEAR_ASSUMED = "year_assumed"
    """The date has no year, and got that of the others or of the plan's day."""
    DAY_OR_YEAR = "day_or_year"
    """Jul-18 is the 18th, or a spreadsheet's way to write July 2018: no day was taken."""
    TIME_UNREADABLE = "time_unreadable"
    TIME_TBD = "time_tbd"
    TIME_DOUBTFUL = "time_doubtful"
    """No am or pm: 2:00 was read as 2 pm."""
    TIME_GUESSED = "time_guessed"
    """The cell is not sure, as "noonish" is; the reading is the start that was taken, ISO text."""
    TIME_SKIPPED = "time_skipped"
    """The clocks of the place skip this time on that day."""
    TIME_DOUBLED = "time_doubled"
    """The clocks of the place show this time twice on that day: the first was used."""
    NUMBER_UNREADABLE = "number_unreadable"
    NUMBER_ASSUMED = "number_assumed"
    """Words such as "hundreds" or a range such as 50-100: one number was taken, the text is in the notes."""
    COORDINATES_UNREADABLE = "coordinates_unreadable"
    EXTRA_CELLS = "extra_cells"
    MISSING_CELLS = "missing_cells"
    ENCODING_MIXED = "encoding_mixed"
    """Once per file, at its first line that is not UTF-8; the detail is the number of such lines."""
    PLACE_UNRESOLVED = "place_unresolved"
    PLACE_AMBIGUOUS = "place_ambiguous"
    PLACE_CONTRADICTED = "place_contradicted"
    """The ZIP code or the coordinates are far from the city: it was kept, as no town of its name is there."""
    PLACE_RENAMED = "place_renamed"
    """The ZIP code or the name means a place that is called otherwise; the name as given is in the notes."""
    CITY_MISSING = "city_missing"
    """The row names a state or a country and no city in it."""
    PLACE_MOVED = "place_moved"
    """The ZIP code or the coordinates are at a town of the same name elsewhere, which was taken."""
    STATE_UNKNOWN = "state_unknown"
    STATUS_UNKNOWN = "status_unknown"
    PERMIT_UNKNOWN = "permit_unknown"
    PERMIT_ASSUMED = "permit_assumed"
    """The cell begins with an answer and goes on; the answer was taken, the text is in the notes."""
    MOBILIZATION_UNKNOWN = "mobilization_unknown"
    CAMPAIGN_UNKNOWN = "campaign_unknown"
    POSSIBLE_DUPLICATE = "possible_duplicate"
    COMPLETES = "completes"
    """The row names a planned city without a day, and adds what the plan does not know about it."""
    SAME_ACTION = "same_action"
    """The row has another place, day, start or title than last time; it was taken for the same action."""
    CONFLICT = "conflict"
    """The file and a person changed the same field; the plan keeps the person's value."""
    CLEARED = "cleared"
    """A cell that was filled last time is empty; the plan keeps its value."""
    COLUMN_KEPT_IN_NOTES = "column_kept_in_notes"
    RECURRENCE_CUT = "recurrence_cut"
    """The event recurs more often than it was listed; the detail is the number of rows it became."""
    RECURRENCE_TOO_FREQUENT = "recurrence_too_frequent"
    """The event recurs by the second, minute or hour: it is one row; the detail is "5 MINUTELY", or empty."""
    YEAR_ODD = "year_odd"
    """The year is far from now, as 2108 for 2018."""
    ZONE_OF_COMMITTEE = "zone_of_committee"
    """The program keeps no zones, and the city has another one than HQ; the detail is that of the city."""
    ZIP_PADDED = "zip_padded"
    """Once per file, at its first ZIP code that a program made a number of; the detail is how many."""
    PHONE_PADDED = "phone_padded"
    """The same for phone numbers."""
    COUNT_SWAPPED = "count_swapped"
    """The low number is above the high one: they were swapped."""
    ZONE_UNKNOWN = "zone_unknown"
    """No time zone has this name: the time is read as that of the place."""
    NAME_TOO_LONG = "name_too_long"
    """Longer than any list or paper can show: the field stays open, the text is in the notes."""
    SEVERAL_NAMED = "several_named"
    """The cell names two people: the first was taken, the text is in the notes."""
    PHONE_SHORT = "phone_short"
    """The number lacks its area code."""
    NOT_KNOWN = "not_known"
    """The cell only says that nobody knows yet, such as TBD: the field stays open."""


class IncomingAction(NamedTuple):
    """One row with an action; cells are unchanged unless a type says otherwise.

    Attributes:
        row: physical line of the file on which the row starts, from 1.
        country: "" if the row does not name one; the code that resolves the place applies the default.
        zone: the zone as written ("America/Chicago", "ET"), "" without one. "UTC" also for an instant (ISO
            with Z, Unix seconds) whose row names no zone.
        day: local calendar day, or None without a readable one.
        starts: local wall time of that zone, or of the place without a zone.
        ends: local wall time.
        ends_day: the day it ends on, only if different from ``day``.
        starts_second: whether the start is the second of two on a day whose clock shows it twice.
        ends_second: whether the end is.
        access: whether everyone can take part at the spot, in the words of the file.
        expected: people.
        count_low: people counted at least.
        count_high: people counted at most.
        count_source: source of the count, several separated by "; ".
        count_method: wording of the count in the file ("about 200").
        interpreter: languages as given.
        permit: code of how far its permit is (`PermitStatus`), "" where the file says nothing.
        notes: notes of the row, then one "Heading: text" line for every cell that has no field or could not
            be read.
        latitude: degrees, WGS 84, only together with the longitude; of the spot, or only of its city.
        longitude: degrees, WGS 84.
        mobilization: title of the mobilization as given.
        campaign: title of the campaign as given.
        has_share_key: whether the external id is a key under which a plan shared the action.
        happened: whether the file is known to describe past actions.
        credited: whether it is a row of a public schedule of ours, which names only groups that agreed to it.
        content: all cells of the row in one text that does not depend on encoding, separator, padding or
            trailing empty cells: with its ordinal among equals it is the key of a row without an external id.
    """

    row: int
    title: str = ""
    tactic: str = ""
    city: str = ""
    state: str = ""
    country: str = ""
    zone: str = ""
    day: date | None = None
    starts: time | None = None
    ends: time | None = None
    ends_day: date | None = None
    starts_second: bool = False
    ends_second: bool = False
    venue: str = ""
    address: str = ""
    postal_code: str = ""
    access: str = ""
    access_notes: str = ""
    groups: tuple[str, ...] = ()
    lead_name: str = ""
    lead_email: str = ""
    lead_phone: str = ""
    backup_name: str = ""
    backup_email: str = ""
    backup_phone: str = ""
    expected: int | None = None
    count_low: int | None = None
    count_high: int | None = None
    count_source: str = ""
    count_method: str = ""
    status: str = ""
    permit: str = ""
    notes: str = ""
    url: str = ""
    interpreter: str = ""
    latitude: float | None = None
    longitude: float | None = None
    external_id: str = ""
    has_share_key: bool = False
    mobilization: str = ""
    campaign: str = ""
    happened: bool = False
    credited: bool = False
    content: str = ""


DAY_FIRST: Final = "day_first"
UNREAD_DAYS = frozenset({RowWarningCode.DATE_UNREADABLE, RowWarningCode.DAY_OR_YEAR})
"""A row with one of these says a day, although nobody can tell which."""


def actions_from_columns(columns: Mapping[str, Sequence[Any]]) -> list[IncomingAction]:
    """Return actions given column by column; missing attributes get their defaults.

    Args:
        columns: values by attribute name, ``row`` among them, all in the order of the rows.
    """
    count, absent = len(columns["row"]), IncomingAction._field_defaults
    given = [columns.get(name) or repeat(absent.get(name), count) for name in IncomingAction._fields]
    # `_make` without counting the values: a third of the time, which matters for ten thousand rows.
    return list(map(partial(tuple.__new__, IncomingAction), zip(*given, strict=True)))


@dataclass(frozen=True, slots=True)
class SkippedRow:
    """A line that became no action; the detail is the text of a heading, or "" if cells stay private."""

    row: int
    reason: SkipReason
    detail: str = ""


@dataclass(frozen=True, slots=True)
class RowWarning:
    """A doubt about a row.

    Attributes:
        row: physical line of the file.
        code: kind of the doubt.
        detail: a short cell text or a heading, never a name or an address.
        planned: the action in the plan that this row may be, or None.
        news: the field that the file says otherwise, with both values, or None.
        reading: how the cell was read: the year that a date without one got, or `DAY_FIRST` for an order.
    """

    row: int
    code: RowWarningCode
    detail: str = ""
    planned: PlannedAction | None = None
    news: FieldNews | None = None
    reading: str = ""


class ColumnRead(NamedTuple):
    """A column of a file: its heading, its field (empty means the notes), its first different cells.

    Attributes:
        is_guess: whether its cells alone say what it is.
    """

    heading: str
    field: str
    samples: tuple[str, ...] = ()
    is_guess: bool = False


class FileReading(NamedTuple):
    """What decided how a file was read, so that its bytes need not be read again.

    Attributes:
        digest: of the bytes.
        kind: what the person said it is; empty to recognize it.
        sheet: the name of its only table.
        day: the day on which it was read, ISO, where it says other rows on another one; else empty.
        asked: the headings to which somebody gave a meaning, in this import or an earlier one.
        chosen: the fields of these.
        plan_year: the year assumed where no date has one.
    """

    digest: str
    kind: str
    sheet: str
    day: str
    asked: frozenset[str]
    chosen: Mapping[str, str]
    plan_year: int | None = None


@dataclass(frozen=True, slots=True)
class IncomingTable:
    """Everything in a file of rows; every record is in exactly one of four places.

    ``records == 1 (the headings) + len(rows) + len(skipped) + blank_at_end``. A record is one row of the
    table: usually one physical line, more if a quoted cell contains line breaks.

    Attributes:
        rows: the actions, in the order of the file.
        skipped: the other lines, in the order of the file.
        warnings: in the order of the file.
        preset: code of the recognized preset, or ``generic``.
        columns_kept: headings without a meaning; their cells are in the notes.
        header_row: physical line of the headings, counted from 1.
        records: number of records in the file.
        blank_at_end: number of blank records after the last row.
        columns: how every column with a heading was read.
        cells: the cells under those headings, by line of the row, if requested.
        as_given: the rows with cells that a person mended, as the file says them, by line.
        file_format: code of the format of the file.
        reading: what decided how it was read; None for one of several lists of a file.
        layout: what may be corrected about it as a whole, if the cells were requested.
    """

    rows: tuple[IncomingAction, ...]
    skipped: tuple[SkippedRow, ...]
    warnings: tuple[RowWarning, ...]
    preset: str
    columns_kept: tuple[str, ...]
    header_row: int
    records: int
    blank_at_end: int
    columns: tuple[ColumnRead, ...] = ()
    cells: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    as_given: Mapping[int, IncomingAction] = field(default_factory=dict)
    file_format: str = "csv"
    reading: FileReading | None = None
    layout: TableLayout | None = None
