"""Record who is held, by initials alone, until the last one is out; only legal support reads it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from organizer_app.domain.basics.audiences import Internal, Secret
from organizer_app.domain.basics.records import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrest(Record):
    """One person who was arrested.

    Attributes:
        initials: never a name.
        held_at: where, as far as it is known.
        needs: medical needs, which come first.
        next_call_at: when somebody calls there again, UTC.
        note: what else legal support must know.
        released_at: when the person was out, UTC; None until then.
        picked_up_by: who met them.
        purge_on: calendar day in UTC on which this record is erased; None until everyone is out.
    """

    initials: Secret[str] = ""
    mobilization_id: Internal[str] = ""
    city_action_id: Internal[str] = ""
    arrested_at: Secret[datetime | None] = None
    held_at: Secret[str] = ""
    needs: Secret[str] = ""
    next_call_at: Secret[datetime | None] = None
    note: Secret[str] = ""
    released_at: Secret[datetime | None] = None
    picked_up_by: Secret[str] = ""
    purge_on: Secret[date | None] = None
