"""Define what goes wrong with return forms and their replies; `wording` turns it into sentences."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from organizer_app.domain.basics.problems import Problem


@dataclass(eq=False, repr=False)
class SeveralForms(Problem):
    """Several forms were asked for in one file, which holds one.

    Attributes:
        city: the city as typed.
        count: how many forms there are.
    """

    city: str
    count: int


class ReplyFault(Enum):
    """What is wrong with a reply.

    NO_REPLY: nothing in the text or file is a reply. PART_MISSING: numbered parts have not come.
    PART_DAMAGED: a part did not arrive as it was sent. ANSWERS_MISSING: a part holds fewer answers than
    it says. CUT_OFF: the end of a part is missing. MIXED: the parts are of different replies. NEWER: a newer
    version of the program made the form. OTHER_PLAN: it answers a form of another plan.
    UNKNOWN_FORM: no city of this plan has such a form.
    """

    NO_REPLY = "no_reply"
    PART_MISSING = "part_missing"
    PART_DAMAGED = "part_damaged"
    ANSWERS_MISSING = "answers_missing"
    CUT_OFF = "cut_off"
    MIXED = "mixed"
    NEWER = "newer"
    OTHER_PLAN = "other_plan"
    UNKNOWN_FORM = "unknown_form"


@dataclass(eq=False, repr=False)
class ReplyUnreadable(Problem):
    """A reply cannot be taken; nothing of it was.

    Attributes:
        fault: why.
        parts: numbers of the parts that this is about.
        of: how many parts there are.
        came: how many answers came, where some are missing.
        sent: how many were sent.
        token: the form that it answers, if that can be read.
        told: the line above it, which names its city; empty without one.
    """

    fault: ReplyFault
    parts: tuple[int, ...] = ()
    of: int = 1
    came: int = 0
    sent: int = 0
    token: str = ""
    told: str = ""
