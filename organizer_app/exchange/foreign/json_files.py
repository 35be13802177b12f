"""Read JSON of a known shape into tables, and refuse any other."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from organizer_app.domain.importing.foreign_files import ForeignFile, ForeignKind, ForeignTable
from organizer_app.domain.importing.import_problems import FileKind, NotText
from organizer_app.domain.importing.incoming_people import TableSubject
from organizer_app.exchange.foreign.event_objects import object_table, organizer_table, state_table
from organizer_app.exchange.foreign.json_kinds import kind_of
from organizer_app.exchange.foreign.map_features import feature_table, features_in
from organizer_app.exchange.foreign.mobilize_pages import is_mobilize_event, mobilize_table
from organizer_app.exchange.foreign.osdi_pages import (
    embedded,
    events_table,
    is_event,
    is_person,
    people_table,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

_DEEPEST: Final = 40
_MOST_PAGES: Final = 10_000
_FEWEST_SLUGS: Final = 2
"""A single word in a list is an answer to something, not a list of groups."""
Object = dict[str, Any]


def read_json(text: str) -> ForeignFile:
    """Return the events, people or groups in a JSON file.

    Raises:
        NotText: it is damaged, or about something else.
    """
    content = parsed(text)
    for read in (_slugs, _ours, _mobilize, _osdi, _map, _states, _objects):
        found = read(content)
        if found is not None:
            return found
    raise NotText(kind_of(content))


def parsed(text: str) -> Any:  # JSON is anything  # noqa: ANN401  # JSON is anything
    """Return the content of a JSON text, or of several, one a line.

    Raises:
        NotText: it is damaged, nested without end, or holds numbers that JSON does not have.
    """
    if _depth(text) > _DEEPEST:
        raise NotText(FileKind.JSON_DAMAGED)
    try:
        return json.loads(text, parse_constant=_refused)
    except (ValueError, RecursionError) as damaged:
        lines = text.split("\n")
        if len(lines) < 2 or not lines[0].rstrip().endswith("}"):  # one object a line  # noqa: PLR2004  # one object a line
            raise NotText(FileKind.JSON_DAMAGED) from damaged
    try:
        return [json.loads(line, parse_constant=_refused) for line in lines if line.strip()]
    except (ValueError, RecursionError) as damaged:
        raise NotText(FileKind.JSON_DAMAGED) from damaged


def _refused(word: str) -> float:
    raise ValueError(word)


def _depth(text: str) -> int:
    """Return how deep the brackets go at least; those in texts count too, and hardly ever nest."""
    deepest = depth = 0
    for piece in text.replace("]", "}").replace("[", "{").split("{"):
        closed = piece.count("}")
        deepest = max(deepest, depth)
        depth = max(depth - closed, 0) + 1
    return deepest


def _objects_in(content: Any) -> list[Object]:  # JSON is anything  # noqa: ANN401  # JSON is anything
    """Return the objects of a list, of pages, or of a single one."""
    pages = content if isinstance(content, list) else [content]
    return [page for page in pages[:_MOST_PAGES] if isinstance(page, dict)]


def _several(content: Any) -> list[Object]:  # JSON is anything  # noqa: ANN401  # JSON is anything
    """Return the objects in the only list of an object, as APIs answer, or those of the list itself."""
    if isinstance(content, list):
        return [each for each in content if isinstance(each, dict)]
    if not isinstance(content, dict):
        return []
    lists = [value for value in content.values() if isinstance(value, list) and value]
    named = [
        content[name]
        for name in ("data", "events", "results", "items")
        if isinstance(content.get(name), list)
    ]
    chosen = named or (lists if len(lists) == 1 else [])
    return [each for each in chosen[0] if isinstance(each, dict)] if chosen else []


def _file(kind: ForeignKind, *tables: ForeignTable | None) -> ForeignFile | None:
    held = tuple(table for table in tables if table is not None and len(table.rows) > 1)
    return ForeignFile(kind, held) if held else None


def _ours(content: Any) -> ForeignFile | None:  # JSON is anything  # noqa: ANN401  # JSON is anything
    if not isinstance(content, dict) or content.get("format") != "organizer-schedule":
        return None
    return _file(ForeignKind.EVENTS, organizer_table(_dicts(content.get("entries"))))


def _mobilize(content: Any) -> ForeignFile | None:  # JSON is anything  # noqa: ANN401  # JSON is anything
    pages = _objects_in(content)
    events = [each for page in pages for each in (_dicts(page.get("data")) or [page])]
    if not events or not any(map(is_mobilize_event, events)):
        return None
    return _file(ForeignKind.MOBILIZE, mobilize_table(filter(is_mobilize_event, events)))


def _osdi(content: Any) -> ForeignFile | None:  # JSON is anything  # noqa: ANN401  # JSON is anything
    pages = _objects_in(content)
    found = [each for page in pages for each in (embedded(page) or [page])]
    events = [each for each in found if is_event(each)]
    people = [] if events else [each for each in found if is_person(each)]
    is_of_action_network = any("actionnetwork.org" in str(page.get("_links")) for page in pages[:3])
    kind = ForeignKind.ACTION_NETWORK if is_of_action_network else ForeignKind.OSDI
    return _file(kind, events_table(events, kind.value), people_table(people))


def _map(content: Any) -> ForeignFile | None:  # JSON is anything  # noqa: ANN401  # JSON is anything
    features = features_in(content)
    if features is None:
        return None
    found = _file(ForeignKind.MAP, feature_table(features))
    if found is None:
        raise NotText(FileKind.NO_POINTS)
    return found


def _states(content: Any) -> ForeignFile | None:  # JSON is anything  # noqa: ANN401  # JSON is anything
    return _file(ForeignKind.EVENTS, state_table(_dicts(content)))


def _objects(content: Any) -> ForeignFile | None:  # JSON is anything  # noqa: ANN401  # JSON is anything
    return _file(ForeignKind.EVENTS, object_table(_several(content)))


def _dicts(value: Any) -> list[Object]:  # JSON is anything  # noqa: ANN401  # JSON is anything
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _slugs(content: Any) -> ForeignFile | None:  # JSON is anything  # noqa: ANN401  # JSON is anything
    slugs = list(_slugs_in(content))
    if len(slugs) < _FEWEST_SLUGS:
        return None
    rows = [["slug"], *([slug] for slug in slugs)]
    table = ForeignTable(rows, list(range(len(rows))), header=0, subject=TableSubject.GROUPS)
    return ForeignFile(ForeignKind.SLUGS, (table,))


def _slugs_in(content: Any) -> Iterable[str]:  # JSON is anything  # noqa: ANN401  # JSON is anything
    if not isinstance(content, dict | list):
        return []
    values = list(content.values()) if isinstance(content, dict) else [content]
    lists = [value for value in values if isinstance(value, list)]
    found = [each for held in lists for each in held]
    if len(lists) + sum(isinstance(value, str) for value in values) < len(values) or not all(
        isinstance(each, str) and ":" not in each for each in found
    ):
        # Other JSON that happens to hold a list, maybe of keys such as "osdi:7".
        return []
    return [slug for slug in dict.fromkeys(found) if slug.strip()]
