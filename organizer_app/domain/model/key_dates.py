"""Record days that matter to a mobilization without being an action: a hearing, a vote, a launch."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from organizer_app.domain.basics.audiences import Audience, Internal, Public
from organizer_app.domain.basics.records import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyDate(Record):
    """A date everyone plans around.

    Attributes:
        mobilization_id: its mobilization.
        title: what happens.
        day: local calendar day.
        starts: local wall time in `zone`, if known.
        zone: IANA zone of the day.
        venue: place of the event, in words.
        shown_to: the widest audience that may see it; HQ's own calls stay internal.
        notes: only for HQ.
    """

    mobilization_id: Internal[str]
    title: Public[str]
    day: Public[date | None] = None
    starts: Public[time | None] = None
    zone: Public[str] = ""
    venue: Public[str] = ""
    shown_to: Internal[Audience] = Audience.INTERNAL
    notes: Internal[str] = ""
