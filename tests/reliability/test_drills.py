"""The drills run in small numbers with every test run, and none of them fails."""

import gc
import subprocess
import sys

import pytest

from organizer_app.services.plan.workspace import Workspace
from tests.reliability import folder_drills
from tests.reliability.drills import Drill, table
from tests.reliability.run import ROOT


@pytest.mark.kill
def test_no_drill_fails_in_small_numbers() -> None:
    # Another process, because this one may have threads, and a child of it would inherit their locks.
    command = [sys.executable, "tests/reliability/run.py", "fast"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    lines = [line for line in ran.stdout.splitlines() if line.startswith("| ")]
    assert len(lines) == 2 + 17


def test_a_failure_is_counted_in_the_table() -> None:
    drill = Drill("kill", "nothing is lost", 3, ["run 2: lost"], "3 killed")
    line = table([drill], [("small", "2026-11-28")]).splitlines()[-1]
    assert line == "| kill | nothing is lost | 3 | 1 | 3 killed | small | 2026-11-28 |"


@pytest.mark.kill
def test_a_child_that_is_killed_says_what_it_had_acknowledged() -> None:
    script = (
        "import signal\n"
        "from tests.reliability.killing import killed\n"
        "def work(say):\n"
        "    say('one')\n"
        "    signal.pause()\n"
        "print(*killed(work, 0.2))\n"
        "print(*killed(lambda say: say('two'), None))\n"
    )
    ran = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout == "['one'] True\n['two'] False\n"


def test_laptops_that_exchange_through_faulty_folders_lose_nothing_and_leave_memory() -> None:
    gc.collect()
    before = sum(isinstance(each, Workspace) for each in gc.get_objects())
    gc.disable()
    try:
        drill = folder_drills.folder_drill(1)
        left = sum(isinstance(each, Workspace) for each in gc.get_objects()) - before
    finally:
        gc.enable()
    assert (drill.failed, left) == ([], 0)
