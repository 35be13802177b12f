"""SIGTERM closes a plan as its owner would: every step whole, nothing left beside the file, no traceback."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from organizer_app.services.plan import history
from tests.support.action_tables import generic
from tests.support.command_line import ROOT
from tests.support.journal_checks import check_plan
from tests.support.open_plans import add_action, empty_plan, opened

TERMINATED, ROWS = 143, 400


def start(*arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "organizer_app", *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def wait_for(file: Path, program: subprocess.Popen[str]) -> None:
    """Wait until a program has made a file; one that has ended may have deleted it again."""
    ends = time.monotonic() + 300
    while not file.exists() and program.poll() is None:
        assert time.monotonic() < ends
        time.sleep(0.005)


@pytest.mark.parametrize("after", [0.0, 0.2, 0.5])
def test_a_command_that_is_ended_leaves_whole_steps_and_no_log(tmp_path: Path, after: float) -> None:
    folder = tmp_path / "plans"
    folder.mkdir()
    plan, table = empty_plan(folder), tmp_path / "in.csv"
    table.write_bytes(generic(*(("Seattle", "WA", f"2027-04-{1 + n % 28:02d}") for n in range(ROWS))))
    with start("import", plan, table) as command:
        wait_for(plan.with_name(f"{plan.name}-wal"), command)
        time.sleep(after)
        command.send_signal(signal.SIGTERM)
        out, err = command.communicate(timeout=120)
    # A command that was done when the signal came has ended well.
    assert (command.returncode, err) in {(TERMINATED, ""), (0, "")}, out
    # The mark of who has the plan open stays where the signal came while it was made; it holds nobody up.
    assert [file.name for file in folder.iterdir() if file.suffix != ".use"] == [plan.name]
    with opened(plan) as workspace:
        check_plan(workspace)
        assert len(history.entries(workspace)) in {1, 2}
    with start("list", plan, "actions") as following:
        assert following.communicate(timeout=120)[1] == ""
    assert [file.name for file in folder.iterdir()] == [plan.name]


def test_a_window_that_is_ended_closes_its_plan(tmp_path: Path) -> None:
    folder = tmp_path / "plans"
    folder.mkdir()
    plan = empty_plan(folder)
    with opened(plan) as workspace:
        add_action(workspace)
    with start(plan) as window:
        # The window reads without a log; the log is there once the plan can be edited.
        wait_for(plan.with_name(f"{plan.name}-wal"), window)
        time.sleep(1)
        window.send_signal(signal.SIGTERM)
        _out, err = window.communicate(timeout=120)
    assert (window.returncode, err) == (TERMINATED, "")
    assert [file.name for file in folder.iterdir()] == [plan.name]
    with opened(plan) as workspace:
        check_plan(workspace)
