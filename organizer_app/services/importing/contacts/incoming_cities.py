"""Finds the city action that a row of people or groups means; the cities are read once for a whole file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.basics.name_folding import fold_name
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.places.place_names import split_city_state
from organizer_app.domain.places.places import Place

if TYPE_CHECKING:
    from organizer_app.storage.reader import Reader


class CityFinder:
    """Knows the cities of a plan by their names."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._cities: dict[str, list[tuple[str, str]]] | None = None

    def action(self, text: str) -> str:
        """Return the id of the only action in a city such as "Portland, OR"; empty for none or several."""
        if not text.strip():
            return ""
        city, state, _rest = split_city_state(text)
        found = self._known().get(fold_name(city), [])
        fitting = [action_id for action_id, admin in found if not state or admin == state]
        return fitting[0] if len(fitting) == 1 else ""

    def _known(self) -> dict[str, list[tuple[str, str]]]:
        if self._cities is None:
            places = {place.id: place for place in self._reader.all(Place)}
            self._cities = {}
            for action in self._reader.all(CityAction):
                place = places.get(action.place_id)
                names = {action.label, place.name if place else ""} - {""}
                for name in {fold_name(each) for each in names}:
                    self._cities.setdefault(name, []).append((action.id, place.admin1 if place else ""))
        return self._cities
