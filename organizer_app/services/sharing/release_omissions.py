"""Names the actions that a release leaves out and why, and announces them in one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.model.city_actions import ActionStatus
from organizer_app.domain.rows.action_rows import OFF_STATUSES
from organizer_app.domain.rows.bulk_changes import BulkChange, BulkField
from organizer_app.domain.sharing.release_checks import LeftOut
from organizer_app.domain.sharing.sharing_rules import entry_uid
from organizer_app.services.actions.bulk_edits import apply
from organizer_app.storage.rows import plan_rows

if TYPE_CHECKING:
    from collections.abc import Collection

    from organizer_app.domain.sharing.shared_schedule import SharedSchedule
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.reader import Reader


def left_out(reader: Reader, schedule: SharedSchedule, mobilization_id: str) -> tuple[LeftOut, ...]:
    """Return the actions of a mobilization that its schedule does not list, in the order of the plan."""
    listed = {entry.uid for entry in schedule.entries}
    rows = plan_rows.read_snapshot(reader.connection).rows
    return tuple(
        LeftOut(row.action_id, row.city, row.state, row.status, can_announce=row.status not in OFF_STATUSES)
        for row in rows
        if row.mobilization_id == mobilization_id and entry_uid(row.action_id) not in listed
    )


def announcing_status(audience: Audience) -> ActionStatus:
    """Return the first status in which an audience learns of an action; see `sharing_rules.announced_to`."""
    return ActionStatus.COMMITTED if audience is Audience.PUBLIC else ActionStatus.ASKED


def announce(workspace: Workspace, *, audience: Audience, action_ids: Collection[str]) -> None:
    """Give actions the first status in which an audience learns of them, as one step."""
    change = BulkChange(BulkField.STATUS, announcing_status(audience))
    apply(workspace, action_ids=action_ids, change=change)
