"""Runs the program's own command line, so that demo and pictures show what a user would get."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PLAN_NAME = "prime-day-2019.organizer"
DAY, NEXT_DAY = "2019-07-15", "2019-07-16"
# The sample is seen some weeks before its day, when much of it is still missing.
MADE_AT, SOME_WEEKS_BEFORE, AFTERWARDS = (
    "2019-06-03T09:00-04:00",
    "2019-06-21T12:00-04:00",
    "2019-07-15T22:00-04:00",
)
TABLE = Path(__file__).with_name("hosts.csv")
# These look ahead at the day, from some weeks before, on the day itself, and back at it.
AHEAD_OF_THE_DAY = frozenset({"map", "month", "week", "agenda", "timeline"})
ON_THE_DAY = frozenset({"board"})
THE_DAY_AFTER = frozenset({"counts", "after"})


class CommandFailedError(Exception):
    """A command of the program ended badly; its own sentence is already on the screen."""


def organizer(*arguments: str | Path, at: str = SOME_WEEKS_BEFORE) -> None:
    """Run `organizer` with these arguments at a moment; its output goes to the screen."""
    sys.stdout.flush()
    command = [sys.executable, "-m", "organizer_app", *map(str, arguments)]
    if subprocess.run(command, cwd=ROOT, check=False, env=_at(at)).returncode:
        raise CommandFailedError


def _at(moment: str) -> dict[str, str]:
    """Return the environment of a program whose clock begins at a moment."""
    return {**os.environ, "ORGANIZER_CLOCK": moment}


def answer_of(*arguments: str | Path) -> dict[str, Any]:
    """Run a command that prints JSON, and return that."""
    command = [sys.executable, "-m", "organizer_app", *map(str, arguments)]
    done = subprocess.run(
        command, cwd=ROOT, check=False, env=_at(SOME_WEEKS_BEFORE), capture_output=True, text=True
    )
    if done.returncode:
        raise CommandFailedError
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def fresh_sample(folder: Path) -> Path:
    """Empty the folder, put a new copy of the Prime Day sample plan there, and return its path."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    plan = folder / PLAN_NAME
    organizer("new", plan, "--sample", "prime-day-2019", at=MADE_AT)
    return plan


def picture(plan: Path, view: str, theme: str, out: Path, size: str = "1440x900") -> None:
    """Draw one view of the real window into a PNG of this many pixels.

    The board shows the day itself, what looks back at it the day after; every other view looks at the plan
    some weeks before.
    """
    day = ["--on", DAY] if view in AHEAD_OF_THE_DAY | ON_THE_DAY else []
    if view in THE_DAY_AFTER:
        day = ["--on", NEXT_DAY]
    elif view in AHEAD_OF_THE_DAY:
        day += ["--at", SOME_WEEKS_BEFORE]
    table = ["--file", str(TABLE)] if view == "import" else []
    arguments = ["--view", view, *day, *table, "--size", size, "--theme", theme]
    organizer("picture", plan, *arguments, "--out", out)
