"""Writes a filter as text and reads it back, for saved views and the next start.

An invalid text means no filter.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from organizer_app.domain.calendar.action_filters import LACKS, ActionFilter

if TYPE_CHECKING:
    from collections.abc import Callable

_TEXTS = ("first_day", "last_day", "mobilization_id", "words")
_CODES = ("states", "statuses", "tactics", "leads", "tags")


def filter_text(wanted: ActionFilter) -> str:
    """Return a filter as JSON with only the parts that narrow the list."""
    found: dict[str, object] = {name: getattr(wanted, name) for name in _TEXTS if getattr(wanted, name)}
    found |= {name: sorted(getattr(wanted, name)) for name in _CODES if getattr(wanted, name)}
    if wanted.readiness:
        found["readiness"] = sorted(wanted.readiness)
    if wanted.lacks:
        found["lacks"] = sorted(wanted.lacks)
    if wanted.expected_over:
        found["expected_over"] = wanted.expected_over
    return json.dumps(found, ensure_ascii=False, sort_keys=True)


def filter_of(text: str) -> ActionFilter:
    """Return the filter that a text describes; parts that are invalid or unknown are left out."""
    try:
        found: Any = json.loads(text)
    except (ValueError, RecursionError):
        return ActionFilter()
    if not isinstance(found, dict):
        return ActionFilter()
    texts = {name: found[name] for name in _TEXTS if isinstance(found.get(name), str)}
    codes: dict[str, Any] = {
        name: _all(found.get(name), lambda each: isinstance(each, str)) for name in _CODES
    }
    levels = _all(found.get("readiness"), lambda each: type(each) is int and 0 <= each <= 5)  # noqa: PLR2004  # past
    lacks = _all(found.get("lacks"), lambda each: each in LACKS)
    over = found.get("expected_over")
    expected_over = over if type(over) is int and over > 0 else 0
    return ActionFilter(**texts, **codes, readiness=levels, lacks=lacks, expected_over=expected_over)


def _all(value: object, fits: Callable[[Any], bool]) -> frozenset[Any]:
    return frozenset(filter(fits, value)) if isinstance(value, list) else frozenset()
