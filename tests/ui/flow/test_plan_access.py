"""Work on the plan waits until the plan is open and is then done in the order it was asked for."""

from pathlib import Path

from organizer_app.domain.basics.problems import NothingToUndo, Problem
from organizer_app.services.actions import action_rows
from organizer_app.services.plan import history
from organizer_app.services.plan.workspace import Workspace
from organizer_app.ui.flow.background import ImmediateBackground
from organizer_app.ui.flow.plan_access import PlanAccess
from tests.support.held_background import HeldBackground
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


def test_the_same_change_twice_before_its_answer_is_made_once(tmp_path: Path) -> None:
    background, answers = HeldBackground(), list[object]()
    access = PlanAccess(RecordingView(), background)
    with opened(empty_plan(tmp_path)) as workspace:
        access.open(workspace)
        for what in ("first", "first", "second"):
            access.ask_once(what, add_action, answers.append)
        background.answer()
        assert len(answers) == 2
        access.ask_once("first", add_action, answers.append)
        background.answer()
        assert len(answers) == 3, "once it is answered it can be asked for again"
        access.do_once("step", add_action, lambda _added, step: answers.append(step))
        access.do_once("step", add_action, lambda _added, step: answers.append(step))
        background.answer()
        assert len(action_rows.snapshot(workspace).rows) == 4
        assert answers[-1] == history.entries(workspace)[0]


def test_a_change_that_was_refused_can_be_tried_again(tmp_path: Path) -> None:
    view = RecordingView()
    access = PlanAccess(view, ImmediateBackground())
    with opened(empty_plan(tmp_path)) as workspace:
        access.open(workspace)
        for _each in range(2):
            access.ask_once("change", refuse, lambda _none: None)
    assert len(view.problems) == 2
