"""A schedule as single calendar objects, as calendar servers keep them (RFC 4791): one event each."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from organizer_app.exchange.schedule.ics_calendar import REFRESH, write_ics

if TYPE_CHECKING:
    from collections.abc import Iterator

    from organizer_app.domain.sharing.schedule_words import ScheduleWords
    from organizer_app.domain.sharing.shared_schedule import SharedSchedule

# What our events carry on a server: which schedule they belong to, and a digest of what they say.
SERIES_PROPERTY = "X-ORGANIZER-SERIES"
DIGEST_PROPERTY = "X-ORGANIZER-DIGEST"
# A file that is subscribed to says this; an object on a server must not (RFC 4791, 4.1).
_OF_FILES = "".join(f"{line}\r\n" for line in REFRESH).encode()
_STAMP = b"DTSTAMP:"


class EventObject(NamedTuple):
    """One event as a server keeps it."""

    uid: str
    digest: str
    data: bytes


def event_objects(schedule: SharedSchedule, words: ScheduleWords, series: str) -> list[EventObject]:
    """Return the events of a schedule, those without a day left out.

    Args:
        schedule: what its audience may see.
        words: in the language it is read in.
        series: names the schedule on the server, so that other events there are left alone.
    """
    bare = replace(schedule, title="", demand="", entries=(), key_dates=(), changes=())
    found = []
    for uid, alone in _each(schedule, bare):
        data = write_ics(alone, words).replace(_OF_FILES, b"", 1)
        digest = _digest(data)
        marks = f"{SERIES_PROPERTY}:{series}\r\n{DIGEST_PROPERTY}:{digest}\r\n".encode()
        head, end, tail = data.rpartition(b"END:VEVENT")
        found.append(EventObject(uid, digest, head + marks + end + tail))
    return found


def _each(schedule: SharedSchedule, bare: SharedSchedule) -> Iterator[tuple[str, SharedSchedule]]:
    for entry in schedule.entries:
        if entry.day:
            yield entry.uid, replace(bare, entries=(entry,))
    for key_date in schedule.key_dates:
        if key_date.day:
            yield key_date.uid, replace(bare, key_dates=(key_date,))


def _digest(data: bytes) -> str:
    """What an event says, without the moment at which it was written."""
    said = (line for line in data.split(b"\r\n") if not line.startswith(_STAMP))
    return hashlib.sha256(b"\n".join(said)).hexdigest()[:32]
