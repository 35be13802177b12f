"""Determine whether events on a calendar server are ours, from which release, and edited there."""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.exchange.schedule.ics_events import DIGEST_PROPERTY, SERIES_PROPERTY
from organizer_app.exchange.text.clean_text import one_line

if TYPE_CHECKING:
    from icalendar import Component

    from organizer_app.exchange.schedule.ics_events import EventObject

# What an event said when we wrote it, and the release it came from. Programs keep properties that they do not
# know (RFC 5545, 3.8.8.2), so an edit leaves them behind with the content of before.
SHOWN_PROPERTY: Final = "X-ORGANIZER-SHOWN"
RELEASE_PROPERTY: Final = "X-ORGANIZER-RELEASE"
_NAMES: Final = (SERIES_PROPERTY, DIGEST_PROPERTY, SHOWN_PROPERTY, RELEASE_PROPERTY)
_MARK: Final = re.compile(rf"^(UID|{'|'.join(_NAMES)}):(.*?)\r?$", re.MULTILINE)
_FOLD: Final = re.compile(r"\r?\n[ \t]")
# What people see and change in a calendar program.
_SHOWN: Final = (
    "SUMMARY", "DTSTART", "DTEND", "DURATION", "RRULE", "LOCATION", "DESCRIPTION", "STATUS", "URL",
)  # fmt: skip
_LONGEST_TITLE: Final = 80


class ServerEvent(NamedTuple):
    """An event on the server.

    Attributes:
        uid: its key.
        series: the schedule that wrote it; empty for events of others.
        digest: see `ics_events.EventObject`.
        shown: `shown_digest` of what we wrote; empty in events of earlier versions.
        release: number of the release it came from, or 0.
        address: where it lies.
        etag: version on the server (RFC 9110, 8.8.3), only if it can be compared; else empty.
        text: the whole object.
    """

    uid: str
    series: str
    digest: str
    shown: str
    release: int
    address: str
    etag: str
    text: str

    @property
    def title(self) -> str:
        """Return its name as it is on the server now."""
        event = _event_of(self.text)
        title = one_line(str(event.get("SUMMARY", ""))) if event else ""
        return title[:_LONGEST_TITLE] or self.uid


def server_event(address: str, text: str, etag: str) -> ServerEvent:
    """Read the marks of an event; a weak ETag cannot protect a change, so it counts as none."""
    marks = dict(_MARK.findall(_FOLD.sub("", text)))
    number = marks.get(RELEASE_PROPERTY, "")
    return ServerEvent(
        uid=marks.get("UID", ""),
        series=marks.get(SERIES_PROPERTY, ""),
        digest=marks.get(DIGEST_PROPERTY, ""),
        shown=marks.get(SHOWN_PROPERTY, ""),
        release=int(number) if number.isdecimal() else 0,
        address=address,
        etag="" if etag.startswith("W/") else etag,
        text=text,
    )


def is_edited(there: ServerEvent, ours: EventObject | None) -> bool:
    """Return whether somebody changed an event on the server: it says neither what we wrote nor `ours`.

    Args:
        there: the event as it is on the server.
        ours: the event as it is to be; None if it is to go.
    """
    now = shown_digest(there.text)
    wanted = shown_digest(ours.data.decode()) if ours else ""
    if now == wanted:
        return False
    if not there.series:
        return True
    if there.shown:
        return there.shown != now
    # Events of earlier versions lack the mark; only one of this content is known to have been different.
    return ours is not None and there.digest == ours.digest


def marked(event: EventObject, release: int) -> str:
    """Return the text of an event with the marks that tell later whether it was edited."""
    text = event.data.decode()
    marks = f"{SHOWN_PROPERTY}:{shown_digest(text)}\r\n{RELEASE_PROPERTY}:{release}\r\n"
    head, end, tail = text.rpartition("END:VEVENT")
    return f"{head}{marks}{end}{tail}"


def shown_digest(text: str) -> str:
    """Return a digest of what an event says, however a server writes it down; empty if it is unreadable."""
    event = _event_of(text)
    if event is None:
        return ""
    told = "\n".join(f"{name}={_plain(event, name)}" for name in _SHOWN)
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def _event_of(text: str) -> Component | None:
    # The library is large, and only publishing to a server needs it here.
    from icalendar import Calendar

    try:
        found = Calendar.from_ical(text).walk("VEVENT")
    except (ValueError, KeyError, IndexError):
        return None
    return found[0] if found else None


def _plain(event: Component, name: str) -> str:
    value = event.get(name)
    if value is None:
        return ""
    moment = getattr(value, "dt", None)
    if isinstance(moment, datetime):
        return (moment.astimezone(UTC) if moment.tzinfo else moment).isoformat()
    return " ".join(str(moment if moment is not None else value).split())
