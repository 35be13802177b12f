"""Record numbered, frozen schedules: what an audience received, and who was notified of changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from organizer_app.domain.basics.audiences import Audience, Internal
from organizer_app.domain.basics.records import Record


class NoticeChannel(Enum):
    """How someone was notified."""

    SIGNAL = "signal"
    EMAIL = "email"
    CALL = "call"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Release(Record):
    """One released schedule.

    Attributes:
        number: increases by one per mobilization and audience.
        audience: its audience; the content holds nothing above it.
        released_at: time, UTC.
        zone: IANA zone of HQ, for "generated at".
        content: the frozen schedule as JSON text; every format is written only from this.
        content_hash: SHA-256 of `content`, in hexadecimal.
        withdrawn_reason: why it must no longer be used; empty while valid.
    """

    mobilization_id: Internal[str]
    number: Internal[int] = 1
    audience: Internal[Audience] = Audience.PUBLIC
    released_at: Internal[datetime | None] = None
    released_by: Internal[str] = ""
    zone: Internal[str] = ""
    note: Internal[str] = ""
    content: Internal[str] = ""
    content_hash: Internal[str] = ""
    withdrawn_reason: Internal[str] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient(Record):
    """Someone who receives releases: a person in the plan, a partner group, or just a name."""

    mobilization_id: Internal[str]
    name: Internal[str]
    audience: Internal[Audience] = Audience.PARTNERS
    person_id: Internal[str] = ""
    organization_id: Internal[str] = ""
    city_action_id: Internal[str] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice(Record):
    """A record that a recipient was notified of a release; `told_at` in UTC."""

    release_id: Internal[str]
    recipient_id: Internal[str]
    told_at: Internal[datetime | None] = None
    told_by: Internal[str] = ""
    channel: Internal[NoticeChannel] = NoticeChannel.OTHER
