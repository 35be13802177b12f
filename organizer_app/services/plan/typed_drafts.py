"""Keeps half-typed texts in the plan file, encrypted as all of it, from a lock until it is open again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from organizer_app.storage.plan_facts import TYPED_TEXTS, fact_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.services.plan.workspace import Workspace


def keep_typed(workspace: Workspace, texts: Sequence[tuple[str, str]]) -> None:
    """Keep pairs of a field's name and the text in it, in place of earlier ones."""
    kept = json.dumps([list(each) for each in texts], ensure_ascii=False) if texts else ""
    # A fact of the file, not a record: it is no step, is not merged, and stays on this laptop.
    workspace.keep_fact(TYPED_TEXTS, kept)


def take_typed(workspace: Workspace) -> tuple[tuple[str, str], ...]:
    """Return what was kept, once; it is gone from the plan afterwards."""
    with workspace.read() as reader:
        kept = fact_of(reader.connection, TYPED_TEXTS)
    if not kept:
        return ()
    workspace.keep_fact(TYPED_TEXTS, "")
    return tuple((str(name), str(text)) for name, text in json.loads(kept))
