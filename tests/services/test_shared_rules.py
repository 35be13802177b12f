"""What "at once" means is set as one step, and a window of no length is refused."""

from collections.abc import Iterator
from datetime import time
from pathlib import Path

import pytest

from organizer_app.domain.edits import EditKind
from organizer_app.domain.mobilizations import Mobilization, SimultaneityRule
from organizer_app.domain.problems import BadValue
from organizer_app.services.shared_rules import set_rule
from organizer_app.services.workspace import Workspace
from tests.support.open_plans import empty_plan, one_step, opened, refused


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with opened(empty_plan(tmp_path)) as workspace:
        yield workspace


def main(workspace: Workspace) -> Mobilization:
    with workspace.read() as reader:
        return reader.all(Mobilization)[-1]


def test_a_rule_is_set_as_one_step(workspace: Workspace) -> None:
    key = main(workspace).id
    with one_step(workspace, EditKind.CHANGED_RULE):
        set_rule(workspace, mobilization_id=key, rule=SimultaneityRule.WINDOW, at=time(15), minutes=30)
    after = main(workspace)
    assert (after.rule, after.rule_time, after.window_minutes) == (SimultaneityRule.WINDOW, time(15), 30)


@pytest.mark.parametrize("minutes", [0, -1, 24 * 60 + 1])
def test_a_window_has_a_length_of_at_most_a_day(workspace: Workspace, minutes: int) -> None:
    key = main(workspace).id
    with refused(workspace, BadValue):
        set_rule(workspace, mobilization_id=key, rule=SimultaneityRule.WINDOW, at=time(15), minutes=minutes)
