"""Record what HQ is told on the day: who said what, when it occurred and when it was entered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from organizer_app.domain.basics.audiences import Internal, Secret
from organizer_app.domain.basics.records import Record


class Heard(Enum):
    """The outcome of trying to hear from a city.

    OK: the lead says all is well. ISSUE: they say what is wrong. NO_ANSWER: nobody answered, which satisfies
    nothing. OTHER_WAY: a photo, a stream or a partner shows it; it counts, and stays marked until somebody
    speaks with them. ALL_HOME: the action is over and everyone is home, so nothing more is expected.
    """

    OK = "ok"
    ISSUE = "issue"
    NO_ANSWER = "no_answer"
    OTHER_WAY = "other_way"
    ALL_HOME = "all_home"


class LogTier(Enum):
    """Which log an entry belongs to.

    GENERAL: of all cities. CITY: of one. DUTY: who is on duty at HQ. LINE: a public line as it was locked.
    """

    GENERAL = "general"
    CITY = "city"
    DUTY = "duty"
    LINE = "line"


@dataclass(frozen=True, slots=True, kw_only=True)
class LogEntry(Record):
    """One line of the log; it is never edited: a correction is another line that names it.

    Attributes:
        text: what happened, in words.
        mobilization_id: its mobilization.
        city_action_id: its city action, empty for what concerns all or HQ.
        tier: which log.
        heard: the outcome of a check-in, None for any other line.
        occurred_at: when it happened, UTC.
        entered_at: when it was typed, UTC.
        entered_by: who typed it; empty in a plan of one person.
        heard_from: who said it.
        channel: how it came, such as "phone".
        is_key: whether a newcomer to the desk must read it.
        is_released: whether it may be told outside of the desk; no export shows it by itself.
        corrects_id: the entry that this one corrects, or empty.
        incident_id: the incident that it tells about, or empty.
    """

    text: Internal[str]
    mobilization_id: Internal[str] = ""
    city_action_id: Internal[str] = ""
    tier: Internal[LogTier] = LogTier.CITY
    heard: Internal[Heard | None] = None
    occurred_at: Internal[datetime | None] = None
    entered_at: Internal[datetime | None] = None
    entered_by: Internal[str] = ""
    heard_from: Internal[str] = ""
    channel: Internal[str] = ""
    is_key: Internal[bool] = False
    is_released: Internal[bool] = False
    corrects_id: Internal[str] = ""
    incident_id: Internal[str] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalEntry(Record):
    """One line of the legal-only log: a kind of record of its own, so that no list or export can show it."""

    text: Secret[str]
    mobilization_id: Internal[str] = ""
    city_action_id: Internal[str] = ""
    occurred_at: Secret[datetime | None] = None
    entered_at: Secret[datetime | None] = None
    entered_by: Secret[str] = ""
    heard_from: Secret[str] = ""
    channel: Secret[str] = ""
    is_key: Secret[bool] = False
    corrects_id: Secret[str] = ""
