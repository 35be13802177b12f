"""Readiness is explained, forced by name with a reason, and keeps up with the calendar."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import BadValue
from organizer_app.domain.model.assignments import Assignment, AssignmentStatus
from organizer_app.domain.model.city_actions import ActionStatus, CityAction
from organizer_app.domain.model.day.count_reports import CountReport
from organizer_app.domain.model.permits import PermitStatus
from organizer_app.domain.model.tasks import Task
from organizer_app.domain.rows.action_rows import ActionRow
from organizer_app.domain.rows.readiness_explained import Explanation, ItemKind
from organizer_app.domain.rows.readiness_levels import Readiness
from organizer_app.services.actions import city_actions, leads, readiness
from organizer_app.services.actions.action_details import action_detail
from organizer_app.services.actions.action_rows import snapshot
from organizer_app.services.checklists import permits
from organizer_app.services.checks.checking import findings
from organizer_app.services.plan.history import undo
from organizer_app.services.plan.workspace import Workspace
from tests.support.open_plans import action, add_action, empty_plan, one_step, opened

if TYPE_CHECKING:
    from organizer_app.domain.basics.changes import ChangeSet


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with opened(empty_plan(tmp_path)) as workspace:
        workspace.clock = lambda: datetime(2027, 4, 1, 12, tzinfo=UTC)
        yield workspace


def explained(workspace: Workspace, action_id: str) -> Explanation:
    found = action_detail(workspace, action_id=action_id).explanation
    assert found is not None
    return found


def stored(workspace: Workspace) -> ActionRow:
    return snapshot(workspace).rows[0]


def a_gate(workspace: Workspace, action_id: str, due: date) -> None:
    task = Task(id=workspace.new_id(), title="Training", city_action_id=action_id, is_gate=True, due_on=due)
    with workspace.edit(EditKind.ADDED_TASK, title="Training", city="Portland, OR") as editor:
        editor.put(task)


def test_what_is_missing_is_told(workspace: Workspace) -> None:
    action_id = add_action(workspace, "Portland, OR")
    seen = explained(workspace, action_id)
    assert (seen.level, seen.percent) == (Readiness.FORMING, 0)
    assert [item.kind.value for item in seen.missing] == [
        "lead", "city_said_yes", "lead_said_yes", "backup", "venue"
    ]  # fmt: skip
    leads.set_lead(workspace, action_id=action_id, name="Lee Example", is_backup=False)
    city_actions.set_venue(workspace, action_id=action_id, venue="Park")
    assert explained(workspace, action_id).percent == 50


def test_calling_a_city_ready_needs_a_name_and_a_reason_and_can_be_taken_back(workspace: Workspace) -> None:
    action_id = add_action(workspace, "Portland, OR")
    for by, reason in (("", "It is small"), ("Dee Example", "  ")):
        with pytest.raises(BadValue):
            readiness.force_ready(workspace, action_id=action_id, by=by, reason=reason)
    with one_step(workspace, EditKind.FORCED_READY):
        readiness.force_ready(workspace, action_id=action_id, by=" Dee Example ", reason="It is small")
    assert (stored(workspace).readiness, stored(workspace).reasons) == (4, "forced")
    seen = explained(workspace, action_id)
    assert (seen.forced_by, seen.forced_reason, seen.percent) == ("Dee Example", "It is small", 0)
    with one_step(workspace, EditKind.STOPPED_FORCING_READY):
        readiness.stop_forcing(workspace, action_id=action_id)
    assert stored(workspace).readiness == Readiness.FORMING
    undo(workspace)
    assert action(workspace, action_id).forced_ready_by == "Dee Example"


def test_a_gate_fails_once_its_day_is_over_though_nobody_touched_the_plan(workspace: Workspace) -> None:
    action_id = add_action(workspace, "Portland, OR")
    a_gate(workspace, action_id, date(2027, 4, 1))
    assert "gate_open" not in stored(workspace).reasons
    told: list[ChangeSet] = []
    workspace.subscribe(told.append)
    workspace.catch_up()
    assert told == []
    workspace.clock = lambda: datetime(2027, 4, 2, 12, tzinfo=UTC)
    workspace.catch_up()
    assert [change.action_ids for change in told] == [frozenset({action_id})]
    assert "gate_open" in stored(workspace).reasons
    workspace.catch_up()
    assert len(told) == 1


def test_a_city_counted_on_its_day_is_past_once_that_day_is_over(workspace: Workspace) -> None:
    day = date(2027, 4, 17)
    counted, other = (add_action(workspace, city, day=day) for city in ("Portland, OR", "Salem, OR"))
    for action_id in (counted, other):
        with workspace.edit(EditKind.CHANGED_END) as editor:
            night = {"ends": time(2), "ends_day": date(2027, 4, 18)}
            editor.put(replace(editor.get(CityAction, action_id), **night))
    workspace.clock = lambda: datetime(2027, 4, 17, 22, tzinfo=UTC)
    with workspace.edit(EditKind.COUNTED_PEOPLE) as editor:
        editor.put(CountReport(id=workspace.new_id(), city_action_id=counted, low=100, high=200))
    assert Readiness.PAST not in {row.readiness for row in snapshot(workspace).rows}
    # 1 AM in Oregon: it goes on until 2 AM where nobody has counted.
    workspace.clock = lambda: datetime(2027, 4, 18, 8, tzinfo=UTC)
    told: list[ChangeSet] = []
    workspace.subscribe(told.append)
    workspace.catch_up()
    assert [change.action_ids for change in told] == [frozenset({counted})]
    levels = {row.action_id: row.readiness for row in snapshot(workspace).rows}
    assert (levels[counted], levels[other] == Readiness.PAST) == (Readiness.PAST, False)


def test_a_city_that_nobody_counted_is_past_from_its_end_on(workspace: Workspace) -> None:
    """It has no backup, and neither Problems nor its own page asks for one any more."""
    action_id = add_action(workspace, "Portland, OR", starts=time(12))
    city_actions.set_end(workspace, action_id=action_id, ends=time(14))
    later = add_action(workspace, "Salem, OR", day=date(2027, 4, 18))
    ends_at = datetime(2027, 4, 17, 21, tzinfo=UTC)
    workspace.clock = lambda: ends_at - timedelta(hours=1)
    workspace.catch_up()
    assert workspace.next_ending() == ends_at
    assert action_id in {found.row.action_id for found in findings(workspace)}
    told: list[ChangeSet] = []
    workspace.subscribe(told.append)
    workspace.clock = lambda: ends_at
    workspace.catch_up()
    workspace.catch_up()
    assert [change.action_ids for change in told] == [frozenset({action_id})]
    assert {found.row.action_id for found in findings(workspace)} == {later}
    detail = action_detail(workspace, action_id=action_id)
    assert detail.explanation is not None
    assert detail.explanation.level is Readiness.PAST
    # The row is what its records make, though only its level was written.
    assert detail.row in snapshot(workspace).rows
    # A city without an end is over with its day.
    assert workspace.next_ending() == datetime(2027, 4, 19, 7, tzinfo=UTC)


def test_a_clock_that_was_put_back_takes_the_end_back(workspace: Workspace) -> None:
    action_id = add_action(workspace, "Portland, OR")
    before = stored(workspace)
    assert before.readiness != Readiness.PAST
    for moment, is_past in ((datetime(2027, 6, 1, tzinfo=UTC), True), (workspace.clock(), False)):
        workspace.clock = lambda moment=moment: moment
        workspace.catch_up()
        assert (stored(workspace).readiness == Readiness.PAST) is is_past
    assert stored(workspace) == before
    assert explained(workspace, action_id).level is not Readiness.PAST


def test_a_changed_task_is_judged_by_the_day_of_the_change(workspace: Workspace) -> None:
    action_id = add_action(workspace, "Portland, OR")
    a_gate(workspace, action_id, date(2027, 3, 31))
    assert "gate_open" in stored(workspace).reasons
    with workspace.edit(EditKind.CHANGED_TASKS, count="1") as editor:
        (task,) = editor.all(Task, city_action_id=action_id)
        editor.put(replace(task, due_on=date(2027, 4, 5)))
    assert "gate_open" not in stored(workspace).reasons


def test_a_city_added_too_late_for_its_permit_is_at_risk_at_once(workspace: Workspace) -> None:
    action_id = add_action(workspace, "Seattle, WA")
    assert (stored(workspace).readiness, stored(workspace).reasons) == (
        Readiness.AT_RISK, "no_lead permit_late no_backup no_venue",
    )  # fmt: skip
    (permit,) = (item for item in explained(workspace, action_id).missing if item.kind is ItemKind.PERMIT)
    assert (permit.is_gate, permit.detail, permit.due_on) == (
        True, "Seattle Special Events Office", date(2027, 1, 17),
    )  # fmt: skip


def test_a_city_is_not_ready_before_what_rules_ask_for_is_granted_or_not_needed(workspace: Workspace) -> None:
    workspace.clock = lambda: datetime(2027, 1, 1, 12, tzinfo=UTC)
    action_id = add_action(workspace, "Seattle, WA")
    leads.set_lead(workspace, action_id=action_id, name="Lee Example", is_backup=False)
    leads.set_lead(workspace, action_id=action_id, name="Bo Example", is_backup=True)
    city_actions.set_venue(workspace, action_id=action_id, venue="Park")
    with workspace.edit(EditKind.CHANGED_STATUS) as editor:
        editor.put(replace(editor.get(CityAction, action_id), status=ActionStatus.CONFIRMED))
        (lead, _backup) = editor.all(Assignment)
        editor.put(replace(lead, status=AssignmentStatus.ACCEPTED))
    assert (stored(workspace).readiness, stored(workspace).reasons) == (Readiness.CONFIRMED, "permit_open")
    (asked,) = permits.list_permits(workspace)
    permits.set_status(workspace, line=asked, status=PermitStatus.NOT_NEEDED)
    assert (stored(workspace).readiness, stored(workspace).reasons) == (Readiness.READY, "")


def test_a_filing_day_that_passes_makes_a_city_late_though_nobody_tracks_its_permit(
    workspace: Workspace,
) -> None:
    workspace.clock = lambda: datetime(2027, 1, 1, 12, tzinfo=UTC)
    add_action(workspace, "Seattle, WA")
    assert "permit_late" not in stored(workspace).reasons
    workspace.clock = lambda: datetime(2027, 1, 29, 12, tzinfo=UTC)
    workspace.catch_up()
    assert "permit_late" in stored(workspace).reasons
