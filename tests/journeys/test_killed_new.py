"""A sample plan whose making is killed is whole or not there, and the next start finds its name free."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from organizer_app import wiring
from organizer_app.storage.rows.first_read import read_snapshot
from tests.support.command_line import ROOT

KILLS, ACTIONS = 25, 9
# Imports everything once, then forks a child for each plan; a child is killed before it is waited for.
FORK_SERVER = """
import os, sys
from pathlib import Path
from organizer_app import wiring
wiring.create_sample_plan(Path(sys.argv[1]))
for line in sys.stdin:
    child = os.fork()
    if child == 0:
        os.write(1, b"%d\\n" % os.getpid())
        wiring.create_sample_plan(Path(line.strip()))
        os._exit(0)
    sys.stdin.readline()
    os.waitpid(child, 0)
    os.write(1, b"over\\n")
"""


def timed(plan: Path) -> float:
    """Return the seconds that a plan takes; the shortest of several is what an undisturbed child needs."""
    began = time.monotonic()
    wiring.create_sample_plan(plan)
    return time.monotonic() - began


@pytest.mark.kill
def test_a_killed_new_leaves_a_whole_plan_or_none(tmp_path: Path) -> None:
    wiring.create_sample_plan(tmp_path / "imports.organizer")
    lasts = min(timed(tmp_path / f"timed{number}.organizer") for number in range(3))
    chance, seen = random.Random(2019), {"none": 0, "whole": 0}
    command = [sys.executable, "-c", FORK_SERVER, str(tmp_path / "warm.organizer")]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdin
        assert server.stdout
        for number in range(KILLS):
            folder = tmp_path / str(number)
            folder.mkdir()
            plan = folder / "plan.organizer"
            server.stdin.write(f"{plan}\n")
            server.stdin.flush()
            child = int(server.stdout.readline())
            time.sleep(chance.uniform(0, 0.7 * lasts))
            os.kill(child, signal.SIGKILL)
            server.stdin.write("\n")
            server.stdin.flush()
            assert server.stdout.readline() == "over\n"
            seen["whole" if plan.exists() else "none"] += 1
            if not plan.exists():
                wiring.create_sample_plan(plan)
                assert list(folder.iterdir()) == [plan]
            assert len(read_snapshot(plan).rows) == ACTIONS
    assert seen["none"] > KILLS // 5
