"""Moving the anchor takes along what is neither done nor pinned, and moving it back restores everything."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.domain.model.permits import Permit, PermitStatus
from organizer_app.domain.model.simultaneity_rules import SimultaneityRule
from organizer_app.domain.model.tasks import Task, TaskStatus
from organizer_app.domain.rows.bulk_changes import BulkChange, BulkField
from organizer_app.services.actions import bulk_edits, city_actions, moving_actions, scheduling
from organizer_app.services.checklists import permits, tasks, templates
from organizer_app.services.plan import history, reflow
from organizer_app.services.plan.workspace import Workspace
from tests.support.open_plans import DAY, NOON, action, add_action, empty_plan, one_step, opened

WEEK = timedelta(days=7)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with opened(empty_plan(tmp_path)) as workspace:
        yield workspace


def mobilization(workspace: Workspace) -> str:
    with workspace.read() as reader:
        return reader.all(Mobilization)[-1].id


def days(workspace: Workspace) -> dict[str, date | None]:
    with workspace.read() as reader:
        found: dict[str, date | None] = {task.id: task.due_on for task in reader.all(Task)}
        return found | {permit.id: permit.due_on for permit in reader.all(Permit)}


def planned(workspace: Workspace) -> str:
    seattle = add_action(workspace, "Seattle, WA")
    templates.apply_template(
        workspace, mobilization_id=mobilization(workspace), template="national-day-of-action"
    )
    permits.track(workspace, lines=permits.list_permits(workspace))
    return seattle


def test_tasks_permits_and_actions_follow_the_anchor_as_one_step(workspace: Workspace) -> None:
    seattle = planned(workspace)
    before = days(workspace)
    assert date(2027, 1, 17) in before.values(), "Seattle wants 90 days"
    with one_step(workspace, EditKind.MOVED_ANCHOR):
        reflow.move_anchor(workspace, mobilization_id=mobilization(workspace), day=DAY + WEEK)
    assert action(workspace, seattle).day == DAY + WEEK
    assert days(workspace) == {key: day + WEEK if day else None for key, day in before.items()}
    reflow.move_anchor(workspace, mobilization_id=mobilization(workspace), day=DAY)
    assert days(workspace) == before


def test_what_is_done_or_pinned_stays(workspace: Workspace) -> None:
    planned(workspace)
    with workspace.read() as reader:
        done, pinned, open_one, *_rest = reader.all(Task)
    tasks.set_status(workspace, task_ids=[done.id], status=TaskStatus.DONE)
    tasks.set_pinned(workspace, task_ids=[pinned.id], is_pinned=True)
    reflow.move_anchor(workspace, mobilization_id=mobilization(workspace), day=DAY + WEEK)
    after = days(workspace)
    assert (after[done.id], after[pinned.id]) == (done.due_on, pinned.due_on)
    assert open_one.due_on is not None
    assert after[open_one.id] == open_one.due_on + WEEK


@pytest.mark.parametrize("status", sorted(PermitStatus, key=lambda each: each.value))
def test_only_a_permit_that_nobody_has_filed_follows_its_day(
    workspace: Workspace, status: PermitStatus
) -> None:
    seattle = planned(workspace)
    with workspace.edit(EditKind.CHANGED_PERMIT) as editor:
        (known,) = editor.all(Permit)
        editor.put(replace(known, status=status))
    before = known.due_on
    assert before is not None
    city_actions.set_day(workspace, action_id=seattle, day=DAY + WEEK)
    follows = status in {PermitStatus.UNKNOWN, PermitStatus.RESEARCHING, PermitStatus.TO_FILE}
    assert days(workspace)[known.id] == (before + WEEK if follows else before)


def test_actions_can_stay_where_they_are(workspace: Workspace) -> None:
    seattle = planned(workspace)
    reflow.move_anchor(workspace, mobilization_id=mobilization(workspace), day=DAY + WEEK, with_actions=False)
    assert action(workspace, seattle).day == DAY


def test_an_open_anchor_leaves_tasks_without_a_day(workspace: Workspace) -> None:
    seattle = planned(workspace)
    reflow.move_anchor(workspace, mobilization_id=mobilization(workspace), day=None)
    with workspace.read() as reader:
        found = {task.offset_from.value: task.due_on for task in reader.all(Task, city_action_id=seattle)}
    assert found["anchor"] is None
    assert found["start"] is not None


def test_moving_one_city_takes_its_own_deadlines_along(workspace: Workspace) -> None:
    seattle, portland = add_action(workspace, "Seattle, WA"), add_action(workspace, "Portland, OR")
    templates.apply_template(workspace, mobilization_id=mobilization(workspace), template="vigil")

    def counted(action_id: str) -> date | None:
        with workspace.read() as reader:
            found = reader.all(Task, city_action_id=action_id)
        return next(task.due_on for task in found if task.title == "Headcount")

    with one_step(workspace, EditKind.CHANGED_DAY):
        city_actions.set_day(workspace, action_id=seattle, day=DAY + WEEK)
    assert (counted(seattle), counted(portland)) == (DAY + WEEK, DAY)
    with one_step(workspace, EditKind.MOVED_ACTIONS):
        city_actions.move_actions(workspace, action_ids=[seattle, portland], day=DAY - WEEK)
    assert (counted(seattle), counted(portland)) == (DAY - WEEK, DAY - WEEK)


def test_the_preview_says_what_moves_and_writes_nothing(workspace: Workspace) -> None:
    planned(workspace)
    with workspace.read() as reader:
        pinned = next(task for task in reader.all(Task) if task.due_on)
        dated = sum(task.due_on is not None for task in reader.all(Task))
    tasks.set_pinned(workspace, task_ids=[pinned.id], is_pinned=True)
    before = days(workspace)
    found = reflow.preview_anchor(workspace, mobilization_id=mobilization(workspace), day=DAY + WEEK)
    assert found == reflow.AnchorPreview(actions=1, tasks=dated - 1, permits=1, pinned=1)
    assert days(workspace) == before
    still = reflow.preview_anchor(workspace, mobilization_id=mobilization(workspace), day=DAY)
    assert still[:3] == (0, 0, 0)


def test_another_city_has_other_filing_days(workspace: Workspace) -> None:
    seattle = add_action(workspace, "Seattle, WA")
    permits.set_triggers(workspace, action_id=seattle, street=True, sound=False, park=False)
    templates.apply_template(workspace, mobilization_id=mobilization(workspace), template="vigil")

    def filing() -> date | None:
        with workspace.read() as reader:
            return next(task.due_on for task in reader.all(Task) if task.title == "Permit filed")

    assert filing() == DAY - timedelta(days=90)
    with one_step(workspace, EditKind.CHANGED_PLACE):
        city_actions.set_place(workspace, action_id=seattle, place_text="San Francisco, CA")
    assert filing() == date(2027, 3, 26), "fifteen working days"


WAYS: dict[str, Callable[[Workspace, str], object]] = {
    "many at once": lambda plan, each: bulk_edits.apply(
        plan, action_ids=[each], change=BulkChange(BulkField.DAY, DAY + WEEK)
    ),
    "dragged": lambda plan, each: moving_actions.shift_actions(plan, action_ids=[each], days=7),
    "into the shared time": lambda plan, each: scheduling.move_to_shared_moment(plan, action_ids=[each]),
}


@pytest.mark.parametrize("way", WAYS)
def test_deadlines_follow_whichever_way_a_city_is_moved(workspace: Workspace, way: str) -> None:
    with workspace.edit(EditKind.CHANGED_RULE) as editor:
        (known,) = editor.all(Mobilization)
        rule = SimultaneityRule.SAME_LOCAL_TIME
        editor.put(replace(known, anchor_date=DAY + WEEK, rule=rule, rule_time=NOON))
    seattle = add_action(workspace, "Seattle, WA")
    permits.track(workspace, lines=permits.list_permits(workspace))
    assert set(days(workspace).values()) == {DAY - timedelta(days=90)}
    WAYS[way](workspace, seattle)
    assert action(workspace, seattle).day == DAY + WEEK
    assert set(days(workspace).values()) == {DAY + WEEK - timedelta(days=90)}
    history.undo(workspace)
    assert set(days(workspace).values()) == {DAY - timedelta(days=90)}
