"""Every fault of a plan, or of one mobilization."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from organizer_app.domain.assignments import VACATED, Assignment, AssignmentRole
from organizer_app.domain.findings import Finding, find_all
from organizer_app.services.plans import mobilization_named
from organizer_app.storage import plan_rows

if TYPE_CHECKING:
    from organizer_app.services.workspace import Workspace


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
        leading: dict[str, list[str]] = defaultdict(list)
        for held in reader.all(Assignment, role=AssignmentRole.LEAD.value):
            if held.status not in VACATED:
                leading[held.person_id].append(held.city_action_id)
    rows = [row for row in snapshot.rows if not wanted or row.mobilization_id == wanted]
    heads = {head.mobilization_id: head for head in snapshot.mobilizations}
    return find_all(rows, heads, leading)
