"""Record the intervals and limits of the day that somebody changed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from organizer_app.domain.basics.audiences import Internal
from organizer_app.domain.basics.records import Record


class DayNumber(Enum):
    """The numbers of the day; minutes unless said otherwise.

    EARLY, READY: a check-in this long before the start. STARTED: this long after it. LIVE_EVERY: one each
    so many minutes while live. ENDED: after the end. ALL_CLEAR: everyone is home, after the end.
    ASSUMED_LENGTH: length of an action without an end. LEAD, BACKUP, NEAREST, SOMEONE_GOES, DESK_DECIDES:
    lateness at which a step of the ladder begins. CALLS: calls (a number) to lead and backup. CALLS_APART:
    minutes between them. DRIFT: a cue this far from its time is flagged. STEPS_BEHIND: steps (a number) that
    a city may be behind. COUNTS_APART: percent of their mean by which two counts may differ.
    LOCK_EVERY: the public number locks at each multiple of this on HQ's clock. CLOCK_CORRECTION: added to the
    clock of this computer when somebody says that it is wrong.
    """

    EARLY = "early"
    READY = "ready"
    STARTED = "started"
    LIVE_EVERY = "live_every"
    ENDED = "ended"
    ALL_CLEAR = "all_clear"
    ASSUMED_LENGTH = "assumed_length"
    LEAD = "lead"
    BACKUP = "backup"
    NEAREST = "nearest"
    SOMEONE_GOES = "someone_goes"
    DESK_DECIDES = "desk_decides"
    CALLS = "calls"
    CALLS_APART = "calls_apart"
    DRIFT = "drift"
    STEPS_BEHIND = "steps_behind"
    COUNTS_APART = "counts_apart"
    LOCK_EVERY = "lock_every"
    CLOCK_CORRECTION = "clock_correction"

    # Members are unique, so use identity: the hash of an `Enum` is a Python call, and every city asks.
    __hash__ = object.__hash__


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySetting(Record):
    """A number of the day that somebody changed, for a mobilization, a tag of its actions or one action.

    Attributes:
        number: which number.
        value: its value, in the unit of the number.
        mobilization_id: its mobilization.
        city_action_id: the action it is for, or empty.
        tag: the tag of the actions it is for, or empty.
    """

    number: Internal[DayNumber] = DayNumber.LEAD
    value: Internal[int] = 0
    mobilization_id: Internal[str] = ""
    city_action_id: Internal[str] = ""
    tag: Internal[str] = ""
