"""Take the events out of the calendar file, so that "Add to calendar" on the page says what the file says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from organizer_app.exchange.schedule.ics_calendar import write_ics

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from organizer_app.domain.sharing.schedule_words import ScheduleWords
    from organizer_app.domain.sharing.shared_schedule import SharedSchedule

_ZONE = re.compile(r"BEGIN:VTIMEZONE\n.*?END:VTIMEZONE\n", re.DOTALL)
_BEGIN, _END = "BEGIN:VEVENT\n", "END:VEVENT\n"
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
        # We write this line ourselves and do not fold it; unfolding thousands of events takes long.
        {found[1]: part for part in _events_in(text) if (found := _UID.search(part))},
    )


def _events_in(text: str) -> Iterator[str]:
    # No text has a line of its own that begins so: line feeds are escaped, and what is folded is indented.
    for part in text.split(_BEGIN)[1:]:
        yield f"{_BEGIN}{part.partition(_END)[0]}{_END}"


def _named(name: re.Pattern[str], part: str) -> str:
    found = name.search(_FOLD.sub("", part))
    return found[1] if found else ""
