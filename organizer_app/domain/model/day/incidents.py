"""Record what goes wrong in a city on the day, until it is closed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from organizer_app.domain.basics.audiences import Internal
from organizer_app.domain.basics.records import Record


class IncidentCategory(Enum):
    """Kinds of incidents."""

    MEDICAL = "medical"
    WEATHER = "weather"
    POLICE = "police"
    COUNTER_PROTEST = "counter_protest"
    CROWD = "crowd"
    TECHNICAL = "technical"
    TRANSPORT = "transport"
    MEDIA = "media"
    OTHER = "other"


class IncidentStatus(Enum):
    """Whether somebody works on it, only watches it, or it is over."""

    OPEN = "open"
    WATCHING = "watching"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident(Record):
    """One incident.

    Attributes:
        title: what happened, in one line.
        severity: from 1, a note, to 5, people are in danger.
        assignee: who takes care of it.
        actions: what was done, one line each.
        next_step: what is done next.
        next_at: by when, UTC.
        occurred_at: when it happened, UTC.
        closed_at: when it was over, UTC; None until then.
        entered_by: who typed it.
    """

    title: Internal[str]
    mobilization_id: Internal[str] = ""
    city_action_id: Internal[str] = ""
    category: Internal[IncidentCategory] = IncidentCategory.OTHER
    severity: Internal[int] = 2
    status: Internal[IncidentStatus] = IncidentStatus.OPEN
    assignee: Internal[str] = ""
    actions: Internal[str] = ""
    next_step: Internal[str] = ""
    next_at: Internal[datetime | None] = None
    occurred_at: Internal[datetime | None] = None
    closed_at: Internal[datetime | None] = None
    entered_by: Internal[str] = ""
