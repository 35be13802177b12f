"""Define facts that complete a step by themselves: no one has to check “Lead named” once a lead is named."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection


class PlanFact(Enum):
    """The facts that a step may wait for; no code is part of another, since rows join several in one text.

    LEAD_NAMED, BACKUP_NAMED: someone holds the role. LEAD_CONFIRMED: the lead said yes. TIME_SET: day and
    start are set. SITE_FIXED: a site has a venue. ACCESS_NOTED: accessibility is known. PERMIT_FILED,
    PERMIT_GRANTED: the city has a permit, and all are filed (or granted) or not needed. MARSHALS_LED: someone
    leads the marshals. RUN_OF_SHOW: it has a cue. EMERGENCY_CONTACT: someone with a role can be called on the
    day. COUNTED: someone reported a number of people.
    """

    LEAD_NAMED = "lead_named"
    LEAD_CONFIRMED = "lead_confirmed"
    BACKUP_NAMED = "backup_named"
    TIME_SET = "time_set"
    SITE_FIXED = "site_fixed"
    ACCESS_NOTED = "access_noted"
    PERMIT_FILED = "permit_filed"
    PERMIT_GRANTED = "permit_granted"
    MARSHALS_LED = "marshals_led"
    RUN_OF_SHOW = "run_of_show"
    EMERGENCY_CONTACT = "emergency_contact"
    COUNTED = "counted"


# Facts that are read together with the last days of a city.
OF_LAST_DAYS: Final = frozenset({PlanFact.MARSHALS_LED, PlanFact.RUN_OF_SHOW, PlanFact.EMERGENCY_CONTACT})
# What everyone needs eventually becomes a gate once its step is overdue.
GATES_ONCE_OVERDUE: Final = frozenset({PlanFact.BACKUP_NAMED, PlanFact.SITE_FIXED})


def facts_text(facts: Collection[PlanFact]) -> str:
    """Return facts in the form used in rows: their codes in order, joined by spaces."""
    return " ".join(sorted(fact.value for fact in facts))
