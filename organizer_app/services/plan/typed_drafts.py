"""Keeps half-typed texts in the plan file, encrypted as all of it, until it is open again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from organizer_app.storage.plan_facts import TYPED_TEXTS, fact_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.services.plan.workspace import Workspace


# Lines from paper wait until they are logged, whatever else ends meanwhile.
_LINES: Final = "lines from paper"


def keep_typed(workspace: Workspace, texts: Sequence[tuple[str, str]]) -> None:
    """Keep pairs of a field's name and the text in it, in place of earlier ones."""
    _keep(workspace, [*texts, *(each for each in _kept(workspace) if each[0] == _LINES)])


def take_typed(workspace: Workspace) -> tuple[tuple[str, str], ...]:
    """Return what was kept, once; it is gone from the plan afterwards."""
    kept = _kept(workspace)
    lines = [each for each in kept if each[0] == _LINES]
    if len(lines) < len(kept):
        _keep(workspace, lines)
    return tuple(each for each in kept if each[0] != _LINES)


def keep_lines(workspace: Workspace, text: str) -> None:
    """Keep the lines from paper that are not logged yet, in place of earlier ones."""
    kept = _kept(workspace)
    others = [each for each in kept if each[0] != _LINES]
    wanted = [*others, (_LINES, text)] if text.strip() else others
    if wanted != kept:
        _keep(workspace, wanted)


def kept_lines(workspace: Workspace) -> str:
    """Return the lines from paper that are not logged yet."""
    return dict(_kept(workspace)).get(_LINES, "")


def _kept(workspace: Workspace) -> list[tuple[str, str]]:
    with workspace.read() as reader:
        kept = fact_of(reader.connection, TYPED_TEXTS)
    return [(str(name), str(text)) for name, text in json.loads(kept or "[]")]


def _keep(workspace: Workspace, texts: Sequence[tuple[str, str]]) -> None:
    kept = json.dumps([list(each) for each in texts], ensure_ascii=False) if texts else ""
    # A fact of the file, not a record: it is no step, is not merged, and stays on this laptop.
    workspace.keep_fact(TYPED_TEXTS, kept)
