"""Lets somebody click and type at random in the real window, in a process of its own, and judges it."""

from __future__ import annotations

import json
import math
import os
import shutil
import statistics
import subprocess
import sys
from typing import TYPE_CHECKING, Final

from tests.benchmarks.plan_maker import make_plan
from tests.reliability.drills import Drill
from tests.reliability.watched_disk import ROOT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

# In the second half of the run, the memory may not grow by more than this.
_GROWTH: Final = 1.10
# A shorter run is still warming up: every screen and sheet is loaded when it is first shown.
_LONG_ENOUGH: Final = 8.0


def random_input_drill(folder: Path, minutes: float, most: float, actions: int) -> Drill:
    """Click and type at random, under Xvfb where there is one.

    Args:
        folder: the plan is made here.
        minutes: how long.
        most: clicks and keys, if these are fewer.
        actions: how many the plan has.
    """
    plan = make_plan(folder / "plan.organizer", actions)
    words = [sys.executable, "-m", "tests.reliability.random_input", str(plan), str(minutes), str(most)]
    is_on_x = shutil.which("xvfb-run") is not None
    if is_on_x:
        words = ["xvfb-run", "-a", "-s", "-screen 0 1600x1000x24", *words]
    platform = {"QT_QPA_PLATFORM": "xcb" if is_on_x else "offscreen"}
    homes = {name: str(folder) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")}
    environment = {**os.environ, **platform, **homes, "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    often = f"{minutes:g} min of" if math.isinf(most) else f"{most:g}"
    name = f"{often} random clicks and keys on {actions:,} actions"
    asked = "0 crashes, 0 warnings, memory flat in the second half"
    if ran.returncode:
        return Drill(name, asked, 1, [f"ended with {ran.returncode}: {ran.stderr[-300:]}"], "")
    found = json.loads(ran.stdout)
    failed = [said.strip().splitlines()[-1] for said in found["said"]]
    half, end = _half_and_end(found["samples"])
    if minutes >= _LONG_ENOUGH and end > half * _GROWTH:
        failed.append(f"memory grew from {half:.0f} to {end:.0f} MB in the second half")
    done = sum(found["done"].values())
    where = "Xvfb" if is_on_x else "no screen"
    return Drill(name, asked, done, failed, f"{where}; {half:.0f} MB at half time, {end:.0f} MB at the end")


def _half_and_end(samples: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Return the memory around half time and at the end: medians of a tenth of the run each."""
    tenth = max(len(samples) // 10, 1)
    middle = len(samples) // 2
    sizes = [size for _at, size in samples]
    return statistics.median(sizes[middle : middle + tenth] or [0]), statistics.median(sizes[-tenth:] or [0])
