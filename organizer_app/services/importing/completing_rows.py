"""Completes planned actions from a list of hosts, whose rows name a city but no day."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from organizer_app.domain.basics.name_folding import fold_name
from organizer_app.domain.importing.incoming import UNREAD_DAYS, RowWarning, RowWarningCode
from organizer_app.domain.importing.written_words import tactic_meant
from organizer_app.domain.model.action_fields import CELL_FIELDS
from organizer_app.services.importing.import_rows import notes_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from organizer_app.domain.importing.incoming import IncomingAction
    from organizer_app.domain.importing.possible_duplicates import PlannedAction
    from organizer_app.domain.model.city_actions import CityAction
    from organizer_app.domain.places.places import Place


class PlannedCities:
    """The only planned action of each city and mobilization, for all files of an import."""

    def __init__(self, planned: Iterable[PlannedAction]) -> None:
        self._known: dict[tuple[str, str], PlannedAction] = {}
        self._several: set[tuple[str, str]] = set()
        self.add(planned)

    def add(self, planned: Iterable[PlannedAction]) -> None:
        """Take more planned actions."""
        for each in planned:
            where = (each.place_id, each.mobilization_id)
            if self._known.setdefault(where, each) is not each:
                self._several.add(where)

    def only_one(self, place_id: str, mobilization_id: str) -> PlannedAction | None:
        """Return the only action there; None if there is none, or several."""
        where = (place_id, mobilization_id)
        return None if where in self._several else self._known.get(where)


class CompletingRows:
    """Finds the planned action that a row completes, each action for one row of a file.

    Args:
        cities: what is planned where, except what is canceled.
        warnings: the doubts about the rows; a row with an unreadable day does not count as one without a day.

    Attributes:
        rows: the rows taken, by the id of the action that they complete.
    """

    def __init__(self, cities: PlannedCities, warnings: Iterable[RowWarning]) -> None:
        unreadable = (each.row for each in warnings if each.code in UNREAD_DAYS)
        self._unreadable = frozenset(unreadable)
        self._cities = cities
        self._planned: dict[str, PlannedAction] = {}
        self.rows: dict[str, IncomingAction] = {}

    def take(
        self, row: IncomingAction, place: Place | None, mobilization_id: str, but: Collection[str]
    ) -> bool:
        """Take a row without time or result, of a city with one planned action; return whether it fits.

        Args:
            row: what the file says.
            place: the city that its words mean.
            mobilization_id: the mobilization that it belongs to.
            but: ids of actions that other rows of the file are already.
        """
        says_when = row.day is not None or row.starts is not None or row.row in self._unreadable
        if says_when or row.happened or place is None:
            return False
        known = self._cities.only_one(place.id, mobilization_id)
        if known is None or known.action_id in self.rows or known.action_id in but or not _may_be(row, known):
            return False
        self.rows[known.action_id] = row
        self._planned[known.action_id] = known
        return True

    def completed(self, action: CityAction) -> CityAction:
        """Return a completed action; fields it already has stay."""
        return _with(action, self.rows[action.id])

    def without_idle_warnings(self, warnings: Sequence[RowWarning]) -> list[RowWarning]:
        """Return warnings that name, for each row taken, the action it completes, not its missing day."""
        taken = {row.row: self._planned[action_id] for action_id, row in self.rows.items()}
        kept = [each for each in warnings if each.row not in taken or each.code is not RowWarningCode.NO_DATE]
        completing = (
            RowWarning(row, RowWarningCode.COMPLETES, planned=known) for row, known in taken.items()
        )
        return [*kept, *completing]


def _may_be(row: IncomingAction, known: PlannedAction) -> bool:
    tactic = tactic_meant(row.tactic)
    is_same_kind = not row.tactic or (tactic is not None and tactic.value == known.tactic)
    return is_same_kind and (not row.title or fold_name(row.title) == fold_name(known.title))


def _with(action: CityAction, row: IncomingAction) -> CityAction:
    """Fill the empty fields of an action from the cells of a row, and append the row's notes."""
    filled: dict[str, Any] = {
        spec.name: getattr(row, spec.taken_from)
        for spec in CELL_FIELDS
        if getattr(action, spec.name) in {None, ""}
    }
    notes = notes_of(row)
    if notes and notes not in action.notes:
        filled["notes"] = "\n".join(filter(None, (action.notes, notes)))
    return replace(action, **filled)
