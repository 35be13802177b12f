"""Find planned actions that a new one may duplicate; a human decides."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.basics.name_folding import fold_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable


class PlannedAction(NamedTuple):
    """The compared fields of a planned action; `day` is ISO text or empty."""

    action_id: str
    mobilization_id: str
    place_id: str
    day: str
    tactic: str
    title: str
    city: str
    state: str


class PlannedAlike:
    """Find the planned action that a new one may duplicate, with a few table lookups each.

    Attributes:
        places: ids of the places with a planned action; a new action elsewhere has no duplicate.
    """

    def __init__(self, planned: Iterable[PlannedAction]) -> None:
        self._by_fact: dict[tuple[str, ...], list[PlannedAction]] = defaultdict(list)
        self.places: set[str] = set()
        self.add(planned)

    def add(self, planned: Iterable[PlannedAction]) -> None:
        """Take more planned actions."""
        for each in planned:
            self.places.add(each.place_id)
            for key in _keys(each):
                self._by_fact[key].append(each)

    def titled(self, place_id: str, day: str, title: str) -> list[PlannedAction]:
        """Return the planned actions of a place and ISO day with a title in any case, or with none."""
        found = [*self._by_fact.get(("title", place_id, day, fold_name(title)), ())]
        return found + self._by_fact.get(("title", place_id, day, ""), [])

    def like(
        self, new: PlannedAction, *, is_tactic_said: bool, but: Collection[str] = ()
    ) -> PlannedAction | None:
        """Return a planned action at the same place that the new one may duplicate.

        On the same day it matches the same kind or title, or anything if the new one's kind is unknown. A new
        action without a day may match anything its mobilization has planned there.

        Args:
            new: the new action.
            is_tactic_said: whether its kind was given rather than assumed.
            but: ids of actions that it cannot be, such as those its own source tells apart from it.
        """
        if not new.place_id or new.place_id not in self.places:
            return None
        if not new.day:
            return self._first(_there(new), but)
        if found := self._first(_kind(new), but):
            return found
        if new.title and (found := self._first(_title(new), but)):
            return found
        return None if is_tactic_said else self._first(_day(new), but)

    def _first(self, key: tuple[str, ...], but: Collection[str]) -> PlannedAction | None:
        known = self._by_fact.get(key)
        if known is None or not but:
            return known[0] if known else None
        return next((each for each in known if each.action_id not in but), None)


def _keys(action: PlannedAction) -> tuple[tuple[str, ...], ...]:
    return _kind(action), _title(action), _day(action), _there(action)


def _kind(action: PlannedAction) -> tuple[str, ...]:
    return "kind", action.place_id, action.day, action.tactic


def _title(action: PlannedAction) -> tuple[str, ...]:
    return "title", action.place_id, action.day, fold_name(action.title)


def _day(action: PlannedAction) -> tuple[str, ...]:
    return "day", action.place_id, action.day


def _there(action: PlannedAction) -> tuple[str, ...]:
    return "there", action.place_id, action.mobilization_id
