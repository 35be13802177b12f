"""Record the run of show: what happens when, and who runs it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time

from organizer_app.domain.basics.audiences import Internal, Partners
from organizer_app.domain.basics.records import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue(Record):
    """One item of the run of show of one city action.

    Attributes:
        starts: local wall time; None for a soft cue that follows the previous one.
        minutes: its duration.
        is_hard: whether it must start at its time, even if the previous cue is not over.
        owner: who runs it.
        position: its position in the run.
        started_at: when it really started, UTC; None before.
        ended_at: when it really ended, UTC.
    """

    city_action_id: Internal[str]
    title: Partners[str]
    starts: Partners[time | None] = None
    minutes: Partners[int] = 0
    is_hard: Partners[bool] = False
    owner: Partners[str] = ""
    location: Partners[str] = ""
    script: Internal[str] = ""
    position: Internal[int] = 0
    started_at: Internal[datetime | None] = None
    ended_at: Internal[datetime | None] = None
