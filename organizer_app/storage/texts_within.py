"""Take the texts out of JSON, so that a line break or an accent in it reads as it was written."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator


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
