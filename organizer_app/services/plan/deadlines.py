"""Reads what is due on each day of a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.storage.rows import due_days

if TYPE_CHECKING:
    from organizer_app.domain.checklists.due_days import DueDay, DueItem
    from organizer_app.services.plan.workspace import Workspace


def deadlines(workspace: Workspace) -> list[DueDay]:
    """Return the days on which open steps are due or open permits must be filed, earliest first."""
    with workspace.read() as reader:
        return due_days.due_days(reader.connection)


def due_on(workspace: Workspace, day: str, *, most: int) -> list[DueItem]:
    """Return what is due on an ISO day, permits first, with at most `most` permits and `most` steps."""
    with workspace.read() as reader:
        return due_days.due_on(reader.connection, day, most)
