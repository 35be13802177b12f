"""Determine which cities belong to the states and cities that a regional member was given.

An area is a state, such as "CA", or a city with its state, such as "Oakland, CA". No area at all means all
cities.
"""

from __future__ import annotations

from typing import Final

from organizer_app.domain.places.city_names import city_and_state

Areas = tuple[str, ...]
# What is left where two desks gave areas that have nothing in common.
NO_AREA: Final = "-"


def read_areas(text: str) -> Areas:
    """Return the areas that somebody has typed, one a line or with semicolons between, without doubles."""
    found: dict[str, str] = {}
    for line in text.replace("\n", ";").split(";"):
        parts = [" ".join(part.split()) for part in line.split(",")]
        area = ", ".join(filter(None, parts))
        if area:
            found.setdefault(area.casefold(), area)
    return tuple(found.values())


def covers(areas: Areas, city: str, state: str) -> bool:
    """Return whether a city is in one of some areas; no area covers a city without a state by its state."""
    return not areas or not areas_around(city, state).isdisjoint(area.casefold() for area in areas)


def areas_around(city: str, state: str) -> frozenset[str]:
    """Return the areas that cover a city, without case: its state, and itself."""
    named = city_and_state(city, state)
    return frozenset(area.casefold() for area, is_one in ((state, state), (named, city)) if is_one)


def common(one: Areas, other: Areas) -> Areas:
    """Return what two lists of areas have in common; `NO_AREA` for nothing."""
    if not one or not other:
        return one or other
    found = {area.casefold(): area for area in (*_within(one, other), *_within(other, one))}
    return tuple(sorted(found.values())) or (NO_AREA,)


def _within(one: Areas, other: Areas) -> list[str]:
    wanted = {area.casefold() for area in other}
    return [
        area
        for area in one
        if area.casefold() in wanted or ("," in area and area.rsplit(", ", 1)[-1].casefold() in wanted)
    ]
