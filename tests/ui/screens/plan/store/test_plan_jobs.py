"""What is done on the plan in the background answers with what the screen has to say."""

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import BadValue
from organizer_app.domain.model.city_actions import Tactic
from organizer_app.services.actions import action_rows, city_actions
from organizer_app.services.plan import history
from organizer_app.services.plan.workspace import Workspace
from organizer_app.ui.screens.plan.store import plan_jobs
from organizer_app.ui.screens.plan.store.plan_jobs import NewActionFacts, NotesAndTags
from tests.support.open_plans import opened, sample_plan
from tests.support.plan_views import row_in


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with opened(sample_plan(tmp_path)) as workspace:
        yield workspace


def test_a_change_answers_with_its_step_and_no_change_with_none(workspace: Workspace) -> None:
    seattle = row_in(workspace, "Seattle")
    _none, step = workspace.do(lambda plan: city_actions.hide_actions(plan, action_ids=[seattle.action_id]))
    assert step.kind is EditKind.REMOVED_ACTIONS
    assert workspace.do(lambda _plan: None) == (None, None)
    assert history.undo(workspace).edit_id == step.edit_id
    assert history.redo(workspace).edit_id == step.edit_id


def test_what_is_gone_has_no_detail(workspace: Workspace) -> None:
    assert plan_jobs.detail(workspace, "gone") is None
    assert plan_jobs.rows_with_notes_and_tags(workspace, ["gone"]) == ((), NotesAndTags({}, {}))


def test_everything_can_be_read_anew(workspace: Workspace) -> None:
    snapshot = action_rows.snapshot(workspace)
    rows, notes_and_tags = plan_jobs.rows_with_notes_and_tags(workspace, [snapshot.rows[0].action_id])
    assert rows == snapshot.rows[:1]
    assert notes_and_tags.notes.items() <= plan_jobs.notes_and_tags(workspace).notes.items()
    assert any("pavement" in note for note in plan_jobs.notes_and_tags(workspace).notes.values())


def test_a_new_action_answers_with_its_id(workspace: Workspace) -> None:
    facts = NewActionFacts("", ("Boise, ID",), Tactic.VIGIL, date(2019, 7, 15), time(19))
    action_id, step = workspace.do(lambda plan: plan_jobs.created(plan, facts))
    assert row_in(workspace, "Boise").action_id == action_id
    assert step is not None
    with pytest.raises(BadValue):
        plan_jobs.created(workspace, facts._replace(cities=("Springfield",)))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (" ", "Name the city."),
        ("Springfield", "“Springfield” may be Springfield, MO or Springfield, MA or Springfield, IL."),
        ("Seatle, WA", "City not recognized: “Seatle, WA”. Is it Seattle, WA"),
        ("Qqqqzz", "City not recognized: “Qqqqzz”. Write it like Kansas City, MO."),
    ],
)
def test_a_city_that_is_not_taken_is_explained(workspace: Workspace, text: str, said: str) -> None:
    assert plan_jobs.city_sentence(workspace, text).startswith(said)
