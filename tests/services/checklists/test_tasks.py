"""Whatever is done to tasks is one step, goes for many at once, and is refused whole."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import BadValue, ForbiddenTransition, RecordMissing
from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.domain.model.people import Person
from organizer_app.domain.model.plan_facts import PlanFact
from organizer_app.domain.model.plan_templates import TemplateTask
from organizer_app.domain.model.tasks import Task, TaskStatus
from organizer_app.domain.time.offsets import OffsetFrom, OffsetUnit
from organizer_app.services.actions import action_rows
from organizer_app.services.checklists import tasks, templates
from organizer_app.services.plan import history
from organizer_app.services.plan.workspace import Workspace
from organizer_app.wording.plan.edits import sentence
from tests.support.open_plans import DAY, add_action, empty_plan, one_step, opened, refused


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with opened(empty_plan(tmp_path)) as workspace:
        add_action(workspace, "Seattle, WA")
        with workspace.read() as reader:
            main = reader.all(Mobilization)[-1].id
        templates.apply_template(workspace, mobilization_id=main, template="vigil")
        yield workspace


def ids(workspace: Workspace) -> list[str]:
    with workspace.read() as reader:
        return [task.id for task in reader.all(Task)]


def task(workspace: Workspace, number: int = 0) -> Task:
    with workspace.read() as reader:
        return reader.get(Task, ids(workspace)[number])


def test_done_says_when_and_counts_as_a_step_of_its_city(workspace: Workspace) -> None:
    with one_step(workspace, EditKind.CHANGED_TASKS):
        tasks.set_status(workspace, task_ids=ids(workspace)[:3], status=TaskStatus.DONE)
    assert task(workspace).done_on is not None
    (row,) = action_rows.snapshot(workspace).rows
    assert (row.steps_done, row.steps_total) == (3, len(ids(workspace)))
    tasks.set_status(workspace, task_ids=ids(workspace)[:1], status=TaskStatus.TODO)
    assert task(workspace).done_on is None


def test_what_does_not_apply_has_a_reason(workspace: Workspace) -> None:
    tasks.set_status(
        workspace, task_ids=ids(workspace)[:1], status=TaskStatus.NOT_APPLICABLE, reason="Indoors"
    )
    assert task(workspace).skip_reason == "Indoors"


def test_a_status_one_task_may_not_take_changes_none(workspace: Workspace) -> None:
    tasks.set_status(workspace, task_ids=ids(workspace)[:1], status=TaskStatus.DONE)
    with refused(workspace, ForbiddenTransition):
        tasks.set_status(workspace, task_ids=ids(workspace), status=TaskStatus.SKIPPED)


def test_a_day_of_its_own_pins_a_task_until_it_follows_its_offset_again(workspace: Workspace) -> None:
    before = task(workspace).due_on
    tasks.set_due(workspace, task_ids=ids(workspace)[:1], due_on=date(2027, 4, 1))
    assert (task(workspace).due_on, task(workspace).is_pinned) == (date(2027, 4, 1), True)
    tasks.set_pinned(workspace, task_ids=ids(workspace)[:1], is_pinned=False)
    assert (task(workspace).due_on, task(workspace).is_pinned) == (before, False)


def test_a_task_of_the_desk_counts_its_days_from_the_day_of_the_mobilization(workspace: Workspace) -> None:
    with workspace.edit(EditKind.CHANGED_TASKS, count="1") as editor:
        main = editor.all(Mobilization)[-1].id
        pinned = Task(
            id="desk",
            title="Print",
            mobilization_id=main,
            due_on=DAY,
            is_pinned=True,
            offset_days=-14,
            offset_from=OffsetFrom.ANCHOR,
        )
        editor.put(pinned)
    tasks.set_pinned(workspace, task_ids=["desk"], is_pinned=False)
    with workspace.read() as reader:
        assert reader.get(Task, "desk").due_on == DAY - timedelta(days=14)


def test_a_city_that_changed_a_task_can_take_the_templates_back(workspace: Workspace) -> None:
    original = task(workspace)
    with workspace.edit(EditKind.CHANGED_TASKS, count="1") as editor:
        editor.put(
            replace(
                original,
                title="Lead and song leader named",
                is_gate=False,
                offset_days=-7,
                due_on=date(2027, 4, 10),
                is_changed_here=True,
            )
        )
    tasks.follow_template(workspace, task_id=original.id)
    back = task(workspace)
    assert (back.title, back.due_on, back.is_changed_here, back.is_gate) == (
        original.title,
        original.due_on,
        False,
        True,
    )


def test_an_owner_is_a_person_of_the_plan_or_a_new_one(workspace: Workspace) -> None:
    with one_step(workspace, EditKind.CHANGED_TASKS):
        tasks.set_owner(workspace, task_ids=ids(workspace)[:2], name="Wes Nakai")
    with workspace.read() as reader:
        (person,) = reader.all(Person)
    assert task(workspace, 1).owner_id == person.id
    tasks.set_owner(workspace, task_ids=ids(workspace)[:1], name="")
    assert task(workspace).owner_id == ""


def test_a_task_of_a_citys_own_has_no_template(workspace: Workspace) -> None:
    action_id = task(workspace).city_action_id
    with one_step(workspace, EditKind.ADDED_TASK):
        made = tasks.add_task(workspace, action_id=action_id, title=" Umbrellas ", due_on=date(2027, 4, 16))
    with workspace.read() as reader:
        added = reader.get(Task, made)
    assert (added.title, added.is_pinned, added.template_task_id) == ("Umbrellas", True, "")
    with refused(workspace, RecordMissing):
        tasks.follow_template(workspace, task_id=made)
    with refused(workspace, BadValue):
        tasks.add_task(workspace, action_id=action_id, title="")
    with workspace.edit(EditKind.REMOVED_TASKS, count="1") as editor:
        editor.hide(added)
    with refused(workspace, RecordMissing):
        tasks.set_due(workspace, task_ids=[made], due_on=None)


def test_a_step_ticked_in_many_cities_is_named_in_the_history(workspace: Workspace) -> None:
    for city in ("Seattle, WA", "Boston, MA"):
        tasks.add_task(workspace, action_id=add_action(workspace, city), title="Speakers asked")
    with workspace.read() as reader:
        asked = [each.id for each in reader.all(Task, title="Speakers asked")]
    tasks.set_status(workspace, task_ids=asked, status=TaskStatus.DONE)
    assert sentence(history.entries(workspace)[0]) == "Changed “Speakers asked” in 2 cities"


def test_a_task_handed_back_follows_every_fact_of_its_template(workspace: Workspace) -> None:
    original = task(workspace)
    with workspace.read() as reader:
        made_from = reader.get(TemplateTask, original.template_task_id)
    with workspace.edit(EditKind.CHANGED_TASKS, count="1") as editor:
        editor.put(
            replace(
                original,
                offset_unit=OffsetUnit.WORKING_DAY,
                offset_from=OffsetFrom.START,
                owner_role="medic",
                weight=99,
                fact=PlanFact.RUN_OF_SHOW,
                is_pinned=True,
                is_changed_here=True,
            )
        )
    tasks.follow_template(workspace, task_id=original.id)
    back = task(workspace)
    facts = ("offset_unit", "offset_from", "owner_role", "weight", "fact", "offset_days", "due_on")
    assert {name: getattr(back, name) for name in facts} == {name: getattr(original, name) for name in facts}
    assert made_from.weight == back.weight
    assert not back.is_pinned


def test_a_task_that_is_done_keeps_the_day_it_was_done_on(workspace: Workspace) -> None:
    (task_id, *_rest) = ids(workspace)
    tasks.set_status(workspace, task_ids=[task_id], status=TaskStatus.DONE)
    done_on = task(workspace).done_on
    assert done_on is not None
    tasks.set_status(workspace, task_ids=[task_id], status=TaskStatus.TODO)
    assert task(workspace).done_on is None
    tasks.set_status(workspace, task_ids=[task_id], status=TaskStatus.SKIPPED, reason="Rain")
    assert task(workspace).skip_reason == "Rain"
    tasks.set_status(workspace, task_ids=[task_id], status=TaskStatus.TODO, reason="Rain")
    assert task(workspace).skip_reason == ""


def test_a_task_that_is_gone_refuses_what_is_done_to_many(workspace: Workspace) -> None:
    first, second = ids(workspace)[:2]
    with workspace.edit(EditKind.CHANGED_TASKS, count="1") as editor:
        editor.hide(editor.get(Task, second))
    for gone in (second, "nobody"):
        with pytest.raises(RecordMissing) as problem:
            tasks.set_due(workspace, task_ids=[first, gone], due_on=date(2027, 4, 1))
        assert problem.value.record_id == gone
    assert not task(workspace).is_pinned
