"""Calls and talks with people: what came of each, and when to try again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from organizer_app.domain.basics.audiences import Internal, Secret
from organizer_app.domain.basics.records import Record


class TalkOutcome(Enum):
    """What came of a call."""

    REACHED = "reached"
    LEFT_MESSAGE = "left_message"
    NO_ANSWER = "no_answer"
    WRONG_NUMBER = "wrong_number"
    DECLINED = "declined"
    CALL_BACK = "call_back"


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk(Record):
    """One try to reach a person about one city action.

    Attributes:
        at: when, UTC.
        caller: the desk member who rang.
        due_at: when to try again, UTC; None when nothing is left to ask.
        note: what was said.
    """

    person_id: Internal[str]
    city_action_id: Internal[str] = ""
    at: Internal[datetime | None] = None
    outcome: Internal[TalkOutcome] = TalkOutcome.REACHED
    caller: Internal[str] = ""
    due_at: Internal[datetime | None] = None
    note: Secret[str] = ""
