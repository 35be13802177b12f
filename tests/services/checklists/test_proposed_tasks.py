"""Steps that a day taught become part of a template when they are accepted, and undo takes both back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from organizer_app.domain.basics.problems import BadValue
from organizer_app.domain.model.day.lessons import Decision
from organizer_app.domain.model.plan_templates import PlanTemplate, TemplateTask
from organizer_app.services.checklists.proposed_tasks import (
    TypedProposal,
    accept_task,
    leave_out_task,
    propose_task,
)
from organizer_app.services.checklists.templates import adopt_template, list_templates
from organizer_app.services.day.day_books import read_day
from organizer_app.services.day.lessons import Proposal, proposals_of
from organizer_app.services.plan.history import undo
from organizer_app.services.plan.workspace import Workspace
from tests.support.open_plans import opened, sample_plan


@pytest.fixture
def prime_day(tmp_path: Path) -> Iterator[Workspace]:
    """The sample plan."""
    with opened(sample_plan(tmp_path)) as plan:
        yield plan


def seattle(plan: Workspace) -> str:
    return read_day(plan).cities.found("seattle")[0].action_id


def proposals(plan: Workspace) -> tuple[Proposal, ...]:
    with plan.read() as reader:
        return proposals_of(reader, read_day(plan).mobilization_id)


def template(plan: Workspace, key: str) -> tuple[int, dict[str, int]]:
    listed = list_templates(plan, mobilization_id=read_day(plan).mobilization_id)
    (found,) = [each for each in listed if key in (each.template.id, each.template.code)]
    return found.template.revision, {task.title: task.offset_days for task in found.tasks}


def test_an_accepted_step_is_part_of_the_template_and_undo_takes_both_back(prime_day: Workspace) -> None:
    key = adopt_template(prime_day, code="vigil")
    revision, before = template(prime_day, key)
    typed = TypedProposal(template=key, title="Ask unions for a bus", offset_days=-28)
    made = propose_task(prime_day, typed=typed, action_id=seattle(prime_day))
    assert template(prime_day, key) == (revision, before), "a proposal changes nothing"
    (found,) = proposals(prime_day)
    with prime_day.read() as reader:
        assert found.template == reader.get(PlanTemplate, key).title
    assert (found.city, found.before, found.task.decision) == ("Seattle", None, Decision.OPEN)
    assert accept_task(prime_day, proposal_id=made.id) == revision + 1
    assert template(prime_day, key) == (revision + 1, {**before, "Ask unions for a bus": -28})
    assert accept_task(prime_day, proposal_id=made.id) == revision + 1, "accepted once"
    undo(prime_day)
    assert template(prime_day, key) == (revision, before)
    assert [each.task.decision for each in proposals(prime_day)] == [Decision.OPEN]


def test_a_proposal_can_move_a_step_of_a_shipped_template(prime_day: Workspace) -> None:
    key = adopt_template(prime_day, code="vigil")
    listed = list_templates(prime_day, mobilization_id=read_day(prime_day).mobilization_id)
    (task, *_rest) = next(each.tasks for each in listed if each.template.id == key)
    typed = TypedProposal(
        template=key,
        title=task.title,
        offset_days=task.offset_days - 3,
        is_gate=not task.is_gate,
        task_id=task.id,
    )
    made = propose_task(prime_day, typed=typed, action_id=seattle(prime_day))
    (found,) = proposals(prime_day)
    assert found.before == task
    accept_task(prime_day, proposal_id=made.id)
    _revision, after = template(prime_day, key)
    assert after[task.title] == task.offset_days - 3
    with prime_day.read() as reader:
        step = reader.get(TemplateTask, task.id)
    assert step.is_gate is not task.is_gate


def test_what_is_left_out_changes_no_template(prime_day: Workspace) -> None:
    typed = TypedProposal(template="vigil", title="Six marshals", offset_days=-7)
    made = propose_task(prime_day, typed=typed, action_id=seattle(prime_day))
    before = template(prime_day, made.template_id)
    leave_out_task(prime_day, proposal_id=made.id)
    assert [each.task.decision for each in proposals(prime_day)] == [Decision.LEFT_OUT]
    assert template(prime_day, made.template_id) == before


def test_a_step_without_a_name_is_refused_and_no_template_is_added(prime_day: Workspace) -> None:
    typed = TypedProposal(template="vigil", title="  ", offset_days=0)
    with pytest.raises(BadValue):
        propose_task(prime_day, typed=typed, action_id=seattle(prime_day))
    assert proposals(prime_day) == ()
