"""Reads the flat rows behind every view of the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.services.actions import relay_turns
from organizer_app.storage.rows import plan_rows

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from organizer_app.domain.rows.action_rows import ActionRow, MobilizationHead, PlanSnapshot
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.reader import Reader


def snapshot(workspace: Workspace) -> PlanSnapshot:
    """Return all rows and heads of the plan, ordered by day, start and city."""
    with workspace.read() as reader:
        return snapshot_from(reader)


def snapshot_from(reader: Reader) -> PlanSnapshot:
    """Return the same as `snapshot`, from a read that is already open."""
    return plan_rows.read_snapshot(reader.connection)


def heads_with_turns(workspace: Workspace) -> tuple[MobilizationHead, ...]:
    """Return the mobilizations; relays include the turns of their actions."""
    with workspace.read() as reader:
        return relay_turns.with_turns(reader, plan_rows.read_snapshot(reader.connection))


def rows_of(workspace: Workspace, *, action_ids: Iterable[str]) -> tuple[ActionRow, ...]:
    """Return the rows of some actions, without actions that are hidden or gone."""
    with workspace.read() as reader:
        return plan_rows.read_rows(reader.connection, action_ids)


def notes_and_tags_of(workspace: Workspace) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """Return notes and tags of the visible actions that have any, by action id."""
    with workspace.read() as reader:
        return plan_rows.read_notes(reader.connection), plan_rows.read_tags(reader.connection)


def rows_with_notes_and_tags_of(
    workspace: Workspace, *, action_ids: Collection[str]
) -> tuple[tuple[ActionRow, ...], dict[str, str], dict[str, tuple[str, ...]]]:
    """Return the rows of some actions, with their notes and tags where they have any, by action id."""
    with workspace.read() as reader:
        rows = plan_rows.read_rows(reader.connection, action_ids)
        return rows, *plan_rows.read_notes_and_tags(reader.connection, action_ids)
