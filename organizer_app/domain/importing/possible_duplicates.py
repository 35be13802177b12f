"""What the plan has already where a new action would go; it may be the same one, and a human decides."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.basics.name_folding import fold_name

if TYPE_CHECKING:
    from collections.abc import Iterable


class PlannedAction(NamedTuple):
    """An action of the plan, as far as a new one is compared with it; `day` is ISO text or empty."""

    action_id: str
    mobilization_id: str
    place_id: str
    day: str
    tactic: str
    title: str
    city: str
    state: str


class PlannedAlike:
    """Finds the planned action that a new one may be, each in a few looks into a table.

    Attributes:
        places: ids of the places that have a planned action; elsewhere a new one is like none.
    """

    def __init__(self, planned: Iterable[PlannedAction]) -> None:
        self._by_fact: dict[tuple[str, ...], PlannedAction] = {}
        self.places: set[str] = set()
        for each in planned:
            self.places.add(each.place_id)
            for key in _keys(each):
                self._by_fact.setdefault(key, each)

    def like(self, new: PlannedAction, *, is_tactic_said: bool) -> PlannedAction | None:
        """Return a planned action at the same place that a new one may be.

        On the same day it is one of the same kind, of the same title, or any when nobody said what kind the
        new one is. A new one without a day may be whatever its mobilization has planned there.

        Args:
            new: the new action.
            is_tactic_said: whether its kind was given or taken for granted.
        """
        if not new.place_id or new.place_id not in self.places:
            return None
        kind, title, on_the_day, there = _keys(new)
        if not new.day:
            return self._by_fact.get(there)
        found = self._by_fact.get(kind) or (self._by_fact.get(title) if new.title else None)
        return found if found or is_tactic_said else self._by_fact.get(on_the_day)


def _keys(action: PlannedAction) -> tuple[tuple[str, ...], ...]:
    """Return place and day with kind, with title and alone, and the place with the mobilization."""
    where, day = action.place_id, action.day
    return (
        ("kind", where, day, action.tactic),
        ("title", where, day, fold_name(action.title)),
        ("day", where, day),
        ("there", where, action.mobilization_id),
    )
