"""Finds the actions that rows of our own tables were written from, and takes only what was changed there.

A schedule in CSV holds the key under which each action is shared. Such a row is never a new action of the
plan it was written from. It says less than the plan: columns above its audience are missing, so that a blank
is no news.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from organizer_app.domain.basics.name_folding import fold_name
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.places.places import Place
from organizer_app.domain.sharing.sharing_rules import entry_uid, key_from_elsewhere
from organizer_app.services.importing.import_rows import action_fields

if TYPE_CHECKING:
    from collections.abc import Iterable

    from organizer_app.domain.importing.incoming import IncomingAction
    from organizer_app.storage.reader import Reader


class OwnRows:
    """The actions of the plan by the key of their rows, each for one row of a file."""

    def __init__(self, reader: Reader, rows: Iterable[IncomingAction]) -> None:
        keys = {row.external_id for row in rows if row.has_share_key}
        self.actions: dict[str, CityAction] = {}
        self._places: dict[str, Place] = {}
        self._taken: set[str] = set()
        if not keys:
            return
        for action in reader.all(CityAction):
            own = {entry_uid(action.id), key_from_elsewhere(action.external_id)}
            self.actions.update(dict.fromkeys(own & keys, action))
        wanted = {action.place_id for action in self.actions.values()}
        self._places = {place.id: place for place in reader.all(Place) if place.id in wanted}

    def action_of(self, row: IncomingAction) -> CityAction | None:
        """Return the action of a row; None for a new one, and for a second row with the same key."""
        action = self.actions.get(row.external_id) if row.has_share_key else None
        if action is None or action.id in self._taken:
            return None
        self._taken.add(action.id)
        return action

    @property
    def ids(self) -> set[str]:
        """The ids of the actions that rows were found for."""
        return self._taken

    def place_of(self, row: IncomingAction, action: CityAction) -> Place | None:
        """Return the place of an action if its row still names it, by the public label or by its own name."""
        place = self._places.get(action.place_id)
        if not row.city:
            return place
        names = {fold_name(action.label), fold_name(place.name) if place else ""}
        is_same = fold_name(row.city) in names and (place is None or row.state in {"", place.admin1})
        return place if is_same else None


def with_news(before: CityAction, row: IncomingAction, place: Place | None) -> CityAction:
    """Return an action with what its row says otherwise; blank cells and other spaces say nothing."""
    read = action_fields(row, place)
    said = {name: value for name, value in read.items() if _is_said(name, row, value)}
    news: dict[str, Any] = {
        name: value for name, value in said.items() if not _is_alike(getattr(before, name), value)
    }
    return replace(before, place_id=place.id if place else before.place_id, **news)


def _is_said(name: str, row: IncomingAction, value: object) -> bool:
    if name in {"tactic", "status"}:
        # A row without the word would mean a rally that takes place.
        return bool(getattr(row, name))
    if name in {"ends_day", "starts_second", "ends_second"}:
        return (row.starts if name == "starts_second" else row.ends) is not None
    return value not in (None, "")


def _is_alike(known: object, said: object) -> bool:
    if isinstance(known, str) and isinstance(said, str):
        return known.split() == said.split()
    return known == said
