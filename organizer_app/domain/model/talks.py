"""Record calls and talks with people: the outcome of each, and when to call again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from organizer_app.domain.basics.audiences import Internal, Secret
from organizer_app.domain.basics.records import Record


class TalkOutcome(Enum):
    """The outcome of a call."""

    REACHED = "reached"
    LEFT_MESSAGE = "left_message"
    NO_ANSWER = "no_answer"
    WRONG_NUMBER = "wrong_number"
    DECLINED = "declined"
    CALL_BACK = "call_back"


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk(Record):
    """One attempt to reach a person about one city action.

    Attributes:
        at: time, UTC.
        caller: the HQ member who called.
        due_at: when to call again, UTC; None if nothing is left to ask.
        note: summary of the talk.
    """

    person_id: Internal[str]
    city_action_id: Internal[str] = ""
    at: Internal[datetime | None] = None
    outcome: Internal[TalkOutcome] = TalkOutcome.REACHED
    caller: Internal[str] = ""
    due_at: Internal[datetime | None] = None
    note: Secret[str] = ""
