"""A schedule as a CSV table: under headings that the import understands, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import TYPE_CHECKING

from organizer_app.domain.audiences import audiences_of
from organizer_app.domain.shared_schedule import SharedEntry
from organizer_app.exchange.clean_text import clean_text
from organizer_app.exchange.formula_guard import guarded

if TYPE_CHECKING:
    from organizer_app.domain.shared_schedule import SharedSchedule

_Cell = Callable[[SharedEntry], str]


def _day(entry: SharedEntry) -> str:
    return entry.day.isoformat() if entry.day else ""


def _start(entry: SharedEntry) -> str:
    return entry.starts.strftime("%H:%M") if entry.starts else ""


def _end(entry: SharedEntry) -> str:
    return entry.ends.strftime("%H:%M") if entry.ends else ""


def _end_day(entry: SharedEntry) -> str:
    return entry.ends_day.isoformat() if entry.ends_day and entry.ends_day != entry.day else ""


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.6f}".rstrip("0").rstrip(".")


# Heading, the field whose audience decides about the column, and the cell.
_COLUMNS: tuple[tuple[str, str, _Cell], ...] = (
    ("title", "title", lambda entry: entry.title),
    ("tactic", "tactic", lambda entry: entry.tactic.value),
    ("city", "city", lambda entry: entry.city),
    ("state", "state", lambda entry: entry.state),
    ("country", "country", lambda entry: entry.country),
    ("date", "day", _day),
    ("start", "starts", _start),
    ("end", "ends", _end),
    ("end date", "ends_day", _end_day),
    ("timezone", "zone", lambda entry: entry.zone),
    ("venue", "venue", lambda entry: entry.venue),
    ("address", "address", lambda entry: entry.address),
    ("group", "groups", lambda entry: "; ".join(entry.groups)),
    ("lead", "lead", lambda entry: entry.lead),
    ("lead email", "lead_email", lambda entry: entry.lead_email),
    ("lead phone", "lead_phone", lambda entry: entry.lead_phone),
    ("backup", "backup", lambda entry: entry.backup),
    ("expected", "expected", lambda entry: _number(entry.expected)),
    ("low", "count_low", lambda entry: _number(entry.count_low)),
    ("high", "count_high", lambda entry: _number(entry.count_high)),
    ("status", "status", lambda entry: entry.status.value),
    ("notes", "notes", lambda entry: entry.notes),
    ("url", "public_url", lambda entry: entry.public_url),
    ("latitude", "latitude", lambda entry: _number(entry.latitude)),
    ("longitude", "longitude", lambda entry: _number(entry.longitude)),
    ("external id", "uid", lambda entry: entry.uid),
)
# Written by us from numbers: a western longitude starts with "-" and must stay a number.
_NUMBERS = frozenset({"expected", "low", "high", "latitude", "longitude"})


def write_csv(schedule: SharedSchedule, *, for_spreadsheets: bool = True) -> bytes:
    """Write the columns its audience may see, one row per entry, in UTF-8 with CRLF line ends (RFC 4180).

    Args:
        schedule: what to write.
        for_spreadsheets: with a byte order mark and with `guarded` cells; False gives the plain texts, for
            programs that read the file as data.
    """
    declared = audiences_of(SharedEntry)
    shown = [column for column in _COLUMNS if declared[column[1]] <= schedule.audience]
    cells = [_prepared(heading, cell, for_spreadsheets=for_spreadsheets) for heading, _, cell in shown]
    table = io.StringIO(newline="")
    writer = csv.writer(table)
    writer.writerow(heading for heading, _, _ in shown)
    writer.writerows([cell(entry) for cell in cells] for entry in schedule.entries)
    return table.getvalue().encode("utf-8-sig" if for_spreadsheets else "utf-8")


def _prepared(heading: str, cell: _Cell, *, for_spreadsheets: bool) -> _Cell:
    if heading in _NUMBERS:
        return cell
    if for_spreadsheets:
        return lambda entry: guarded(clean_text(cell(entry)))
    return lambda entry: clean_text(cell(entry))
