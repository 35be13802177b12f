"""Tells the actions of one city apart in the fewest words: by time, by day, else by title."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Protocol

from organizer_app.wording.language.dates import clock, short_day

if TYPE_CHECKING:
    from collections.abc import Iterable


class InCity(Protocol):
    """What is looked at of an action; fields as in `ActionRow`."""

    @property
    def action_id(self) -> str:
        """What tells the action from others of the city."""

    @property
    def place_id(self) -> str:
        """Its place, or empty."""

    @property
    def title(self) -> str:
        """Its public name."""

    @property
    def day(self) -> str:
        """Local day as ISO text, or empty."""

    @property
    def starts(self) -> int | None:
        """Local start, minutes after midnight, or None."""


def which_actions(actions: Iterable[InCity], *, in_time: bool = False) -> dict[str, str]:
    """Return what tells each action from the others of its city, by id; the only one of a city is missing.

    Args:
        actions: all that are shown.
        in_time: whether they stand in the order of time; no time is then said without its day where a city
            acts on several, lest they look as if they had no order.
    """
    held = [action for action in actions if action.place_id]
    cities = Counter(action.place_id for action in held)
    held = [action for action in held if cities[action.place_id] > 1]
    days = Counter((action.place_id, action.day) for action in held)
    times = Counter((action.place_id, action.starts) for action in held)
    busy_days = Counter(place for place, _day in days)
    moments = Counter((action.place_id, action.day, action.starts) for action in held)
    found = {}
    for action in held:
        place, day, starts = action.place_id, action.day, action.starts
        if day and days[place, day] == 1:
            found[action.action_id] = short_day(day)
        elif starts is None or moments[place, day, starts] > 1:
            found[action.action_id] = action.title
        elif not day or (busy_days[place] == 1 if in_time else times[place, starts] == 1):
            found[action.action_id] = clock(starts)
        else:
            found[action.action_id] = f"{short_day(day)}, {clock(starts)}"
    return found
