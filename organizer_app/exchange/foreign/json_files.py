"""Read JSON of a known shape into a table, and refuse any other."""

from __future__ import annotations

import json
from typing import Any, Final

from organizer_app.domain.importing.foreign_files import ForeignFile, ForeignKind, ForeignTable
from organizer_app.domain.importing.import_problems import FileKind, NotText
from organizer_app.domain.importing.incoming_people import TableSubject

_DEEPEST: Final = 40


def read_json(text: str) -> ForeignFile:
    """Return the events, people or groups in a JSON file.

    Raises:
        NotText: it is damaged, or of an unknown shape.
    """
    content = parsed(text)
    slugs = _slugs(content)
    if slugs:
        rows = [["slug"], *([slug] for slug in slugs)]
        table = ForeignTable(rows, list(range(len(rows))), header=0, subject=TableSubject.GROUPS)
        return ForeignFile(ForeignKind.SLUGS, (table,))
    raise NotText(FileKind.JSON)


def parsed(text: str) -> Any:  # noqa: ANN401  # JSON is anything
    """Return the content of a JSON text.

    Raises:
        NotText: it is damaged, nested without end, or holds numbers that JSON does not have.
    """
    if _depth(text) > _DEEPEST:
        raise NotText(FileKind.JSON)
    try:
        return json.loads(text, parse_constant=_refused)
    except (ValueError, RecursionError) as damaged:
        raise NotText(FileKind.JSON) from damaged


def _refused(word: str) -> float:
    raise ValueError(word)


def _depth(text: str) -> int:
    """Return at least how deep the brackets go; those in strings count too, and hardly ever nest."""
    deepest = depth = 0
    for letter in text:
        if letter in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif letter in "]}":
            depth -= 1
    return deepest


def _slugs(content: Any) -> list[str]:  # noqa: ANN401  # JSON is anything
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
