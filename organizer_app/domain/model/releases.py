"""Numbered, frozen schedules: what an audience was given, and who has been told what changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from organizer_app.domain.basics.audiences import Audience, Internal
from organizer_app.domain.basics.records import Record


class NoticeChannel(Enum):
    """How somebody was told."""

    SIGNAL = "signal"
    EMAIL = "email"
    CALL = "call"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Release(Record):
    """One schedule as it was released.

    Attributes:
        number: rises by one per mobilization and audience.
        audience: who it is for; its content holds nothing above it.
        released_at: when, UTC.
        zone: IANA zone of the desk, for "generated at".
        content: the frozen schedule as JSON text; every format of it is written from this alone.
        content_hash: SHA-256 of `content`, in hexadecimal.
        withdrawn_reason: why it must not be used any more; empty while it may.
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
    """Somebody who is given releases: a person of the plan, a partner group, or just a name."""

    mobilization_id: Internal[str]
    name: Internal[str]
    audience: Internal[Audience] = Audience.PARTNERS
    person_id: Internal[str] = ""
    organization_id: Internal[str] = ""
    city_action_id: Internal[str] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice(Record):
    """That a recipient was told of a release; `told_at` in UTC."""

    release_id: Internal[str]
    recipient_id: Internal[str]
    told_at: Internal[datetime | None] = None
    told_by: Internal[str] = ""
    channel: Internal[NoticeChannel] = NoticeChannel.OTHER
