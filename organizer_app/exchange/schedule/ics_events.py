"""Write a schedule as separate calendar objects for calendar servers (RFC 4791): one event each."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from organizer_app.exchange.schedule.ics_calendar import REFRESH, write_ics

if TYPE_CHECKING:
    from collections.abc import Iterator

    from organizer_app.domain.sharing.schedule_words import ScheduleWords
    from organizer_app.domain.sharing.shared_schedule import SharedSchedule

# Properties of our events on a server: their schedule, and a digest of their content.
SERIES_PROPERTY = "X-ORGANIZER-SERIES"
DIGEST_PROPERTY = "X-ORGANIZER-DIGEST"
# A file for subscriptions says how often to look again; an object on a server is not subscribed to.
_OF_FILES = "".join(f"{line}\r\n" for line in REFRESH).encode()
_STAMP = b"DTSTAMP:"


class EventObject(NamedTuple):
    """One event as a server stores it."""

    uid: str
    digest: str
    data: bytes


def event_objects(schedule: SharedSchedule, words: ScheduleWords, series: str) -> list[EventObject]:
    """Return the events of a schedule; leave out those without a day.

    Args:
        schedule: a schedule reduced to its audience.
        words: words in the language of the events.
        series: name of the schedule on the server, so that other events there are left alone.
    """
    bare = replace(schedule, title="", demand="", entries=(), key_dates=(), changes=())
    found = []
    for uid, alone in _single_schedules(schedule, bare):
        data = write_ics(alone, words).replace(_OF_FILES, b"", 1)
        digest = _digest(data)
        marks = f"{SERIES_PROPERTY}:{series}\r\n{DIGEST_PROPERTY}:{digest}\r\n".encode()
        head, end, tail = data.rpartition(b"END:VEVENT")
        found.append(EventObject(uid, digest, head + marks + end + tail))
    return found


def _single_schedules(schedule: SharedSchedule, bare: SharedSchedule) -> Iterator[tuple[str, SharedSchedule]]:
    for entry in schedule.entries:
        if entry.day:
            yield entry.uid, replace(bare, entries=(entry,))
    for key_date in schedule.key_dates:
        if key_date.day:
            yield key_date.uid, replace(bare, key_dates=(key_date,))


def _digest(data: bytes) -> str:
    """Return a digest of an event's content, ignoring when it was written."""
    said = (line for line in data.split(b"\r\n") if not line.startswith(_STAMP))
    return hashlib.sha256(b"\n".join(said)).hexdigest()[:32]
