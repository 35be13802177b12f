"""Read the points of maps: GeoJSON (RFC 7946) and the files of uMap."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from organizer_app.exchange.foreign.event_objects import our_cells
from organizer_app.exchange.foreign.event_rows import EventRows, place_cells
from organizer_app.exchange.foreign.object_fields import Object, list_at, object_at, text_at

if TYPE_CHECKING:
    from collections.abc import Iterable

    from organizer_app.domain.importing.foreign_files import ForeignTable

_NOT_FACTS: Final = frozenset(
    {"_umap_options", "_storage_options", "marker-color", "marker-symbol", "marker-size"}
)
_POINTS: Final = frozenset({"Point", "MultiPoint"})
_LONG: Final = 2
_HALF: Final = 90


def features_in(content: Any) -> list[Object] | None:  # JSON is anything  # noqa: ANN401  # JSON is anything
    """Return the features of a map; None for what is no map."""
    if not isinstance(content, dict):
        return None
    if content.get("type") == "umap":
        layers = [layer for layer in list_at(content, "layers") if isinstance(layer, dict)]
        return [
            {**feature, "layer": text_at(object_at(layer, "_umap_options"), "name")}
            for layer in layers
            for feature in list_at(layer, "features")
            if isinstance(feature, dict)
        ]
    if content.get("type") == "FeatureCollection":
        return [each for each in list_at(content, "features") if isinstance(each, dict)]
    return [content] if content.get("type") == "Feature" else None


def feature_table(features: Iterable[Object]) -> ForeignTable:
    """Return the points and the features without a geometry as a table; lines and areas are left out."""
    rows = EventRows("map")
    for feature in features:
        facts, geometry = object_at(feature, "properties"), feature.get("geometry")
        if not facts or (isinstance(geometry, dict) and text_at(geometry, "type") not in _POINTS):
            continue
        if "uid" in facts and "point" in facts:
            rows.add(our_cells({**facts, **_our_point(facts, geometry)}))
        else:
            rows.add({**_facts(facts), **_point(geometry), "layer": text_at(feature, "layer")})
    return rows.table()


def _our_point(facts: Object, geometry: Any) -> dict[str, object]:  # JSON is anything  # noqa: ANN401  # JSON is anything
    return {**_point(geometry), "is_spot": True} if facts.get("point") == "spot" else {"is_spot": False}


def _facts(facts: Object) -> dict[str, object]:
    cells: dict[str, object] = {}
    for name, value in facts.items():
        if name not in _NOT_FACTS:
            cells[{"name": "title", "description": "notes"}.get(name, name)] = value
    place = place_cells(str(cells.get("address") or ""))
    if place.get("city") and not cells.get("city"):
        del cells["address"]
        # Beside an address a location is the venue.
        place["venue"] = str(cells.pop("location", "")) or place.get("venue", "")
        cells |= {name: part for name, part in place.items() if part and name not in cells}
    return cells


def _point(geometry: Any) -> dict[str, object]:  # JSON is anything  # noqa: ANN401  # JSON is anything
    at = list_at(geometry, "coordinates")
    if at and isinstance(at[0], list):
        at = at[0]
    if len(at) < _LONG or not all(isinstance(part, int | float) for part in at[:_LONG]):
        return {}
    east, north = at[:_LONG]
    return {"latitude": north, "longitude": east} if -_HALF <= north <= _HALF else {}
