"""Record the budget and spending of a city or the whole mobilization."""

from __future__ import annotations

from dataclasses import dataclass

from organizer_app.domain.basics.audiences import Internal
from organizer_app.domain.basics.records import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetLine(Record):
    """One line of a budget, in cents; for the whole mobilization if `city_action_id` is empty."""

    name: Internal[str]
    mobilization_id: Internal[str] = ""
    city_action_id: Internal[str] = ""
    planned_cents: Internal[int] = 0
    spent_cents: Internal[int] = 0
    notes: Internal[str] = ""
