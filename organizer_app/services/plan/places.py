"""Finds the place for a city name through the shipped gazetteer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from organizer_app.domain.basics.problems import BadValue
from organizer_app.domain.places.place_names import GazetteerPlace, MatchReason, split_city_state
from organizer_app.domain.places.places import Place

if TYPE_CHECKING:
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.reader import Reader


def suggest(workspace: Workspace, text: str, *, limit: int = 8) -> tuple[GazetteerPlace, ...]:
    """Return the places a typed text may mean, largest first."""
    return workspace.gazetteer.look_up(text, limit=limit)


def is_known(workspace: Workspace, text: str) -> bool:
    """Return whether a text names one place or several."""
    city, state, country = split_city_state(text.strip())
    match = workspace.gazetteer.find(city=city, state=state, country=country, suggesting=False)
    return match.why is not MatchReason.UNKNOWN


def place_from(found: GazetteerPlace, record_id: str) -> Place:
    """Return a gazetteer place as a new place of the plan."""
    return Place(id=record_id, **_facts(found))


def place_as(place: Place, found: GazetteerPlace) -> Place:
    """Return a place of the plan with the name, coordinates and time zone from the gazetteer."""
    return replace(place, **_facts(found))


def _facts(found: GazetteerPlace) -> dict[str, Any]:
    return {
        "name": found.name,
        "admin1": found.admin1,
        "country": found.country,
        "latitude": found.latitude,
        "longitude": found.longitude,
        "zone": found.zone,
        "population": found.population,
        "geoname_id": found.geoname_id,
    }


def place_for_text(workspace: Workspace, reader: Reader, text: str) -> Place:
    """Return the place a typed text means: one of the plan, or a new one (version 0) that is not stored yet.

    Raises:
        BadValue: the text means no place, or more than one.
    """
    meant = place_meant(workspace, text)
    known = reader.all(Place, geoname_id=meant.geoname_id)
    return known[0] if known else place_from(meant, workspace.new_id())


def place_meant(workspace: Workspace, text: str) -> GazetteerPlace:
    """Return the gazetteer place that a typed text means.

    Raises:
        BadValue: the text means no place, or more than one.
    """
    city, state, country = split_city_state(text.strip())
    match = workspace.gazetteer.find(city=city, state=state, country=country)
    if match.place is None:
        raise BadValue("city", text)
    return match.place
