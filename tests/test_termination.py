"""SIGTERM closes a plan as its owner would: every step whole, nothing left beside the file, no traceback."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from organizer_app.cli.main import run
from organizer_app.services.plan import history
from tests.support.action_tables import generic
from tests.support.command_line import ROOT
from tests.support.journal_checks import check_plan
from tests.support.open_plans import add_action, empty_plan, opened
from tests.support.other_programs import children_of
from tests.support.painted_windows import telling
from tests.support.waiting import LIMIT, wait_until

TERMINATED, ROWS = 143, 400


# How far a command is, from what lies beside its plan.
MOMENTS: dict[str, Callable[[int, Path], bool]] = {
    "it reads the table": lambda process, _log: bool(children_of(process)),
    "it has written": lambda _process, log: size_of(log) > 300_000,
}


@contextmanager
def started(*arguments: object, **variables: str) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [sys.executable, "-m", "organizer_app", *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **variables},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as program:
        try:
            yield program
        finally:
            program.kill()


def size_of(log: Path) -> int:
    try:
        return log.stat().st_size
    except FileNotFoundError:
        return 0


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_command_that_is_ended_leaves_whole_steps_and_no_log(tmp_path: Path, moment: str) -> None:
    folder = tmp_path / "plans"
    folder.mkdir()
    plan, table = empty_plan(folder), tmp_path / "in.csv"
    log = plan.with_name(f"{plan.name}-wal")
    table.write_bytes(generic(*(("Seattle", "WA", f"2027-04-{1 + n % 28:02d}") for n in range(ROWS))))
    with started("import", plan, table) as command:
        # One that has ended has deleted its log.
        wait_until(lambda: MOMENTS[moment](command.pid, log) or command.poll() is not None, moment)
        command.send_signal(signal.SIGTERM)
        out, err = command.communicate(timeout=LIMIT)
    # A command that was done when the signal came has ended well.
    assert (command.returncode, err) in {(TERMINATED, ""), (0, "")}, out
    # The mark of who has the plan open stays where the signal came while it was made; it holds nobody up.
    assert [file.name for file in folder.iterdir() if file.suffix != ".use"] == [plan.name]
    with opened(plan) as workspace:
        check_plan(workspace)
        assert len(history.entries(workspace)) in {1, 2}
    assert run(["list", str(plan), "actions"], draw=print) == 0
    assert [file.name for file in folder.iterdir()] == [plan.name]


def test_a_window_that_is_ended_closes_its_plan(tmp_path: Path) -> None:
    folder = tmp_path / "plans"
    folder.mkdir()
    plan = empty_plan(folder)
    log = plan.with_name(f"{plan.name}-wal")
    with opened(plan) as workspace:
        add_action(workspace)
    with started(plan, **telling(tmp_path / "telling")) as window:
        assert window.stdout
        assert window.stdout.readline() == "painted\n"
        # The window reads without a log; the log is there once the plan can be edited.
        wait_until(log.exists, "the log", of=window)
        window.send_signal(signal.SIGTERM)
        _out, err = window.communicate(timeout=LIMIT)
    assert (window.returncode, err) == (TERMINATED, "")
    assert [file.name for file in folder.iterdir()] == [plan.name]
    with opened(plan) as workspace:
        check_plan(workspace)
