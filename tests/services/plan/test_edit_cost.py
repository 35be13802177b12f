"""An edit costs the same whatever happened before: it reads neither journal nor past of its record."""

from pathlib import Path

import pytest

from organizer_app.services.actions import action_rows, city_actions
from organizer_app.services.plan.workspace import Workspace
from tests.support.journal_checks import check_heads, check_lamport, check_sequences, check_values
from tests.support.long_journals import lengthen
from tests.support.open_plans import network_plan, opened
from tests.support.work_counts import calls_of


def work_of_an_edit(workspace: Workspace, action_id: str) -> int:
    """Return what one more edit of an action takes, once everything it needs is loaded."""
    for note in ("one", "two"):
        city_actions.set_notes(workspace, action_id=action_id, notes=note)
    return calls_of(lambda: city_actions.set_notes(workspace, action_id=action_id, notes="three"))


@pytest.mark.parametrize("of_one", [True, False], ids=["of its record", "of others"])
def test_an_edit_takes_no_more_work_after_thousands_of_changes(tmp_path: Path, *, of_one: bool) -> None:
    with opened(network_plan(tmp_path)) as workspace:
        fresh, busy, *others = [row.action_id for row in action_rows.snapshot(workspace).rows]
        few = work_of_an_edit(workspace, fresh)
        lengthen(workspace, [busy] if of_one else others, 3000)
        assert work_of_an_edit(workspace, busy) <= few * 1.05
        with workspace.read() as reader:
            for check in (check_sequences, check_lamport, check_values, check_heads):
                check(reader.connection)
