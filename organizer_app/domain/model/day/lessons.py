"""Record what a city learned from its day: in words, as proposed edits of a template, and as ratios."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from organizer_app.domain.basics.audiences import Internal
from organizer_app.domain.basics.records import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson(Record):
    """What the desk writes about a city after the day.

    Attributes:
        mobilization_id: its mobilization.
        city_action_id: the action it is about.
        happened: what was different from the plan.
        why: what made it so.
        next_time: what to do next time.
    """

    mobilization_id: Internal[str]
    city_action_id: Internal[str]
    happened: Internal[str] = ""
    why: Internal[str] = ""
    next_time: Internal[str] = ""


class Decision(Enum):
    """What was decided about a proposed edit of a template."""

    OPEN = "open"
    ACCEPTED = "accepted"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedTask(Record):
    """A lesson as an edit of a template: a new step, or another time or weight of one that it has.

    Attributes:
        mobilization_id: the mobilization that taught it.
        city_action_id: the action that taught it, or empty.
        template_id: the template that it changes.
        template_task_id: the step that it changes; empty for a new step.
        title: what the step is called.
        offset_days: days from the date of the mobilization, negative before it.
        is_gate: whether a city cannot be ready without it.
        decision: whether it was accepted; accepted ones are part of the template.
    """

    mobilization_id: Internal[str]
    template_id: Internal[str]
    city_action_id: Internal[str] = ""
    template_task_id: Internal[str] = ""
    title: Internal[str] = ""
    offset_days: Internal[int] = 0
    is_gate: Internal[bool] = False
    decision: Internal[Decision] = Decision.OPEN


class RatioKind(Enum):
    """What a ratio says: people counted per 100 expected, or marshals per 1,000 people counted."""

    TURNOUT = "turnout"
    MARSHALS = "marshals"


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnedRatio(Record):
    """A ratio learned from days that are over, which the next forecast uses.

    Attributes:
        kind: what it says.
        tactic: code of the tactic it is for; empty for a city.
        place_id: the city it is for; empty for a tactic.
        ratio: in the unit of `kind`.
        action_count: over how many actions it is the mean.
        mobilization_id: after which mobilization it was taken over.
    """

    kind: Internal[RatioKind] = RatioKind.TURNOUT
    tactic: Internal[str] = ""
    place_id: Internal[str] = ""
    ratio: Internal[int] = 0
    action_count: Internal[int] = 0
    mobilization_id: Internal[str] = ""
