"""The first screen's data is what the engine reads, and costs no more than the driver."""

import subprocess
import sys
from datetime import time
from pathlib import Path

import pytest

from organizer_app.domain.basics.problems import PlanMissing, PlanUnreadable
from organizer_app.services.actions import action_rows, city_actions
from organizer_app.services.plan import history
from organizer_app.storage.rows.first_read import read_snapshot
from tests.support.open_plans import add_action, empty_plan, opened, sample_plan


def test_the_sample_plan_reads_the_same_both_ways(tmp_path: Path) -> None:
    path = sample_plan(tmp_path)
    with opened(path) as workspace:
        engine = action_rows.snapshot(workspace)
    assert read_snapshot(path) == engine
    assert (len(engine.rows), len(engine.mobilizations), len(engine.key_dates)) >= (9, 1, 1)
    assert engine.key_dates[0].starts is None or engine.key_dates[0].starts < 1440


def test_an_empty_plan_has_its_mobilization_and_no_row(tmp_path: Path) -> None:
    path = empty_plan(tmp_path)
    snapshot = read_snapshot(path)
    assert (snapshot.rows, snapshot.key_dates) == ((), ())
    assert snapshot.title == snapshot.mobilizations[0].title == "Day of Action"


def test_it_sees_every_kind_of_step_at_once_also_while_the_plan_is_open(tmp_path: Path) -> None:
    path = empty_plan(tmp_path)
    with opened(path) as workspace:
        steps = (
            lambda: add_action(workspace, "Seattle, WA"),
            lambda: add_action(workspace, "Portland, OR", starts=None),
            lambda: city_actions.hide_actions(
                workspace, action_ids=[action_rows.snapshot(workspace).rows[0].action_id]
            ),
            lambda: history.undo(workspace),
            lambda: city_actions.set_start(
                workspace, action_id=action_rows.snapshot(workspace).rows[0].action_id, starts=time(9)
            ),
        )
        for step in steps:
            step()
            assert read_snapshot(path) == action_rows.snapshot(workspace)
    assert len(read_snapshot(path).rows) == 2


def test_rows_kept_from_before_a_crash_are_not_believed(tmp_path: Path) -> None:
    """The blob is from an older state: whoever reads must fall back to the rows themselves."""
    path = empty_plan(tmp_path)
    with opened(path) as workspace:
        add_action(workspace)
        workspace.keep_first_view()
        add_action(workspace, "Portland, OR")
        assert [row.city for row in read_snapshot(path).rows] == ["Portland", "Seattle"]


def test_no_plan_and_a_wrong_passphrase_are_problems(tmp_path: Path) -> None:
    with pytest.raises(PlanMissing):
        read_snapshot(tmp_path / "none")
    (tmp_path / "junk").write_bytes(bytes(5000))
    with pytest.raises(PlanUnreadable):
        read_snapshot(tmp_path / "junk")


def test_neither_sqlalchemy_nor_alembic_nor_qt_is_loaded_for_it(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from organizer_app.wiring import read_first_view;"
        f"read_first_view(Path({str(empty_plan(tmp_path))!r}));"
        "heavy = {'sqlalchemy', 'alembic', 'PySide6', 'psycopg'};"
        "print(sorted(heavy & {name.split('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
