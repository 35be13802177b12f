"""Take texts and moments out of JSON objects of unknown shape; what is not there is blank."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from organizer_app.exchange.foreign.zone_names import is_zone, known_zone

Object = dict[str, Any]
_ISO: Final = re.compile(
    r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?)?", re.IGNORECASE
)
_FIRST_SECOND, _LAST_SECOND = 0, 7_258_118_400
"""Unix seconds from 1970 to 2199."""


def text_at(value: Any, *path: str | int) -> str:  # JSON is anything  # noqa: ANN401  # JSON is anything
    """Return the text or number at a path of names and positions; "" if there is none."""
    for step in path:
        if isinstance(step, str) and isinstance(value, dict):
            value = value.get(step)
        elif isinstance(step, int) and isinstance(value, list) and len(value) > step:
            value = value[step]
        else:
            return ""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return str(value).strip()


def object_at(value: Any, name: str) -> Object:  # JSON is anything  # noqa: ANN401  # JSON is anything
    """Return the object of a name; an empty one if there is none."""
    found = value.get(name) if isinstance(value, dict) else None
    return found if isinstance(found, dict) else {}


def list_at(value: Any, name: str) -> list[Any]:  # JSON is anything  # noqa: ANN401  # JSON is anything
    """Return the list of a name; an empty one if there is none."""
    found = value.get(name) if isinstance(value, dict) else None
    return found if isinstance(found, list) else []


def span_cells(start: str, end: str, zone: str) -> dict[str, str]:
    """Return the cells of a span between two moments in ISO 8601, by the clocks of a zone if one is known."""
    here = known_zone(zone) if zone else ""
    first, last = _local(start, here), _local(end, here)
    cells = {"date": first[0], "start": first[1], "timezone": first[2] or here or zone}
    if last[1] and first[1]:
        cells["end"] = last[1]
    if last[0] and last[0] != first[0]:
        cells["end_date"] = last[0]
    return cells


def second_moment(seconds: Any) -> str:  # JSON is anything  # noqa: ANN401  # JSON is anything
    """Return the moment of Unix seconds in ISO 8601; "" for anything else."""
    if isinstance(seconds, bool) or not isinstance(seconds, int | float):
        return ""
    if not _FIRST_SECOND < seconds < _LAST_SECOND:
        return ""
    return datetime.fromtimestamp(int(seconds), UTC).isoformat()


def _local(text: str, zone: str) -> tuple[str, str, str]:
    """Return day, time and zone of a moment; the zone is "" where it is that of the place."""
    found = _ISO.fullmatch(text)
    if found is None:
        return text, "", ""
    if found[2] is None or found[3] is None:
        return found[1], found[2] or "", ""
    try:
        moment = datetime.fromisoformat(f"{found[1]}T{found[2]}{found[3].upper().replace('Z', '+00:00')}")
        moment = moment.astimezone(ZoneInfo(zone) if is_zone(zone) else UTC)
    except (ValueError, OverflowError):
        return text, "", ""
    return moment.date().isoformat(), f"{moment:%H:%M}", zone if is_zone(zone) else "UTC"
