"""Work on the plan waits until the plan is open and is then done in the order it was asked for."""

from pathlib import Path

from organizer_app.domain.basics.problems import NothingToUndo, Problem
from organizer_app.services.actions import action_rows
from organizer_app.services.plan import history
from organizer_app.services.plan.workspace import Workspace
from organizer_app.ui.flow.background import ImmediateBackground
from organizer_app.ui.flow.plan_access import PlanAccess
from tests.support.open_plans import add_action, empty_plan, opened
from tests.support.plan_views import RecordingView


def refuse(_workspace: Workspace) -> None:
    raise NothingToUndo(forward=False)


def test_work_waits_for_the_plan(tmp_path: Path) -> None:
    view, answers = RecordingView(), []
    access = PlanAccess(view, ImmediateBackground())
    access.ask(lambda workspace: workspace.path.name, answers.append)
    access.ask(lambda _workspace: "second", answers.append)
    assert (answers, access.is_open) == ([], False)
    with opened(empty_plan(tmp_path)) as workspace:
        access.open(workspace)
        assert answers == ["plan.organizer", "second"]
        access.ask(lambda _workspace: "third", answers.append)
    assert (answers[-1], access.is_open) == ("third", True)


def test_a_change_hands_over_its_answer_and_its_step(tmp_path: Path) -> None:
    view, answers = RecordingView(), list[tuple[object, object]]()
    access = PlanAccess(view, ImmediateBackground())
    with opened(empty_plan(tmp_path)) as workspace:
        access.open(workspace)
        access.do(add_action, lambda answer, step: answers.append((answer, step)))
        access.do(lambda _workspace: "nothing", lambda answer, step: answers.append((answer, step)))
        access.do(refuse, lambda _answer, _step: None)
        (added,) = (row.action_id for row in action_rows.snapshot(workspace).rows)
        newest = history.entries(workspace)[0]
    assert answers == [(added, newest), ("nothing", None)]
    assert view.problems == ["There is no step to undo."]


def test_a_problem_is_told_to_the_view_unless_somebody_else_wants_it(tmp_path: Path) -> None:
    view, heard = RecordingView(), list[Problem]()
    access = PlanAccess(view, ImmediateBackground())
    with opened(empty_plan(tmp_path)) as workspace:
        access.open(workspace)
        access.ask(refuse, lambda _none: None)
        access.ask(refuse, lambda _none: None, heard.append)
    assert view.problems == ["There is no step to undo."]
    assert [type(problem) for problem in heard] == [NothingToUndo]
