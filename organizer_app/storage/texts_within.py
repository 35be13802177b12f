"""Take the texts out of JSON, so that a line break or an accent in it reads as it was written."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def texts_within(text: str) -> Iterator[str]:
    """Yield a text, or all texts within it if it is JSON, names of fields and JSON within JSON included."""
    if text[:1] not in {"{", "["}:
        yield text
        return
    try:
        said = json.loads(text)
    except ValueError:
        yield text
    else:
        yield from _leaves(said)


def with_texts_within(text: str, change: Callable[[str], str]) -> str:
    """Return a text in which all texts that `texts_within` yields are changed."""
    said = None
    if text[:1] in {"{", "["}:
        with suppress(ValueError):
            said = json.loads(text)
    if said is None:
        return change(text)
    changed = _changed(said, change)
    return text if changed == said else json.dumps(changed, ensure_ascii=False, separators=(",", ":"))


def _changed(said: Any, change: Callable[[str], str]) -> Any:  # noqa: ANN401  # whatever JSON holds
    if isinstance(said, str):
        return with_texts_within(said, change)
    if isinstance(said, dict):
        return {change(name): _changed(value, change) for name, value in said.items()}
    return [_changed(each, change) for each in said] if isinstance(said, list) else said


def _leaves(said: Any) -> Iterator[str]:  # noqa: ANN401  # whatever JSON holds
    if isinstance(said, str):
        # A release keeps JSON within JSON.
        yield from texts_within(said)
    elif isinstance(said, dict):
        for name, value in said.items():
            yield from _leaves(name)
            yield from _leaves(value)
    elif isinstance(said, list):
        for each in said:
            yield from _leaves(each)
