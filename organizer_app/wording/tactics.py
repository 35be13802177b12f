"""What the kinds of action are called."""

from __future__ import annotations

from organizer_app.domain.city_actions import Tactic
from organizer_app.wording.shared_schedules import schedule_words


def name_of(code: str) -> str:
    """Return the name of a tactic by its code, such as "Press event"; an unknown code stands for itself."""
    return schedule_words().tactics.get(code, code)


def names() -> tuple[tuple[str, str], ...]:
    """Return code and name of every tactic, in the order of the list."""
    return tuple((tactic.value, name_of(tactic.value)) for tactic in Tactic)
