"""What rules ask of actions is read from flat rows, and rows that say too little of it are found."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.records import Record
from organizer_app.domain.model.city_actions import ActionStatus, Tactic
from organizer_app.domain.model.permits import Permit, PermitStatus
from organizer_app.services.plan.workspace import Workspace
from organizer_app.storage.rows.permit_needs import asked_otherwise, needs_by_action, triggers_by_action
from organizer_app.storage.rows.plan_rows import read_snapshot
from organizer_app.storage.tables import ACTION_SUMMARY
from tests.support.builders import a_city_action, a_place
from tests.support.plan_engines import OpenPlan

DAY = date(2019, 7, 15)
LATE = "2019-06-20"


@pytest.fixture
def workspace(plan: OpenPlan) -> Workspace:
    """Hold a march in New York, 26 days before its day."""
    workspace = plan.workspace
    workspace.clock = lambda: datetime(2019, 6, 19, 12, tzinfo=UTC)
    march = replace(a_city_action(), day=DAY, tactic=Tactic.MARCH, status=ActionStatus.CONFIRMED)
    put(workspace, replace(a_place(), name="New York", admin1="NY"), march)
    return workspace


def put(workspace: Workspace, *records: Record) -> None:
    with workspace.edit(EditKind.CHANGED_NOTES) as editor:
        for record in records:
            editor.put(record)


def needs(workspace: Workspace) -> dict[str, str]:
    with workspace.read() as reader:
        found = needs_by_action(reader, read_snapshot(reader.connection).rows).get("action", {})
    return {code: str(need.latest_on) for code, need in found.items()}


def otherwise(workspace: Workspace, latest: str) -> set[str]:
    with workspace.read() as reader:
        return asked_otherwise(reader, "2019-06-18", latest)


def test_a_march_needs_its_permit_and_with_loudspeakers_one_more(workspace: Workspace) -> None:
    assert needs(workspace) == {"us-ny-new-york/march": "2019-07-01"}
    with workspace.edit(EditKind.CHANGED_NOTES) as editor:
        editor.put(replace(editor.get(type(a_city_action()), "action"), amplified_sound=True))
    assert needs(workspace) == {"us-ny-new-york/march": "2019-07-01", "us-ny-new-york/sound": "2019-07-10"}
    with workspace.read() as reader:
        assert triggers_by_action(reader, ["action"]) == {"action": (False, True, False)}


def test_a_row_says_too_little_once_the_filing_day_is_over_until_somebody_tracks_it(
    workspace: Workspace,
) -> None:
    assert otherwise(workspace, "2019-07-01") == set()
    assert otherwise(workspace, "2019-07-02") == {"action"}
    put(
        workspace,
        Permit(
            id="permit",
            city_action_id="action",
            rule_code="us-ny-new-york/march",
            status=PermitStatus.NOT_NEEDED,
        ),
    )
    assert otherwise(workspace, "2019-07-02") == set()


def test_a_row_that_was_ready_before_the_rules_were_known_is_looked_at_again(
    workspace: Workspace, plan: OpenPlan
) -> None:
    with plan.database.writing() as connection:
        connection.execute(ACTION_SUMMARY.update().values(readiness=4, reasons=""))
    assert otherwise(workspace, LATE) == {"action"}


def test_an_action_elsewhere_needs_nothing(workspace: Workspace) -> None:
    put(workspace, replace(a_city_action(), id="other", place_id=""))
    with workspace.read() as reader:
        assert needs_by_action(reader, read_snapshot(reader.connection).rows).keys() == {"action"}
