"""Record the intervals and limits of the day that somebody changed."""

from __future__ import annotations

from enum import Enum


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
