"""Write a schedule as JSON for other programs: as one object, and as map points (RFC 7946)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from organizer_app.exchange.schedule.entry_facts import city_of, name_of
from organizer_app.exchange.schedule.map_points import bounding_box, map_points
from organizer_app.exchange.schedule.schedule_values import record_values, schedule_values

if TYPE_CHECKING:
    from organizer_app.domain.sharing.schedule_words import ScheduleWords
    from organizer_app.domain.sharing.shared_schedule import SharedEntry, SharedSchedule
    from organizer_app.exchange.schedule.map_points import MapPoint
    from organizer_app.exchange.schedule.schedule_values import Values

# Increases when a name is removed or changes its meaning; new names do not increase it.
SHAPE = 1
# What a feature says by its geometry and by ``point``.
_IN_GEOMETRY = frozenset({"latitude", "longitude", "is_spot"})


def write_json(schedule: SharedSchedule, _words: ScheduleWords) -> bytes:
    """Write one object: ``format``, ``shape``, then the fields of `SharedSchedule` with its ``entries``."""
    return json_bytes({"format": "organizer-schedule", "shape": SHAPE, **schedule_values(schedule)})


def write_geojson(schedule: SharedSchedule, words: ScheduleWords) -> bytes:
    """Write a FeatureCollection with its bounding box; see `map_points` for how points of a city are spread.

    Each feature says in ``point`` what its coordinates are: "spot", or "city" where only the city is known.
    The center of the city is then in ``city_center``. An action without coordinates has a null geometry, as
    the RFC says. ``name`` is for labels.
    """
    facts = {name: value for name, value in schedule_values(schedule).items() if name != "entries"}
    points = map_points(schedule.entries)
    features = [_feature(entry, schedule, words, points.get(entry.uid)) for entry in schedule.entries]
    box = {"bbox": bounding_box(points.values())} if points else {}
    return json_bytes({"type": "FeatureCollection", **box, "schedule": facts, "features": features})


def _feature(
    entry: SharedEntry, schedule: SharedSchedule, words: ScheduleWords, at: MapPoint | None
) -> Values:
    values = record_values(entry, schedule.audience)
    properties = {name: value for name, value in values.items() if name not in _IN_GEOMETRY}
    properties["name"] = f"{name_of(entry, words)}: {city_of(entry)}".removesuffix(": ")
    properties["point"] = None if at is None else "spot" if entry.is_spot else "city"
    spot = None
    if at is not None:
        spot = {"type": "Point", "coordinates": [at.longitude, at.latitude]}
        if not entry.is_spot:
            properties["city_center"] = [round(entry.longitude or 0, 6), round(entry.latitude or 0, 6)]
    return {"type": "Feature", "id": entry.uid, "geometry": spot, "properties": properties}


def json_bytes(values: Values) -> bytes:
    """Return indented JSON in UTF-8 with a line feed at its end."""
    return (json.dumps(values, ensure_ascii=False, indent=1) + "\n").encode()
