"""Read lists of events in JSON: ours, protests by state, and flat objects with the headings of tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from organizer_app.domain.model.action_fields import SHARED_FIELDS
from organizer_app.exchange.foreign.event_rows import EventRows, place_cells
from organizer_app.exchange.foreign.object_fields import Object, list_at, text_at
from organizer_app.exchange.reading.incoming_fields import generic_field

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from organizer_app.domain.importing.foreign_files import ForeignTable

# The names in our own files, with the headings that they have in our tables.
_OUR_NAMES: Final[Mapping[str, str]] = {
    **{spec.name: spec.csv for spec in SHARED_FIELDS if spec.csv},
    **{
        name: name.replace("_", " ")
        for name in (
            "city", "state", "country", "venue", "address", "groups", "lead", "lead_email", "lead_phone",
            "backup", "latitude", "longitude", "access", "access_notes",
        )
    },
    "uid": "external_id",
    "postal_code": "zip",
    "count_low": "low",
    "count_high": "high",
}  # fmt: skip
_FEW: Final = 2
_PLACE_AND_TIME: Final = frozenset({"city", "venue", "address", "latitude", "zip", "date", "start", "title"})
_STATE: Final = re.compile(r"([A-Z]{2}), ")
_NESTED: Final = 2


def our_cells(entry: Object) -> dict[str, object]:
    """Return the cells of an entry in one of our own files."""
    cells: dict[str, object] = {}
    for name, value in entry.items():
        heading = _OUR_NAMES.get(name, "")
        if heading:
            cells[heading] = "; ".join(map(str, value)) if isinstance(value, list) else value
    if cells.get("access") == "unknown":
        del cells["access"]
    if not entry.get("is_spot", True):
        cells.pop("latitude", None)
        cells.pop("longitude", None)
    for heading in ("start", "end"):
        cells[heading] = str(cells.get(heading) or "")[:5]
    return cells


def organizer_table(entries: Sequence[Object]) -> ForeignTable | None:
    """Return the entries of one of our own files; None without any."""
    rows = EventRows("organizer")
    for entry in entries:
        rows.add(our_cells(entry))
    return rows.table() if entries else None


def state_table(states: Sequence[Object]) -> ForeignTable | None:
    """Return protests in lists by state, as the 50501 site has them; None for any other list."""
    if not states or not all("state" in each and isinstance(each.get("protests"), list) for each in states):
        return None
    rows = EventRows("50501")
    for state in states:
        found = _STATE.match(text_at(state, "state"))
        for protest in list_at(state, "protests"):
            place = place_cells(text_at(protest, "address").replace(" -- ", ", "))
            rows.add(
                {
                    "title": text_at(protest, "type"),
                    "date": text_at(protest, "date"),
                    "time": text_at(protest, "time"),
                    "state": found[1] if found else text_at(state, "state"),
                    **place,
                    "latitude": text_at(protest, "coords", 0),
                    "longitude": text_at(protest, "coords", 1),
                    "url" if "://" in text_at(protest, "organizers") else "groups": text_at(
                        protest, "organizers"
                    ),
                    "notes": text_at(protest, "notes"),
                }
            )
    return rows.table()


def object_table(objects: Sequence[Object]) -> ForeignTable | None:
    """Return flat objects whose names are headings of actions, at least of a place and a time; else None."""
    names = {name for each in objects[:50] for name in _flat(each)}
    fields = {generic_field(name) for name in names} - {None}
    if len(fields & _PLACE_AND_TIME) < _FEW or not fields & {"date", "start"}:
        return None
    rows = EventRows("json")
    for each in objects:
        rows.add(_flat(each))
    return rows.table()


def _flat(value: Object, above: str = "", depth: int = 0) -> dict[str, object]:
    """Return an object with the parts of nested ones under joined names."""
    cells: dict[str, object] = {}
    for name, part in value.items():
        heading = f"{above} {name}".strip()
        if isinstance(part, dict) and depth < _NESTED:
            cells |= _flat(part, heading, depth + 1)
        elif isinstance(part, list):
            cells[heading] = "; ".join(str(each) for each in part[:50] if not isinstance(each, dict | list))
        else:
            cells[heading] = part
    return cells
