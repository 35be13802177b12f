"""Take the events out of the calendar file, so that "Add to calendar" on the page says what the file says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from organizer_app.exchange.schedule.ics_calendar import write_ics

if TYPE_CHECKING:
    from collections.abc import Mapping

    from organizer_app.domain.sharing.schedule_words import ScheduleWords
    from organizer_app.domain.sharing.shared_schedule import SharedSchedule

_ZONE = re.compile(r"BEGIN:VTIMEZONE\n.*?END:VTIMEZONE\n", re.DOTALL)
_EVENT = re.compile(r"BEGIN:VEVENT\n.*?END:VEVENT\n", re.DOTALL)
_TZID = re.compile(r"^TZID:(.*)$", re.MULTILINE)
_UID = re.compile(r"^UID:(.*)$", re.MULTILINE)
_FOLD = re.compile(r"\n[ \t]")


class PageEvents(NamedTuple):
    """Components of a calendar file as text (RFC 5545, 3.6), with LF line ends as in HTML.

    Attributes:
        zones: VTIMEZONE by IANA zone.
        events: VEVENT by uid of the entry; entries without a day have none.
    """

    zones: Mapping[str, str]
    events: Mapping[str, str]


def page_events(schedule: SharedSchedule, words: ScheduleWords) -> PageEvents:
    """Return the components of the calendar file of a schedule.

    Args:
        schedule: what its audience may see.
        words: words in the language of the page.
    """
    text = write_ics(schedule, words).decode().replace("\r\n", "\n")
    return PageEvents(
        {_named(_TZID, part): part for part in _ZONE.findall(text)},
        {_named(_UID, part): part for part in _EVENT.findall(text)},
    )


def _named(name: re.Pattern[str], part: str) -> str:
    found = name.search(_FOLD.sub("", part))
    return found[1] if found else ""
