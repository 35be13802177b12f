"""Runs the command line as the launcher does, or as a process of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from organizer_app.services.plan import history
from tests.support.open_plans import facts, opened

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Answer:
    """What a command left: its exit status and both outputs."""

    status: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """Standard output as JSON; fails when anything else is on it."""
        assert (self.status, self.err) == (0, "")
        return json.loads(self.out)

    @property
    def problem(self) -> str:
        """The one line on standard error of a command that did nothing else."""
        assert self.status in {1, 2}
        assert self.out == ""
        assert self.err.count("\n") == 1, self.err
        assert "Traceback" not in self.err
        return self.err.rstrip("\n")


Organizer = Callable[..., Answer]


def process(*arguments: object, **environment: str) -> Answer:
    """Run ``python -m organizer_app`` as scripts do."""
    done = subprocess.run(
        [sys.executable, "-m", "organizer_app", *map(str, arguments)],
        capture_output=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, **environment},
        text=True,
        encoding="utf-8",
    )
    return Answer(done.returncode, done.stdout, done.stderr)


def whole_plan(path: Path) -> tuple[object, ...]:
    """Return all that a plan and its journal hold, to be compared before and after."""
    with opened(path) as workspace:
        return (*facts(workspace), *history.entries(workspace))
