"""The formats a schedule goes out in: each is written from the shared schedule alone."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from organizer_app.domain.audiences import Audience
from organizer_app.domain.problems import BadValue, FormatNotForAudience
from organizer_app.domain.schedule_words import ScheduleWords
from organizer_app.domain.shared_schedule import SharedEntry, SharedSchedule
from organizer_app.environment.atomic_files import EVERYBODY, OWNER_ONLY, write_whole
from organizer_app.environment.collector import collector_at_rest
from organizer_app.environment.resource_files import resource_path
from organizer_app.exchange.action_network_upload import can_be_made, write_action_network
from organizer_app.exchange.contact_cards import write_contact_cards
from organizer_app.exchange.csv_schedule import write_csv
from organizer_app.exchange.html_schedule import PageParts, write_html
from organizer_app.exchange.ics_calendar import write_ics
from organizer_app.exchange.json_schedule import write_geojson, write_json
from organizer_app.exchange.osdi_schedule import write_osdi
from organizer_app.exchange.press_list import write_press_list, write_press_text
from organizer_app.exchange.text_schedule import write_line, write_markdown, write_short, write_text
from organizer_app.exchange.turnout_table import write_turnout
from organizer_app.exchange.xlsx_schedule import write_xlsx

Writer = Callable[[SharedSchedule, ScheduleWords], bytes]


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What was written; `left_out` counts entries without a date, which a calendar has no place for."""

    path: Path
    entries: int
    left_out: int


def schedule_bytes(
    schedule: SharedSchedule, *, schedule_format: str, words: ScheduleWords, paint: Writer | None = None
) -> bytes:
    """Write a schedule in a format.

    Args:
        schedule: what its audience may see.
        schedule_format: one of `SCHEDULE_FORMATS` or `PAINTED_FORMATS`.
        words: in the language it is read in.
        paint: draws a painted format, which only the window can.

    Raises:
        BadValue: unknown format.
        FormatNotForAudience: it holds nothing that this audience may see.
    """
    writer = paint if schedule_format in PAINTED_FORMATS else _WRITERS.get(schedule_format)
    if writer is None:
        raise BadValue("format", schedule_format, (*_WRITERS, *PAINTED_FORMATS))
    if schedule.audience < _LEAST.get(schedule_format, Audience.PUBLIC):
        raise FormatNotForAudience(schedule_format, schedule.audience.code)
    with collector_at_rest():
        return writer(schedule, words)


def write_schedule(
    schedule: SharedSchedule,
    *,
    schedule_format: str,
    words: ScheduleWords,
    out: Path,
    paint: Writer | None = None,
) -> ExportReport:
    """Write a schedule to a file, whole or not at all; one for the desk is readable by its owner only.

    Raises:
        BadValue: unknown format.
        CannotWrite: the folder or the disk refuses; an existing file is as it was.
    """
    data = schedule_bytes(schedule, schedule_format=schedule_format, words=words, paint=paint)
    write_whole(out, data, mode=mode_for(schedule.audience))
    holds = _HELD.get(schedule_format)
    if holds is None:
        return ExportReport(out, len(schedule.entries), 0)
    return ExportReport(out, sum(map(holds, schedule.entries)), schedule.without_date)


def mode_for(audience: Audience) -> int:
    """Return the permission bits of a file for an audience, before the umask."""
    return OWNER_ONLY if audience >= Audience.INTERNAL else EVERYBODY


def _csv(schedule: SharedSchedule, _words: ScheduleWords) -> bytes:
    return write_csv(schedule)


def _html(schedule: SharedSchedule, words: ScheduleWords) -> bytes:
    return write_html(schedule, words, page_parts())


@functools.cache
def page_parts() -> PageParts:
    """Read the shipped parts of the web page, once."""
    outline = json.loads(resource_path("geo", "usa_outline.json").read_text("utf-8"))
    template = resource_path("templates", "schedule.html").read_text("utf-8")
    return PageParts(template, outline, resource_path("templates", "schedule.js").read_text("utf-8"))


_WRITERS: Mapping[str, Writer] = MappingProxyType(
    {
        "ics": write_ics,
        "csv": _csv,
        "html": _html,
        "xlsx": write_xlsx,
        "json": write_json,
        "geojson": write_geojson,
        "osdi": write_osdi,
        "action-network": write_action_network,
        "text": write_text,
        "text-short": write_short,
        "text-line": write_line,
        "markdown": write_markdown,
        "press": write_press_list,
        "press-text": write_press_text,
        "vcard": write_contact_cards,
        "turnout": write_turnout,
    }
)
SCHEDULE_FORMATS = tuple(_WRITERS)
PAINTED_FORMATS = ("pdf", "png")
# Formats that hold nothing for readers below an audience.
_LEAST: Mapping[str, Audience] = MappingProxyType({"vcard": Audience.PARTNERS, "turnout": Audience.INTERNAL})


def formats_for(audience: Audience) -> tuple[str, ...]:
    """Return the formats that have something to say to an audience."""
    return tuple(code for code in SCHEDULE_FORMATS if _LEAST.get(code, Audience.PUBLIC) <= audience)


# What these leave out, because their readers have no place for it.
_HELD: Mapping[str, Callable[[SharedEntry], bool]] = MappingProxyType(
    {
        "ics": lambda entry: entry.day is not None,
        "action-network": can_be_made,
        "turnout": lambda entry: entry.day is not None and not entry.cancelled,
    }
)
