"""Define the problems with a typed condition, repetition or rule pack."""

from __future__ import annotations

from dataclasses import dataclass

from organizer_app.domain.basics.problems import Problem


@dataclass(eq=False)
class BadCondition(Problem):
    """A condition of a template task or a permit rule cannot be understood.

    Attributes:
        text: the typed condition.
        part: the invalid part; empty if something is missing at the end.
    """

    text: str
    part: str


@dataclass(eq=False)
class BadRecurrence(Problem):
    """A repetition (RRULE) cannot be understood, or would never end.

    Attributes:
        text: the typed rule.
        part: the invalid part, such as ``FREQ``.
    """

    text: str
    part: str


@dataclass(eq=False)
class BadRulePack(Problem):
    """A file of permit rules has faults; none of it is used.

    Attributes:
        name: name of the file.
        faults: one text per fault, as ``place: code``, such as ``rules[2].lead_times[1].days: not_a_number``.
    """

    name: str
    faults: tuple[str, ...]
