"""Write a schedule as JSON for other programs: as one object, and as map points (RFC 7946)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from organizer_app.exchange.schedule.schedule_values import record_values, schedule_values

if TYPE_CHECKING:
    from organizer_app.domain.sharing.schedule_words import ScheduleWords
    from organizer_app.domain.sharing.shared_schedule import SharedEntry, SharedSchedule
    from organizer_app.exchange.schedule.schedule_values import Values

# Increases when a name is removed or changes its meaning; new names do not increase it.
SHAPE = 1


def write_json(schedule: SharedSchedule, _words: ScheduleWords) -> bytes:
    """Write one object: ``format``, ``shape``, then the fields of `SharedSchedule` with its ``entries``."""
    return json_bytes({"format": "organizer-schedule", "shape": SHAPE, **schedule_values(schedule)})


def write_geojson(schedule: SharedSchedule, _words: ScheduleWords) -> bytes:
    """Write a FeatureCollection; an action without coordinates has a null geometry, as the RFC says."""
    facts = {name: value for name, value in schedule_values(schedule).items() if name != "entries"}
    features = [_feature(entry, record_values(entry, schedule.audience)) for entry in schedule.entries]
    return json_bytes({"type": "FeatureCollection", "schedule": facts, "features": features})


def _feature(entry: SharedEntry, values: Values) -> Values:
    properties = {name: value for name, value in values.items() if name not in {"latitude", "longitude"}}
    spot = None
    if entry.latitude is not None and entry.longitude is not None:
        spot = {"type": "Point", "coordinates": [round(entry.longitude, 6), round(entry.latitude, 6)]}
    return {"type": "Feature", "id": entry.uid, "geometry": spot, "properties": properties}


def json_bytes(values: Values) -> bytes:
    """Return indented JSON in UTF-8 with a line feed at its end."""
    return (json.dumps(values, ensure_ascii=False, indent=1) + "\n").encode()
