"""An import that is killed leaves the plan as it was before, or as it is after: never anything between."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Self

import pytest

from organizer_app.services.importing.importing import ImportOptions, IncomingFile, import_files
from organizer_app.services.plan import history
from organizer_app.storage.rows.first_read import read_snapshot
from tests.support.journal_checks import check_plan, contents
from tests.support.open_plans import add_action, empty_plan, opened

KILLS, ROWS = 50, 300
CITIES = ("Seattle,WA", "Portland,OR", "Arlington,VA", "New York,NY", "Minneapolis,MN", "Nowhere at All,ZZ")

# Imports everything once, then forks a child for each plan; a child is killed before it is waited for.
FORK_SERVER = """
import os, sys
from pathlib import Path
from organizer_app import wiring
from organizer_app.services.importing.importing import ImportOptions, IncomingFile, import_files
data = Path(sys.argv[1]).read_bytes()
for line in sys.stdin:
    child = os.fork()
    if child == 0:
        workspace = wiring.open_workspace(Path(line.strip()))
        os.write(1, b"begins %d\\n" % os.getpid())
        import_files(workspace, files=[IncomingFile("m.csv", data)], options=ImportOptions())
        workspace.close()
        os._exit(0)
    sys.stdin.readline()
    os.waitpid(child, 0)
    os.write(1, b"over\\n")
"""


def schedule() -> bytes:
    """Return a CSV of some hundred actions with leads and groups."""
    lines = ["city,state,date,time,lead,organizations,notes"]
    for number in range(ROWS):
        city = CITIES[number % len(CITIES)]
        day, hour = f"2027-04-{1 + number % 28:02d}", f"{8 + number % 12}:00"
        lines.append(f"{city},{day},{hour},Person {number % 40},Group {number % 25},row {number}")
    return "\n".join(lines).encode()


class ForkServer:
    """Starts one import after the other and kills it after a while."""

    def __init__(self, data: Path) -> None:
        command = [sys.executable, "-c", FORK_SERVER, str(data)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with self._process:
            pass

    def say(self, text: str) -> None:
        assert self._process.stdin
        self._process.stdin.write(text + "\n")
        self._process.stdin.flush()

    def hear(self) -> str:
        assert self._process.stdout
        return self._process.stdout.readline().strip()

    def import_and_kill(self, plan: Path, after: float) -> None:
        """Kill an import some seconds after it has begun."""
        self.say(str(plan))
        child = int(self.hear().removeprefix("begins "))
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
        self.say("")
        assert self.hear() == "over"


def started(folder: Path) -> Path:
    """Return a plan that already holds an action which the import will not touch."""
    path = empty_plan(folder)
    with opened(path) as workspace:
        add_action(workspace)
    return path


@pytest.mark.kill
def test_fifty_killed_imports_leave_the_plan_before_or_after(tmp_path: Path) -> None:
    data = tmp_path / "m.csv"
    data.write_bytes(schedule())
    original = started(tmp_path).read_bytes()
    whole = tmp_path / "whole.organizer"
    whole.write_bytes(original)
    began = time.monotonic()
    with opened(whole) as workspace:
        import_files(workspace, files=[IncomingFile("m.csv", data.read_bytes())], options=ImportOptions())
        assert len(read_snapshot(whole).rows) == ROWS + 1
    lasts = time.monotonic() - began
    chance = random.Random(2027)
    seen = {"before": 0, "after": 0}
    with ForkServer(data) as server:
        for number in range(KILLS):
            path = tmp_path / f"{number}.organizer"
            path.write_bytes(original)
            server.import_and_kill(path, chance.uniform(0, 1.3 * lasts))
            seen[state_of(path)] += 1
    assert seen["before"] > KILLS // 5
    assert sum(seen.values()) == KILLS


def state_of(path: Path) -> str:
    """Say on which side of the import a plan stands; fail when it stands between or disagrees with itself."""
    with opened(path) as workspace:
        check_plan(workspace)
        steps = [entry.kind.value for entry in history.entries(workspace)]
        rows = len(read_snapshot(path).rows)
        if rows == 1:
            assert steps == ["added_action", "created_plan"]
            return "before"
        assert (rows, steps) == (ROWS + 1, ["imported", "added_action", "created_plan"])
        before = contents(workspace)
        history.undo(workspace)
        assert len(read_snapshot(path).rows) == 1
        history.redo(workspace)
        assert contents(workspace) == before
        return "after"
