"""Record what the desk hears on the day: who said what, when it occurred and when it was entered."""

from __future__ import annotations

from enum import Enum


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
