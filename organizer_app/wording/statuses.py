"""What the steps in the life of a city action are called."""

from __future__ import annotations

from organizer_app.domain.city_actions import ActionStatus
from organizer_app.wording.shared_schedules import schedule_words


def name_of(code: str) -> str:
    """Return the name of a status by its code; an unknown code stands for itself."""
    return schedule_words().statuses.get(code, code)


def names() -> tuple[tuple[str, str], ...]:
    """Return code and name of every status, in the order of its life."""
    return tuple((status.value, name_of(status.value)) for status in ActionStatus)


def order_of(code: str) -> int:
    """Return where in its life a status is."""
    return [status.value for status in ActionStatus].index(code)
