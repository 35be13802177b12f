"""A city that joins a plan with templates has the tasks that the others have, whichever way it joins."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.domain.model.tasks import Task
from organizer_app.services.actions import moving_actions
from organizer_app.services.actions.action_rows import snapshot
from organizer_app.services.checklists import templates
from organizer_app.services.importing.importing import ImportOptions, IncomingFile, import_files
from organizer_app.services.plan import history
from organizer_app.services.plan.workspace import Workspace
from tests.support.journal_checks import check_plan
from tests.support.open_plans import add_action, empty_plan, one_step, opened

CSV = b"title,city,state,date,start,status\nRally,Boise,ID,2099-04-17,12:00,committed\n"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with opened(empty_plan(tmp_path)) as workspace:
        add_action(workspace, "Portland, OR")
        templates.apply_template(workspace, mobilization_id=mobilization(workspace), template="vigil")
        yield workspace


def mobilization(workspace: Workspace) -> str:
    with workspace.read() as reader:
        return reader.all(Mobilization)[-1].id


def titles(workspace: Workspace, action_id: str) -> list[str]:
    with workspace.read() as reader:
        return sorted(task.title for task in reader.all(Task, city_action_id=action_id))


def imported(workspace: Workspace) -> object:
    return import_files(workspace, files=[IncomingFile("cities.csv", CSV)], options=ImportOptions())


WAYS: dict[str, Callable[[Workspace], object]] = {
    "added": lambda workspace: add_action(workspace, "Boise, ID"),
    "copied": lambda workspace: moving_actions.copy_actions(
        workspace, action_ids=[snapshot(workspace).rows[0].action_id], days=1
    ),
    "imported": imported,
}


@pytest.mark.parametrize("way", WAYS)
def test_a_new_city_follows_the_templates_of_the_others(workspace: Workspace, way: str) -> None:
    (first,) = snapshot(workspace).rows
    WAYS[way](workspace)
    (new,) = (row for row in snapshot(workspace).rows if row.action_id != first.action_id)
    assert titles(workspace, new.action_id) == titles(workspace, first.action_id) != []
    assert new.steps_total == first.steps_total
    check_plan(workspace)
    history.undo(workspace)
    assert titles(workspace, new.action_id) == []


def test_a_city_of_a_plan_without_templates_gets_no_tasks(tmp_path: Path) -> None:
    with opened(empty_plan(tmp_path)) as workspace, one_step(workspace, EditKind.ADDED_ACTION):
        assert titles(workspace, add_action(workspace, "Boise, ID")) == []
