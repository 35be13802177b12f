"""What starts outside the shared moment is moved into it in one step; what keeps to it stays."""

from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from organizer_app.domain.action_rows import MobilizationHead
from organizer_app.domain.edits import EditKind
from organizer_app.domain.mobilizations import Mobilization, SimultaneityRule
from organizer_app.services import action_rows, history
from organizer_app.services.shared_window import move_into_window, window_start
from organizer_app.services.workspace import Workspace
from tests.support.open_plans import DAY, action, add_action, empty_plan, one_step, opened

DESK = "America/New_York"


def ruled(workspace: Workspace, rule: SimultaneityRule, at: time | None) -> None:
    with workspace.edit(EditKind.CHANGED_TITLE, city="") as editor:
        (moment,) = editor.all(Mobilization)
        editor.put(replace(moment, rule=rule, rule_time=at))


@pytest.mark.parametrize(
    ("rule", "local"),
    [
        (SimultaneityRule.SAME_INSTANT, time(12, 30)),
        (SimultaneityRule.WINDOW, time(12, 30)),
        (SimultaneityRule.SAME_LOCAL_TIME, time(15, 30)),
    ],
)
def test_an_action_outside_the_rule_starts_with_it(
    tmp_path: Path, rule: SimultaneityRule, local: time
) -> None:
    with opened(empty_plan(tmp_path)) as workspace:
        ruled(workspace, rule, time(15, 30))
        late = add_action(workspace, "Seattle, WA", day=date(2027, 4, 20), starts=time(20))
        with one_step(workspace, EditKind.MOVED_INTO_WINDOW):
            move_into_window(workspace, action_ids=[late])
        assert (action(workspace, late).day, action(workspace, late).starts) == (DAY, local)
        before = len(history.entries(workspace))
        move_into_window(workspace, action_ids=[late])
        assert len(history.entries(workspace)) == before, "nothing is left to move"


def test_without_a_rule_the_best_shared_span_decides(tmp_path: Path) -> None:
    with opened(empty_plan(tmp_path)) as workspace:
        ruled(workspace, SimultaneityRule.FREE, None)
        late = add_action(workspace, "Seattle, WA", starts=time(20))
        move_into_window(workspace, action_ids=[late])
        assert action(workspace, late).starts == time(20), "nobody is live anywhere"


def test_the_start_is_read_on_the_clock_of_the_city() -> None:
    head = MobilizationHead("m", "", "", "2027-04-17", DESK, "window", 930, 30)
    start = window_start(head, (), "Pacific/Honolulu")
    assert start is not None
    assert (start.day, start.wall) == (DAY, time(9, 30))
    assert window_start(head, (), "") is None
    assert window_start(head._replace(rule_time=None), (), DESK) is None


def test_rows_of_the_plan_say_it_too(tmp_path: Path) -> None:
    with opened(empty_plan(tmp_path)) as workspace:
        ruled(workspace, SimultaneityRule.SAME_INSTANT, time(12))
        here = add_action(workspace, "Boston, MA", starts=time(9))
        move_into_window(workspace, action_ids=[here])
        (row,) = action_rows.snapshot(workspace).rows
        assert row.starts == 720
