"""Locks the public line: documents show the newest, and the log keeps every one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import BadValue
from organizer_app.domain.model.day.log_entries import LogEntry, LogTier
from organizer_app.domain.model.petitions import LockedNumber
from organizer_app.services.actions.numbers import TURNOUT
from organizer_app.services.day.day_clock import corrected
from organizer_app.services.plan.plans import mobilization_named

if TYPE_CHECKING:
    from organizer_app.services.plan.workspace import Workspace


def lock_line(workspace: Workspace, *, text: str, low: int, high: int, mobilization: str = "") -> LogEntry:
    """Lock the public line of the day as one step; a line that was locked before stays in the log.

    Args:
        workspace: the plan.
        text: the line, as it is said to the public.
        low: the lowest number that it claims.
        high: the highest.
        mobilization: id or title; empty for the main one.

    Raises:
        BadValue: an empty line, or a range that ends before it begins.
        NothingFound: no mobilization has this name.
    """
    line = text.strip()
    if not line or not 0 <= low <= high:
        raise BadValue("number", text)
    with workspace.edit(EditKind.LOCKED_LINE, value=line) as editor:
        moment = mobilization_named(editor, mobilization)
        known = editor.all(LockedNumber, mobilization_id=moment.id, metric=TURNOUT)
        fresh = LockedNumber(id=workspace.new_id(), mobilization_id=moment.id, metric=TURNOUT)
        number = next(iter(known), fresh)
        editor.put(replace(number, low=low, high=high, text=line, locked_by=workspace.author))
        now = corrected(workspace.clock(), editor)
        return editor.put(
            LogEntry(
                id=workspace.new_id(),
                text=line,
                mobilization_id=moment.id,
                tier=LogTier.LINE,
                occurred_at=now,
                entered_at=now,
                entered_by=workspace.author,
                is_key=True,
                is_released=True,
            )
        )
