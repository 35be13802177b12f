"""Every fault of a plan, or of one mobilization."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.findings import Finding, find_all
from organizer_app.services.plans import mobilization_named
from organizer_app.storage import overview_rows, plan_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.domain.action_rows import ActionRow, PlanSnapshot
    from organizer_app.services.workspace import Workspace
    from organizer_app.storage.reader import Reader


def findings(workspace: Workspace, *, mobilization: str = "") -> list[Finding]:
    """Return every fault, ordered by day, start and city.

    Args:
        workspace: the plan.
        mobilization: id or title of one mobilization; empty for all.

    Raises:
        BadValue: no mobilization has this name.
    """
    with workspace.read() as reader:
        snapshot = plan_rows.read_snapshot(reader.connection)
        wanted = mobilization_named(reader, mobilization).id if mobilization else ""
        rows = [row for row in snapshot.rows if not wanted or row.mobilization_id == wanted]
        return findings_in(reader, snapshot, rows)


def findings_in(reader: Reader, snapshot: PlanSnapshot, rows: Sequence[ActionRow]) -> list[Finding]:
    """Return every fault of some rows that were read already."""
    heads = {head.mobilization_id: head for head in snapshot.mobilizations}
    return find_all(rows, heads, overview_rows.led_actions(reader.connection))
