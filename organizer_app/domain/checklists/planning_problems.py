"""What can be wrong with a condition, a repetition or a rule pack that somebody typed."""

from __future__ import annotations

from dataclasses import dataclass

from organizer_app.domain.basics.problems import Problem


@dataclass(eq=False)
class BadCondition(Problem):
    """A condition of a template task or a permit rule cannot be understood.

    Attributes:
        text: the condition as it was typed.
        part: the piece that makes no sense; empty when something is missing at the end.
    """

    text: str
    part: str


@dataclass(eq=False)
class BadRecurrence(Problem):
    """A repetition (RRULE) cannot be understood, or would go on for ever.

    Attributes:
        text: the rule as it was typed.
        part: the piece that makes no sense, such as ``FREQ``.
    """

    text: str
    part: str


@dataclass(eq=False)
class BadRulePack(Problem):
    """A file of permit rules has faults; nothing of it is used.

    Attributes:
        name: name of the file.
        faults: one text per fault, as ``place: code``, such as ``rules[2].lead_times[1].days: not_a_number``.
    """

    name: str
    faults: tuple[str, ...]
