"""Facts of a plan that settle a step by themselves: nobody has to tick “Lead named” where a lead is named."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection


class PlanFact(Enum):
    """What a step may wait for; no code is a part of another, since rows hold several in one text.

    LEAD_NAMED, BACKUP_NAMED: somebody holds the role. LEAD_CONFIRMED: the lead has said yes. TIME_SET: day
    and start are there. SITE_FIXED: a site has a venue. ACCESS_NOTED: it is known who can take part there.
    PERMIT_FILED, PERMIT_GRANTED: every permit of the city, and there is one, is on its way or needs no more.
    MARSHALS_LED: somebody leads the marshals. RUN_OF_SHOW: it has a line. EMERGENCY_CONTACT: somebody with a
    role may be rung on the day. COUNTED: a number of people was reported.
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
# What everybody needs sooner or later becomes a gate once the step for it is an overdue one.
GATES_ONCE_OVERDUE: Final = frozenset({PlanFact.BACKUP_NAMED, PlanFact.SITE_FIXED})


def facts_text(facts: Collection[PlanFact]) -> str:
    """Return facts as rows hold them: their codes in order, joined by blanks."""
    return " ".join(sorted(fact.value for fact in facts))
