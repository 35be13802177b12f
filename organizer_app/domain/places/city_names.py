"""How a city is named on a line: by the label of the action there or its own name, with its state."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from organizer_app.domain.places.places import Place


def city_and_state(city: str, state: str) -> str:
    """Return a city as a line names it, such as "Seattle, WA"; by its name alone where it has no state."""
    return f"{city}, {state}" if state else city


def is_city_named(typed: str, city: str, state: str) -> bool:
    """Return whether a typed name, "Seattle" or "Seattle, WA" in any case, means a city; "" means none."""
    wanted = " ".join(typed.split()).casefold()
    return bool(wanted) and wanted in {city.casefold(), city_and_state(city, state).casefold()}


def city_of_place(label: str, place: Place | None) -> str:
    """Return how a city is called: by the label of the action there, else by its own name; empty for none."""
    return label or (place.name if place else "")


def place_and_state(label: str, place: Place | None) -> str:
    """Return a city as `city_of_place` does, with its state where it has one."""
    return city_and_state(city_of_place(label, place), place.admin1 if place else "")
