"""Other processes that have a plan open, to be killed or asked to close it."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from organizer_app.domain.basics.plan_users import PlanUser

# Makes this many edits, says so, and stays until its input ends.
_PROGRAM = """
import sys
from pathlib import Path
from organizer_app import wiring
from organizer_app.domain.basics.plan_users import PlanUser
from organizer_app.domain.basics.problems import Problem
from tests.support.open_plans import add_action
path, user, edits, cities, folds = sys.argv[1:]
try:
    workspace = wiring.open_workspace(Path(path), user=PlanUser(user))
except Problem as problem:
    print(type(problem).__name__, flush=True)
    sys.exit()
for number in range(int(edits)):
    add_action(workspace, cities)
    if folds:
        workspace.fold()
print("open", flush=True)
sys.stdin.read()
workspace.close()
"""


class OtherProgram:
    """A process that has a plan open."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def kill(self) -> None:
        """End it as a pulled battery would."""
        os.kill(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def close(self) -> None:
        """Let it close the plan and end."""
        self._process.communicate()


def children_of(process: int) -> list[int]:
    """Return the processes that a process has started with its first thread and not yet waited for."""
    try:
        return [int(each) for each in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    except FileNotFoundError:
        return []


@contextmanager
def other_program(
    path: Path,
    user: PlanUser = PlanUser.COMMAND,
    *,
    edits: int = 0,
    city: str = "Seattle, WA",
    folds: bool = False,
) -> Iterator[OtherProgram]:
    """Open a plan in another process, add actions there, and close it again at the end.

    Args:
        path: the plan.
        user: what the process is.
        edits: how many actions it adds before the block begins.
        city: where.
        folds: whether it folds its log after each of them.
    """
    words = [sys.executable, "-c", _PROGRAM, str(path), user.value, str(edits), city, "yes" if folds else ""]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        program = OtherProgram(process)
        try:
            yield program
        finally:
            if process.poll() is None:
                program.close()
