"""A template makes the tasks of every city in one step, and a later edition keeps what cities did."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import BadValue, RecordMissing
from organizer_app.domain.checklists.planning_problems import BadCondition, BadRecurrence
from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.domain.model.plan_templates import PlanTemplate, TemplateTask
from organizer_app.domain.model.tasks import Task, TaskStatus
from organizer_app.services.actions import city_actions
from organizer_app.services.checklists import tasks, templates
from organizer_app.services.checklists.templates import TemplateOutcome
from organizer_app.services.plan.workspace import Workspace
from tests.support.open_plans import add_action, empty_plan, one_step, opened, refused

VIGIL = "vigil"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with opened(empty_plan(tmp_path)) as workspace:
        yield workspace


def mobilization(workspace: Workspace) -> str:
    with workspace.read() as reader:
        return reader.all(Mobilization)[-1].id


def tasks_of(workspace: Workspace, action_id: str) -> list[Task]:
    with workspace.read() as reader:
        return list(reader.all(Task, city_action_id=action_id))


def applied(workspace: Workspace, template: str = VIGIL) -> TemplateOutcome:
    return templates.apply_template(workspace, mobilization_id=mobilization(workspace), template=template)


def used(workspace: Workspace) -> templates.ListedTemplate:
    found = templates.list_templates(workspace, mobilization_id=mobilization(workspace))
    return next(each for each in found if each.used_revision is not None)


def test_four_templates_ship_and_every_task_of_them_makes_sense(workspace: Workspace) -> None:
    assert sorted(each.template.title for each in templates.shipped_templates()) == [
        "National day of action, 60 days",
        "Petition delivery",
        "Rapid response, 72 hours",
        "Vigil",
    ]
    add_action(workspace, "Seattle, WA")
    for each in templates.shipped_templates():
        assert applied(workspace, each.template.code).added > 5


def test_applying_makes_the_tasks_of_every_city_as_one_step(workspace: Workspace) -> None:
    first, second = add_action(workspace, "Seattle, WA"), add_action(workspace, "Portland, OR")
    with one_step(workspace, EditKind.APPLIED_TEMPLATE):
        assert applied(workspace) == TemplateOutcome(cities=2, added=16)
    made = tasks_of(workspace, first)
    assert len(made) == len(tasks_of(workspace, second)) == 8
    assert (made[0].title, made[0].due_on, made[0].is_gate) == ("Lead named", date(2027, 4, 3), True)
    assert used(workspace).used_revision == 1


def test_cities_that_are_called_off_get_no_tasks(workspace: Workspace) -> None:
    gone = add_action(workspace, "Seattle, WA")
    city_actions.set_status(workspace, action_id=gone, status=city_actions.ActionStatus.CANCELLED)
    assert applied(workspace).cities == 0
    assert tasks_of(workspace, gone) == []


def test_applying_again_does_only_what_is_missing(workspace: Workspace) -> None:
    add_action(workspace, "Seattle, WA")
    applied(workspace)
    assert applied(workspace) == TemplateOutcome()
    portland = add_action(workspace, "Portland, OR")
    assert applied(workspace) == TemplateOutcome(), "a city that joins has its tasks already"
    with workspace.edit(EditKind.REMOVED_TASKS, count="1") as editor:
        editor.hide(editor.all(Task, city_action_id=portland)[0])
    assert applied(workspace) == TemplateOutcome(cities=1, added=1)


def test_a_later_edition_shows_its_difference_and_keeps_local_work(workspace: Workspace) -> None:
    seattle, portland = add_action(workspace, "Seattle, WA"), add_action(workspace, "Portland, OR")
    applied(workspace)
    lead, *_rest = tasks_of(workspace, seattle)
    tasks.set_status(workspace, task_ids=[lead.id], status=TaskStatus.DONE)
    step = used(workspace).tasks[0]
    templates.save_task(workspace, task=replace(step, title="Lead found", offset_days=-20))
    new = TemplateTask(id="", template_id=step.template_id, title="Song sheets", offset_days=-2)
    templates.save_task(workspace, task=new)
    templates.remove_task(workspace, task_id=used(workspace).tasks[4].id)
    listed = used(workspace)
    assert (listed.template.revision, listed.used_revision) == (4, 1)
    found = templates.differences(
        workspace, mobilization_id=mobilization(workspace), template_id=listed.template.id
    )
    assert templates.outcome_of(found) == TemplateOutcome(cities=2, added=2, changed=1, removed=2, kept=1)
    with one_step(workspace, EditKind.APPLIED_TEMPLATE):
        assert applied(workspace, listed.template.id).kept == 1
    assert tasks_of(workspace, seattle)[0].title == "Lead named"
    assert (tasks_of(workspace, portland)[0].title, tasks_of(workspace, portland)[0].due_on) == (
        "Lead found",
        date(2027, 3, 28),
    )
    assert used(workspace).used_revision == 4


def test_a_shipped_template_is_adopted_once(workspace: Workspace) -> None:
    with one_step(workspace, EditKind.CHANGED_TEMPLATE):
        made = templates.adopt_template(workspace, code=VIGIL)
    assert templates.adopt_template(workspace, code=VIGIL) == made
    listed = templates.list_templates(workspace, mobilization_id=mobilization(workspace))
    assert listed[0].template.title == "Vigil"
    assert len(listed) == 4


def own_template(workspace: Workspace) -> str:
    with workspace.edit(EditKind.CHANGED_TEMPLATE, title="Town hall") as editor:
        return editor.put(PlanTemplate(id=workspace.new_id(), title="Town hall")).id


def test_a_template_of_ones_own_is_filled_task_by_task(workspace: Workspace) -> None:
    made = own_template(workspace)
    templates.save_task(workspace, task=TemplateTask(id="", template_id=made, title="Chairs", offset_days=-1))
    action = add_action(workspace, "Seattle, WA")
    assert applied(workspace, made) == TemplateOutcome(cities=1, added=1)
    assert [task.title for task in tasks_of(workspace, action)] == ["Chairs"]


def test_a_task_that_makes_no_sense_is_refused_whole(workspace: Workspace) -> None:
    made = own_template(workspace)
    task = TemplateTask(id="", template_id=made, title="Chairs", offset_days=-1)
    for wrong, problem in (
        (replace(task, title=" "), BadValue),
        (replace(task, offset_days=-4000), BadValue),
        (replace(task, weight=-1), BadValue),
        (replace(task, applies_if="rain"), BadCondition),
        (replace(task, recurrence="now and then"), BadRecurrence),
        (replace(task, offset_days=1, recurrence="FREQ=DAILY"), BadRecurrence),
    ):
        with refused(workspace, problem):
            templates.save_task(workspace, task=wrong)


def test_saving_what_is_there_already_is_no_step(workspace: Workspace) -> None:
    templates.adopt_template(workspace, code=VIGIL)
    add_action(workspace, "Seattle, WA")
    applied(workspace)
    step = used(workspace).tasks[0]
    templates.save_task(workspace, task=step)
    assert used(workspace).template.revision == 1


def test_a_template_nobody_has_is_refused(workspace: Workspace) -> None:
    with refused(workspace, RecordMissing):
        applied(workspace, "carnival")


@pytest.mark.parametrize("template", [each.template.code for each in templates.shipped_templates()])
def test_what_a_shipped_template_would_do_is_what_it_does(workspace: Workspace, template: str) -> None:
    for city in ("Seattle, WA", "Boston, MA"):
        add_action(workspace, city)
    foreseen = templates.outcome_of(
        templates.differences(workspace, mobilization_id=mobilization(workspace), template_id=template)
    )
    assert foreseen == applied(workspace, template)


def test_another_template_does_not_touch_the_tasks_of_the_first(workspace: Workspace) -> None:
    seattle = add_action(workspace, "Seattle, WA")
    applied(workspace)
    before = tasks_of(workspace, seattle)
    own = own_template(workspace)
    templates.save_task(workspace, task=TemplateTask(id="", template_id=own, title="Chairs", offset_days=-1))
    assert applied(workspace, own) == TemplateOutcome(cities=1, added=1)
    assert [each for each in tasks_of(workspace, seattle) if each.title != "Chairs"] == before


@pytest.mark.parametrize(("weight", "is_fine"), [(-1, False), (0, True), (1000, True), (1001, False)])
def test_a_weight_is_from_nothing_to_a_thousand(workspace: Workspace, weight: int, is_fine: bool) -> None:  # noqa: FBT001  # a column of the table
    task = TemplateTask(id="", template_id=own_template(workspace), title="Chairs", weight=weight)
    if is_fine:
        assert templates.save_task(workspace, task=task)
    else:
        with refused(workspace, BadValue):
            templates.save_task(workspace, task=task)
